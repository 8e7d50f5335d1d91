import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import {
  afterMove,
  type ChecklistAnswer,
  type Enrolment,
  type EnrolmentMove,
  HOLDING,
  OPEN,
  offerEnds,
} from '../domain/enrolment.ts'
import type { Opportunity } from '../domain/listing.ts'
import type { Address, Viewer } from '../domain/permission.ts'
import { reference } from '../domain/reference.ts'
import { Conflict, found } from '../kit/errors.ts'
import { readEnrolment, readEnrolments } from './enrolment-list.ts'
import type { Start } from './enrolment-start.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'

export type EnrolmentDraft = {
  readonly name: string
  readonly address: Address | null
  readonly accessWords: string | null
  /** In which we write to them; English where nobody said. */
  readonly language?: string
  readonly checklist: readonly ChecklistAnswer[]
  /** Came without having signed up: is there already. */
  readonly walkedIn?: boolean
}

/** Somebody who is on it already is told to whoever may know what they have, and to nobody else. */
export type Enrolled =
  | { readonly isNew: true; readonly enrolment: Enrolment }
  | { readonly isNew: false; readonly enrolment: Enrolment | null }

/**
 * Enrols somebody, in the caller's transaction: a place where there is one and nobody waits for it, else the waiting
 * list. The row of the run is locked, so those who ask at the same moment take turns.
 */
