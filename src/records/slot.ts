import { type SelectQueryBuilder, sql } from 'kysely'
import type { AccessFeature, Language } from '../domain/facets.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Slot, Way } from '../domain/slot.ts'
import type { Db, Schema } from './schema.ts'
import type { SlotTable } from './schema-slots.ts'

/** What somebody needs of a time. */
export type SlotWish = {
  readonly hubId: number
  readonly way: Way
  /** English is spoken everywhere. */
  readonly language: Language | 'en'
  readonly access: readonly AccessFeature[]
  readonly from: Date
  readonly to: Date
}

/** Nobody meets somebody who booked a minute ago. */
const NOTICE_MINUTES = 30

/** A screen of times; more are on the next. */
const MOST_SLOTS = 400

/** Returns the free times that suit, earliest first; where several advisers are free at once, one of them. */
export async function freeSlots(db: Db, _viewer: Viewer, wish: SlotWish, now: Date): Promise<Slot[]> {
  const earliest = new Date(Math.max(wish.from.getTime(), now.getTime() + NOTICE_MINUTES * 60_000))
  const rows = await suiting(free(db, earliest), wish)
    .where('slot.hub_id', '=', wish.hubId)
    .where('slot.starts_at', '<', wish.to)
    .distinctOn('slot.starts_at')
    .selectAll('slot')
    .orderBy('slot.starts_at')
    .orderBy('slot.id')
    .limit(MOST_SLOTS)
    .execute()
  return rows.map(toSlot)
}

export type HubWithTimes = { readonly id: number; readonly name: string; readonly slug: string; readonly first: Date }

/** Returns the hubs of this place that have a free time that suits, the soonest first. */
export async function hubsWithTimes(
  db: Db,
  _viewer: Viewer,
  placeSlug: string,
  wish: Omit<SlotWish, 'hubId' | 'from' | 'to'>,
  now: Date,
): Promise<HubWithTimes[]> {
  const rows = await suiting(free(db, new Date(now.getTime() + NOTICE_MINUTES * 60_000)), wish)
    .innerJoin('hub', 'hub.id', 'slot.hub_id')
    .where('hub.place_slug', '=', placeSlug)
    .select(['hub.id', 'hub.name', 'hub.slug'])
    .select(({ fn }) => fn.min('slot.starts_at').as('first'))
    .groupBy('hub.id')
    .orderBy('first')
    .execute()
  return rows
}

/** Returns a time of this hub that somebody chose, taken or not; null where there is none, or it has begun. */
export async function findSlot(db: Db, _viewer: Viewer, hubId: number, id: number, now: Date): Promise<Slot | null> {
  const row = await db
    .selectFrom('slot')
    .selectAll()
    .where('id', '=', id)
    .where('hub_id', '=', hubId)
    .where('starts_at', '>', now)
    .executeTakeFirst()
  return row ? toSlot(row) : null
}

type FreeSlots = SelectQueryBuilder<Schema, 'slot', object>

const free = (db: Db, since: Date): FreeSlots =>
  db
    .selectFrom('slot')
    .where('slot.withdrawn_at', 'is', null)
    .where('slot.starts_at', '>=', since)
    .where(sql<boolean>`slot.id not in (select taken_slots(${since}))`)
    // Advisers make appointments of their own, too.
    .where(sql<boolean>`(slot.adviser_id is null or not meets_somebody(slot.held))`)

/** Access matters where one goes; nobody needs a ramp for a telephone call, but some need a signer on the screen. */
function suiting(slots: FreeSlots, { way, language, access }: Pick<SlotWish, 'way' | 'language' | 'access'>) {
  const needed = way === 'in-person' ? access : access.filter((feature) => feature === 'bsl')
  return slots
    .where(sql<boolean>`${way} = any(slot.ways)`)
    .where(sql<boolean>`slot.access @> ${[...needed]}::text[]`)
    .$if(language !== 'en', (query) => query.where(sql<boolean>`${language} = any(slot.languages)`))
}

/** A row becomes a time at this border. */
function toSlot(row: Omit<SlotTable, 'id'> & { id: number }): Slot {
  return {
    id: row.id,
    hubId: row.hub_id,
    adviserName: row.adviser_name,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    ways: row.ways as Way[],
    languages: row.languages as Language[],
    access: row.access as AccessFeature[],
  }
}
