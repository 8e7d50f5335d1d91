import { CASE_UNDO_MINUTES, caseUndoUntil } from '../domain/case-move.ts'
import type { Viewer } from '../domain/permission.ts'
import type { CaseMove, CaseOutcome, CaseStatus, SupportCase } from '../domain/support-case.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { readsCasework } from './reach-of-casework.ts'
import { planReviewsAnew, putBackTidied } from './review-anew.ts'
import type { Db } from './schema.ts'
import { changeCase, weighCase, writeCaseEvent } from './support-case.ts'

/** Something that happened to a case, as colleagues read it. */
export type CaseEvent = {
  readonly id: number
  readonly at: Date
  readonly move: string
  readonly to: CaseStatus
  readonly by: string | null
  readonly toName: string | null
  readonly reason: string | null
  readonly words: string | null
}

/** Returns what happened to these cases, by case, in order. */
export async function caseEventsOf(
  db: Db,
  viewer: Viewer,
  caseIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, readonly CaseEvent[]>> {
  if (caseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('case_event')
    .leftJoin('account as by', 'by.id', 'case_event.account_id')
    .leftJoin('account as taker', 'taker.id', 'case_event.to_account_id')
    .selectAll('case_event')
    .select(['by.name as by_name', 'taker.name as taker_name'])
    .where('case_id', 'in', [...caseIds])
    .where(readsCasework(viewer, 'case_event', now))
    .orderBy('case_event.id')
    .execute()
  const events = new Map<string, CaseEvent[]>()
  for (const row of rows) {
    const event = { id: row.id, at: row.at, move: row.move, to: row.to_status, reason: row.reason, words: row.words }
    const all = events.get(row.case_id) ?? []
    all.push({ ...event, by: row.by_name, toName: row.taker_name })
    events.set(row.case_id, all)
  }
  return events
}

/** The last move of a case, where whoever looks can still take it back. */
export type UndoableMove = {
  readonly eventId: number
  readonly move: CaseMove
  readonly at: Date
  /** The last moment at which it can be. */
  readonly until: Date
  readonly from: CaseStatus
  readonly before: Before
}

type Before = Pick<SupportCase, 'nextStep' | 'pausedUntil' | 'supportEndsOn' | 'ownerAccountId'> & {
  readonly dueAt: string | null
  readonly closedAt: string | null
  readonly outcome: CaseOutcome | null
}

/** Returns the last move of a case where it was this viewer's own and its minutes have not passed; else null. */
export async function undoableMoveOf(
  db: Db,
  viewer: Viewer,
  kept: Pick<SupportCase, 'id'>,
  now: Date,
): Promise<UndoableMove | null> {
  const row = await db
    .selectFrom('case_event')
    .selectAll()
    .where('case_id', '=', kept.id)
    .where(readsCasework(viewer, 'case_event', now))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const before = (row?.facts as { before?: Before } | undefined)?.before
  const own = 'accountId' in viewer && row?.account_id === viewer.accountId
  if (!row || !before || !own || row.from_status === null || !(row.move in CASE_UNDO_MINUTES)) return null
  const move = row.move as CaseMove
  const until = caseUndoUntil(move, row.at)
  if (!until || now > until) return null
  return { eventId: row.id, move, at: row.at, until, from: row.from_status, before }
}

/**
 * Puts a case back as it was before its last move, in the caller's transaction, with an event and the history. Throws
 * Conflict where that move is not this viewer's to take back any more, or somebody else was first.
 */
export async function undoCaseMove(db: Db, viewer: Viewer, kept: SupportCase, now: Date): Promise<UndoableMove> {
  const last = await undoableMoveOf(db, viewer, kept, now)
  if (!last) throw new Conflict('nothing-to-undo')
  const { before, from } = last
  await changeCase(db, viewer, kept, now, {
    ...{ status: from, next_step: before.nextStep, paused_until: before.pausedUntil, outcome: before.outcome },
    ...{ due_at: moment(before.dueAt), closed_at: moment(before.closedAt), support_ends_on: before.supportEndsOn },
  })
  if (last.move === 'close') await putBackTidied(db, viewer, kept, kept.closedAt!, now)
  else if (before.supportEndsOn !== kept.supportEndsOn) {
    await planReviewsAnew(db, viewer, { ...kept, supportEndsOn: before.supportEndsOn }, now)
  }
  await weighCase(db, kept.id)
  const undone = { move: 'undo', from: kept.status, to: from, forPerson: true, undoes: last.eventId } as const
  await writeCaseEvent(db, viewer, kept, undone, now)
  await writeHistory(db, viewer, 'case.undo', `case:${kept.id}`, { move: last.move, to: from }, now, {
    participantId: kept.participantId,
    why: 'support',
  })
  return last
}

const moment = (text: string | null): Date | null => (text ? new Date(text) : null)