export async function enrol(
  db: Db,
  viewer: Viewer,
  opportunity: Pick<Opportunity, 'id'>,
  start: Start | null,
  draft: EnrolmentDraft,
  now: Date,
  sample = false,
): Promise<Enrolled> {
  const run = start ? await lockRun(db, opportunity.id, start) : null
  const waiting = run && !draft.walkedIn ? await waitingOn(db, run.id) : 0
  const free = run === null || run.offered === null || (run.held < run.offered && waiting === 0)
  const status = draft.walkedIn ? 'attended' : run === null ? 'interested' : free ? 'enrolled' : 'waiting'
  // Whoever stands in the room is in: a list never sends anybody away.
  if (run && draft.walkedIn && !free) await makeRoom(db, run.id, run.held + 1)

  const row = await db
    .insertInto('enrolment')
    .values({
      reference: reference(randomBytes(8)),
      opportunity_id: opportunity.id,
      run_id: run?.id ?? null,
      status,
      offered_until: null,
      queued_at: now,
      name: draft.name,
      address_kind: draft.address?.kind ?? null,
      address: draft.address?.value ?? null,
      access_words: draft.accessWords,
      checklist: JSON.stringify(draft.checklist),
      check_in_code: reference(randomBytes(8)).slice(3, 7),
      language: draft.language ?? 'en',
      walked_in: draft.walkedIn ?? false,
      made_at: now,
      moved_at: now,
      checked_in_at: draft.walkedIn ? now : null,
      sample,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return { enrolment: await alreadyOn(db, opportunity.id, run?.id ?? null, draft), isNew: false }
  await writeHistory(db, viewer, `enrolment.${status}`, `enrolment:${row.id}`, { run: run?.id ?? null }, now)
  return { enrolment: await readEnrolment(db, row.id), isNew: true }
}

async function alreadyOn(db: Db, opportunityId: number, runId: number | null, draft: EnrolmentDraft) {
  const row = await db
    .selectFrom('enrolment')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('run_id', runId === null ? 'is' : '=', runId)
    .where('address', '=', draft.address?.value ?? '')
    .where(sql<boolean>`lower(name) = lower(${draft.name})`)
    .where('status', 'in', [...OPEN])
    .executeTakeFirst()
  if (row) return readEnrolment(db, row.id)
  const address = draft.address?.value ?? ''
  const { rows } = await sql<{ is: boolean }>`
    select is_enrolled(${opportunityId}, ${runId}, ${address}, ${draft.name}) as is`.execute(db)
  if (!rows[0]?.is) throw new Conflict('enrolled in the same moment')
  return null
}

/** Holds the row of a run until the transaction ends; writes it down where nobody enrolled on it before. */
async function lockRun(db: Db, opportunityId: number, start: Start) {
  const before = await heldRun(db, opportunityId, start)
  if (before) return before
  const { startsAt, endsAt, capacity, left } = start
  await db
    .insertInto('run')
    .values({
      opportunity_id: opportunityId,
      starts_at: startsAt,
      ends_at: endsAt,
      declared_capacity: capacity,
      declared_left: left,
      offered: left,
      seats: left,
    })
    .onConflict((conflict) => conflict.columns(['opportunity_id', 'starts_at']).doNothing())
    .execute()
  return found(await heldRun(db, opportunityId, start))
}

const heldRun = (db: Db, opportunityId: number, { startsAt }: Start) =>
  db
    .selectFrom('run')
    .select(['id', 'offered', 'held'])
    .where('opportunity_id', '=', opportunityId)
    .where('starts_at', '=', startsAt)
    .forUpdate()
    .executeTakeFirst()

async function waitingOn(db: Db, runId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select waiting_on(${runId}) as count`.execute(db)
  return rows[0]!.count
}

const makeRoom = (db: Db, runId: number, seats: number) =>
  db.updateTable('run').set({ seats }).where('id', '=', runId).execute()

/** What a change led to: the enrolment itself, and who is offered the place that came free. */
export type Changed = { readonly enrolment: Enrolment; readonly offered: readonly Enrolment[] }

/**
 * Makes one of the moves of `ENROLMENT_MOVES`, in the caller's transaction; a place that comes free is offered to who
 * waits longest. Throws Conflict where the rule refuses, or somebody else was first.
 */
export async function changeEnrolment(
  db: Db,
  viewer: Viewer | 'job',
  before: Enrolment,
  move: EnrolmentMove,
  now: Date,
): Promise<Changed> {
  const status = afterMove(before.status, move)
  if (!status) throw new Conflict('this cannot happen to it any more')
  if (before.runId !== null) {
    await db.selectFrom('run').select('id').where('id', '=', before.runId).forUpdate().executeTakeFirst()
  }
  const { numUpdatedRows } = await db
    .updateTable('enrolment')
    .set({
      status,
      offered_until: status === 'offered' ? offerEnds(before.startsAt ?? now, now) : null,
      moved_at: now,
      ...(status === 'attended' && { checked_in_at: now }),
    })
    .where('id', '=', before.id)
    .where('status', '=', before.status)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed by somebody else')
  await writeHistory(db, viewer, `enrolment.${status}`, `enrolment:${before.id}`, { was: before.status }, now)
  const frees = before.runId !== null && HOLDING.includes(before.status) && !HOLDING.includes(status)
  const offered = frees ? await offerFreePlaces(db, before.runId!, now) : []
  return { enrolment: await readEnrolment(db, before.id), offered }
}

/** Offers what is free on a run that has not begun to those who wait longest; returns them. In a transaction. */
export async function offerFreePlaces(db: Db, runId: number, now: Date): Promise<readonly Enrolment[]> {
  const run = await db.selectFrom('run').selectAll().where('id', '=', runId).forUpdate().executeTakeFirst()
  if (!run || run.starts_at <= now) return []
  const until = offerEnds(run.starts_at, now)
  const { rows } = await sql<{ id: number }>`select offer_places(${runId}, ${now}, ${until}) as id`.execute(db)
  const ids = rows.map(({ id }) => id).sort((a, b) => a - b)
  for (const id of ids) {
    await writeHistory(db, 'job', 'enrolment.offered', `enrolment:${id}`, { run: runId }, now)
  }
  return readEnrolments(db, ids)
}

/** Writes a run down before anybody is on it, so that it has a list; returns its id. */
export const openRun = async (db: Db, opportunityId: number, start: Start): Promise<number> =>
  (await lockRun(db, opportunityId, start)).id

/**
 * Moves somebody to another run of the same course, in the caller's transaction: to a place where there is one, else to
 * its waiting list. Their old place is offered on.
 */
export async function moveToStart(
  db: Db,
  viewer: Viewer,
  before: Enrolment,
  start: Start,
  now: Date,
): Promise<Changed> {
  if (!OPEN.includes(before.status) || before.runId === null) throw new Conflict('this cannot be moved any more')
  const run = await lockRun(db, before.opportunityId, start)
  if (run.id === before.runId) throw new Conflict('it is on this one already')
  const free = run.offered === null || (run.held < run.offered && (await waitingOn(db, run.id)) === 0)
  const status = free ? 'enrolled' : 'waiting'
  const { numUpdatedRows } = await db
    .updateTable('enrolment')
    .set({ run_id: run.id, status, offered_until: null, queued_at: now, moved_at: now })
    .where('id', '=', before.id)
    .where('run_id', '=', before.runId)
    .where('status', '=', before.status)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('changed by somebody else')
  const details = { from: before.runId, to: run.id, status }
  await writeHistory(db, viewer, 'enrolment.moved', `enrolment:${before.id}`, details, now)
  const offered = HOLDING.includes(before.status) ? await offerFreePlaces(db, before.runId, now) : []
  return { enrolment: await readEnrolment(db, before.id), offered }
}

/** Sets how many places an organisation gives away; those who hold one keep it. Who waits is offered what is new. */
export async function setPlaces(
  db: Db,
  viewer: Viewer,
  runId: number,
  offered: number | null,
  now: Date,
): Promise<readonly Enrolment[]> {
  await db
    .updateTable('run')
    .set({ offered, seats: offered === null ? null : sql<number>`greatest(${offered}::int, held)` })
    .where('id', '=', runId)
    .execute()
  await sql`update intake i set spaces_left = greatest(r.offered - r.held, 0) from run r
    where r.id = ${runId} and r.offered is not null and i.opportunity_id = r.opportunity_id
      and (i.starts_on + coalesce(i.start_time, '00:00')) at time zone 'Europe/London' = r.starts_at`.execute(db)
  await writeHistory(db, viewer, 'run.places', `run:${runId}`, { offered }, now)
  return offerFreePlaces(db, runId, now)
}
