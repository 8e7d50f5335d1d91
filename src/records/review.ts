import { randomUUID } from 'node:crypto'
import type { Selectable, Updateable } from 'kysely'
import { londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import {
  exempted,
  firstReviews,
  movedReview,
  nextReview,
  type PlannedReview,
  type PutOff,
  type Review,
  type ReviewKind,
} from '../domain/review.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { ReviewTable } from './schema-casework.ts'

/** Of which case a review is: what planning one needs to know. */
export type ReviewedCase = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly program: string
  readonly supportEndsOn?: LocalDate | null
  readonly sample?: boolean
}

/** Returns the reviews in these records of one person, by the day they are due. */
export async function reviewsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Review[]> {
  const rows = await db
    .selectFrom('review')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'review', now))
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows.map(reviewOf)
}

/** Returns a review that this viewer reads; null for everybody else, and where there is none. */
export async function findReview(db: Db, viewer: Viewer, id: string, now: Date): Promise<Review | null> {
  const row = await db
    .selectFrom('review')
    .selectAll()
    .where('id', '=', id)
    .where(readsCasework(viewer, 'review', now))
    .executeTakeFirst()
  return row ? reviewOf(row) : null
}

/**
 * Plans the first reviews of a case that opens, in the caller's transaction. Those of a case that closes are cancelled
 * with it (migrations/0061), and planned anew where it opens again (records/review-anew.ts).
 */
export async function planFirstReviews(db: Db, viewer: Viewer, of: ReviewedCase, now: Date): Promise<void> {
  const { program, supportEndsOn = null } = of
  const planned = firstReviews({ program, openedOn: londonDate(now), supportEndsOn })
  for (const review of planned) await planReview(db, of, review)
  if (planned.length === 0) return
  await writeHistory(db, viewer, 'review.scheduled', `case:${of.id}`, { count: planned.length }, now, about(of))
}

/**
 * Writes down that a review was done today, with how it is going in words that the person reads, and plans the next, in
 * the caller's transaction. Throws Conflict where it is not planned any more, not open yet, or somebody else was first.
 */
export async function doReview(
  db: Db,
  viewer: Viewer,
  review: Review,
  { words, of }: { readonly words: string; readonly of: ReviewedCase },
  now: Date,
): Promise<void> {
  const today = londonDate(now)
  if (review.status !== 'scheduled') throw new Conflict('cannot-be-done-now')
  if (today < review.opensOn) throw new Conflict('not-open-yet')
  const doneBy = 'accountId' in viewer ? viewer.accountId : null
  await setReview(db, viewer, review, now, { status: 'done', words, done_at: now, done_by: doneBy })
  const { program, supportEndsOn = null } = of
  for (const next of nextReview(review, today, { program, supportEndsOn })) await planReview(db, of, next)
  await writeHistory(db, viewer, 'review.done', `review:${review.id}`, { kind: review.kind }, now, about(review))
}

/** Puts a review off: the person is ill, away, … for so many days. The next one is planned with it. */
export function exemptReview(
  db: Db,
  viewer: Viewer,
  review: Review,
  { reason, days }: { readonly reason: string; readonly days: number },
  of: ReviewedCase,
  now: Date,
): Promise<void> {
  const after = exempted(review, reason, days, londonDate(now))
  return putOff(db, viewer, review, { after, reason, status: 'exempt', verb: 'review.exempted', of }, now)
}

/** Moves a review to another day, with a reason. It counts by the day that it was due. */
export function moveReview(
  db: Db,
  viewer: Viewer,
  review: Review,
  { reason, to }: { readonly reason: string; readonly to: LocalDate },
  of: ReviewedCase,
  now: Date,
): Promise<void> {
  const after = movedReview(review, reason, to, londonDate(now))
  return putOff(db, viewer, review, { after, reason, status: 'replaced', verb: 'review.moved', of }, now)
}

type PuttingOff = {
  readonly after: PutOff
  readonly reason: string
  readonly status: 'exempt' | 'replaced'
  readonly verb: string
  readonly of: ReviewedCase
}

async function putOff(db: Db, viewer: Viewer, review: Review, moving: PuttingOff, now: Date): Promise<void> {
  const { after, reason, status, verb, of } = moving
  if (!after.ok) throw new Conflict(after.why)
  const nextId = await planReview(db, of, after.review)
  const columns = { status, exempt_reason: reason, extended_days: after.days, replaced_by: nextId }
  await setReview(db, viewer, review, now, columns)
  await writeHistory(db, viewer, verb, `review:${review.id}`, { reason, days: after.days }, now, about(review))
}

/** Plans one review of a case, in the caller's transaction; returns its id. */
export async function planReview(db: Db, of: ReviewedCase, review: PlannedReview): Promise<string> {
  const id = randomUUID()
  await db
    .insertInto('review')
    .values({
      ...{ id, case_id: of.id, participant_id: of.participantId, organization_id: of.organizationId },
      ...{ kind: review.kind, status: 'scheduled', opens_on: review.opensOn, due_on: review.dueOn },
      ...{ counts_from: review.countsFrom, done_at: null, done_by: null, words: null, exempt_reason: null },
      ...{ extended_days: null, replaced_by: null, told_at: null, sample: of.sample ?? false },
    })
    .execute()
  return id
}

/** Changes a review as it was read. Throws Conflict where somebody else was first. */
export async function setReview(db: Db, viewer: Viewer, review: Review, now: Date, columns: Updateable<ReviewTable>) {
  const { numUpdatedRows } = await db
    .updateTable('review')
    .set({ ...columns, version: review.version + 1 })
    .where('id', '=', review.id)
    .where('version', '=', review.version)
    .where(changesCasework(viewer, 'review', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

const about = ({ participantId }: { readonly participantId: string }) => ({ participantId, why: 'support' as const })

const reviewOf = (row: Selectable<ReviewTable>): Review => ({
  id: row.id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  kind: row.kind as ReviewKind,
  status: row.status,
  opensOn: row.opens_on,
  dueOn: row.due_on,
  countsFrom: row.counts_from,
  doneOn: row.done_at && londonDate(row.done_at),
  words: row.words,
  exemptReason: row.exempt_reason,
  extendedDays: row.extended_days,
  version: row.version,
})
