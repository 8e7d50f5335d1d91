import type { AccessFeature, Language } from '../domain/facets.ts'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate, Weekday } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import { type Availability, type Closure, comingSlots, DAYS_AHEAD, type Way } from '../domain/slot.ts'
import { NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { inReach } from './reach-of-requests.ts'
import type { Db } from './schema.ts'
import { duringClosure, withdrawFree } from './slot-withdrawal.ts'

/** Availability as somebody writes it, before it has an id. */
export type AvailabilityDraft = Omit<Availability, 'id'>

/** Publishes times that repeat every week, and makes the slots of the coming weeks. Returns its id and how many. */
export async function publishAvailability(
  db: Db,
  viewer: Viewer | 'job',
  draft: AvailabilityDraft,
  now: Date,
  sample = false,
): Promise<{ id: number; slots: number }> {
  if (viewer !== 'job') await mustReach(db, viewer, draft.hubId)
  const { id } = await db
    .insertInto('availability')
    .values({
      hub_id: draft.hubId,
      adviser_id: draft.adviserId,
      adviser_name: draft.adviserName,
      weekdays: [...draft.weekdays],
      from_time: draft.from,
      to_time: draft.to,
      slot_minutes: draft.minutes,
      breaks: JSON.stringify(draft.breaks),
      valid_from: draft.validFrom,
      valid_to: draft.validTo,
      ways: [...draft.ways],
      languages: [...draft.languages],
      access: [...draft.access],
      created_at: now,
      created_by: viewer !== 'job' && viewer.kind === 'member' ? viewer.accountId : null,
      ended_at: null,
      sample,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeHistory(db, viewer, 'availability.published', `availability:${id}`, { hub: draft.hubId }, now)
  return { id, slots: await fillSlots(db, now, draft.hubId) }
}

/**
 * Makes the slots of the coming six weeks from what is published; those that exist stay as they are, so that doing it
 * again changes nothing. What the hub called off by itself does not come back. Returns how many are new.
 */
export async function fillSlots(db: Db, now: Date, hubId?: number): Promise<number> {
  const rules = await liveAvailability(db, hubId)
  const closures = await liveClosures(db, londonDate(now))
  let made = 0
  for (const rule of rules) {
    const times = comingSlots(rule, closures, londonDate(now), DAYS_AHEAD, now)
    if (times.length === 0) continue
    const calledOff = await calledOffSlots(db, rule.id, now)
    const rows = times
      .filter(({ startsAt }) => !calledOff.has(startsAt.getTime()))
      .map(({ startsAt, endsAt }) => ({
        availability_id: rule.id,
        hub_id: rule.hubId,
        adviser_id: rule.adviserId,
        adviser_name: rule.adviserName,
        starts_at: startsAt,
        ends_at: endsAt,
        ways: [...rule.ways],
        languages: [...rule.languages],
        access: [...rule.access],
        withdrawn_at: null,
        withdrawn_why: null,
      }))
    for (let at = 0; at < rows.length; at += 500) {
      const inserted = await db
        .insertInto('slot')
        .values(rows.slice(at, at + 500))
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst()
      made += Number(inserted.numInsertedOrUpdatedRows ?? 0)
    }
  }
  return made
}

async function calledOffSlots(db: Db, availabilityId: number, now: Date): Promise<Set<number>> {
  const rows = await db
    .selectFrom('slot')
    .select('starts_at')
    .where('availability_id', '=', availabilityId)
    .where('starts_at', '>', now)
    .where('withdrawn_why', '=', 'called-off')
    .execute()
  return new Set(rows.map(({ starts_at }) => starts_at.getTime()))
}

/** Ends what repeats: times that nobody has booked are gone, booked ones stay. Returns how many were gone. */
export async function endAvailability(db: Db, viewer: Viewer, id: number, now: Date): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('availability')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where(inReach(viewer, 'hub_id'))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new NotFound()
  await writeHistory(db, viewer, 'availability.ended', `availability:${id}`, {}, now)
  return withdrawFree(db, (slots) => slots.where('availability_id', '=', id), 'ended', now)
}

/** Returns what is published for a hub that this viewer reaches, in the order of the week. */
export async function availabilityOf(db: Db, viewer: Viewer, hubId: number): Promise<Availability[]> {
  await mustReach(db, viewer, hubId)
  return liveAvailability(db, hubId)
}

async function liveAvailability(db: Db, hubId?: number): Promise<Availability[]> {
  const rows = await db
    .selectFrom('availability')
    .selectAll()
    .where('ended_at', 'is', null)
    .$if(hubId !== undefined, (query) => query.where('hub_id', '=', hubId!))
    .orderBy('weekdays')
    .orderBy('from_time')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    hubId: row.hub_id,
    adviserId: row.adviser_id,
    adviserName: row.adviser_name,
    weekdays: row.weekdays as Weekday[],
    from: row.from_time.slice(0, 5),
    to: row.to_time.slice(0, 5),
    minutes: row.slot_minutes,
    breaks: row.breaks,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    ways: row.ways as Way[],
    languages: row.languages as Language[],
    access: row.access as AccessFeature[],
  }))
}

/** Closes a hub, or keeps one adviser away, on these days: times that nobody has booked are gone. Returns its id. */
export async function addClosure(db: Db, viewer: Viewer, closure: Omit<Closure, 'id'>, now: Date): Promise<number> {
  await mustReach(db, viewer, closure.hubId)
  const { id } = await db
    .insertInto('closure')
    .values({
      hub_id: closure.hubId,
      adviser_id: closure.adviserId,
      from_date: closure.from,
      to_date: closure.to,
      words: closure.words,
      created_at: now,
      created_by: viewer.kind === 'member' ? viewer.accountId : null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await writeHistory(db, viewer, 'closure.added', `closure:${id}`, { hub: closure.hubId }, now)
  await withdrawFree(db, (slots) => duringClosure(slots, closure), 'closed', now)
  return id
}

/** Opens again: the closure ends, and its times come back. */
export async function endClosure(db: Db, viewer: Viewer, id: number, now: Date): Promise<void> {
  const row = await db
    .updateTable('closure')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where(inReach(viewer, 'hub_id'))
    .returning('hub_id')
    .executeTakeFirst()
  if (!row) throw new NotFound()
  await writeHistory(db, viewer, 'closure.ended', `closure:${id}`, {}, now)
  await fillSlots(db, now, row.hub_id)
}

/** Returns the closures of a hub that are not over, earliest first. Whoever looks may know when a hub is shut. */
export async function closuresOf(db: Db, _viewer: Viewer, hubId: number, today: LocalDate): Promise<Closure[]> {
  return (await liveClosures(db, today)).filter((closure) => closure.hubId === hubId)
}

async function liveClosures(db: Db, today: LocalDate): Promise<Closure[]> {
  const rows = await db
    .selectFrom('closure')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('to_date', '>=', today)
    .orderBy('from_date')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    hubId: row.hub_id,
    adviserId: row.adviser_id,
    from: row.from_date,
    to: row.to_date,
    words: row.words,
  }))
}

async function mustReach(db: Db, viewer: Viewer, hubId: number): Promise<void> {
  const hub = await db
    .selectFrom('hub')
    .select('id')
    .where('id', '=', hubId)
    .where(inReach(viewer, 'hub.id'))
    .executeTakeFirst()
  if (!hub) throw new NotFound()
}
