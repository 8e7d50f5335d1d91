import { type Selectable, sql, type Updateable } from 'kysely'
import { supportEndsOn, supportInWorkEndsOn } from '../domain/case-move.ts'
import { caseWeight } from '../domain/caseload.ts'
import { londonDate } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import {
  type CaseMove,
  type CaseOutcome,
  type CasePath,
  type CaseStatus,
  caseAfter,
  type SupportCase,
} from '../domain/support-case.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { refuseStrangers } from './plan.ts'
import { changesCase, seesCase } from './reach-of-casework.ts'
import { planFirstReviews } from './review.ts'
import { planReviewsAnew } from './review-anew.ts'
import type { Db } from './schema.ts'
import type { SupportCaseTable } from './schema-casework.ts'

/** A case that begins. It has an owner, a next step and a date from its first moment. */
export type OpeningCase = {
  readonly id: string
  readonly placeSlug: string
  readonly participantId: string
  readonly organizationId: number
  readonly hubId: number | null
  readonly program: string
  readonly referralId?: string | null
  readonly helpRequestId?: number | null
  readonly path: CasePath
  readonly ownerAccountId: number
  readonly nextStep: string
  readonly dueAt: Date
  readonly supportEndsOn?: string | null
  readonly sample?: boolean
}

/**
 * Opens a case, in the caller's transaction. Throws NotFound where the person is not this viewer's to change, and Conflict
 * (`open-already`) where this organisation has an open one with them on the same programme.
 */
export async function openCase(db: Db, viewer: Viewer, opening: OpeningCase, now: Date): Promise<void> {
  await refuseStrangers(db, viewer, opening, now)
  if (await openCaseOn(db, viewer, opening.participantId, opening.program, now)) throw new Conflict('open-already')
  await db
    .insertInto('support_case')
    .values({
      ...{ id: opening.id, place_slug: opening.placeSlug, participant_id: opening.participantId },
      ...{ organization_id: opening.organizationId, hub_id: opening.hubId, program: opening.program },
      referral_id: opening.referralId ?? null,
      help_request_id: opening.helpRequestId ?? null,
      path: opening.path,
      status: 'starting',
      owner_account_id: opening.ownerAccountId,
      next_step: opening.nextStep,
      due_at: opening.dueAt,
      weight: caseWeight('starting', 0),
      opened_at: now,
      ...{ last_heard_at: null, last_tried_at: null, paused_until: null },
      support_ends_on: opening.supportEndsOn ?? supportEndsOn(opening.program, opening.path, londonDate(now)),
      closed_at: null,
      outcome: null,
      sample: opening.sample ?? false,
    })
    .execute()
  await writeCaseEvent(db, viewer, opening, { move: 'open', from: null, to: 'starting', forPerson: true }, now)
  await planFirstReviews(db, viewer, opening, now)
  await writeHistory(db, viewer, 'case.opened', `case:${opening.id}`, { program: opening.program }, now, {
    participantId: opening.participantId,
    why: 'support',
  })
}

/** Returns a case that this viewer reads; null for everybody else, and where there is none. */
export async function findCase(db: Db, viewer: Viewer, id: string, now: Date): Promise<SupportCase | null> {
  const row = await db
    .selectFrom('support_case')
    .selectAll()
    .where('id', '=', id)
    .where(seesCase(viewer, now))
    .executeTakeFirst()
  return row ? caseOf(row) : null
}

/** Returns the cases of these records of one person, open ones first, the latest first. */
export async function casesOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly SupportCase[]> {
  const rows = await db
    .selectFrom('support_case')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(seesCase(viewer, now))
    .orderBy(sql`closed_at is not null`)
    .orderBy('opened_at', 'desc')
    .execute()
  return rows.map(caseOf)
}

/** Returns the open case of this viewer's organisation with somebody on a programme; null where there is none. */
export async function openCaseOn(
  db: Db,
  viewer: Viewer,
  participantId: string,
  program: string,
  now: Date,
): Promise<SupportCase | null> {
  const row = await db
    .selectFrom('support_case')
    .selectAll()
    .where('participant_id', '=', participantId)
    .where('program', '=', program)
    .where('closed_at', 'is', null)
    .where(seesCase(viewer, now))
    .executeTakeFirst()
  return row ? caseOf(row) : null
}

/** What is said of a move of a case. */
export type CaseMoving = {
  readonly move: CaseMove | 'open' | 'undo' | 'change-next'
  readonly from: CaseStatus | null
  readonly to: CaseStatus
  readonly reason?: string | null
  readonly words?: string | null
  readonly fromAccountId?: number | null
  readonly toAccountId?: number | null
  readonly facts?: Readonly<Record<string, unknown>>
  readonly forPerson?: boolean
  /** The event that this one takes back. */
  readonly undoes?: number
}

/** Moves that the table of domain/support-case.ts allows from here, with what else changes along with them. */
export type MovingCase = Omit<CaseMoving, 'move' | 'from' | 'to'> & {
  readonly move: CaseMove
  /** The next step and its date: an open case is never without. */
  readonly nextStep?: string | null
  readonly dueAt?: Date | null
  readonly pausedUntil?: string | null
  readonly outcome?: CaseOutcome | null
}

/**
 * Moves a case, in the caller's transaction, with its event and its history. Throws Conflict where the move cannot be
 * made from here, where somebody else was first, or where the case is not this viewer's to change.
 */
export async function moveCase(db: Db, viewer: Viewer, kept: SupportCase, moving: MovingCase, now: Date) {
  const to = caseAfter(kept.status, moving.move)
  if (!to) throw new Conflict('cannot-be-done-now')
  const ended = to === 'closed'
  const longer = moving.move === 'start-work' ? supportInWorkEndsOn(kept.program, londonDate(now)) : null
  await changeCase(db, viewer, kept, now, {
    status: to,
    next_step: ended ? null : (moving.nextStep ?? kept.nextStep),
    due_at: ended ? null : (moving.dueAt ?? kept.dueAt),
    paused_until: to === 'paused' ? (moving.pausedUntil ?? null) : null,
    closed_at: ended ? now : null,
    outcome: ended ? (moving.outcome ?? null) : null,
    ...(moving.toAccountId && { owner_account_id: moving.toAccountId }),
    ...(longer && { support_ends_on: longer }),
  })
  await weighCase(db, kept.id)
  const facts = { ...moving.facts, before: beforeMove(kept) }
  await writeCaseEvent(db, viewer, kept, { ...moving, facts, from: kept.status, to }, now)
  const endsOn = longer ?? kept.supportEndsOn
  if (moving.move === 'reopen' || endsOn !== kept.supportEndsOn) {
    await planReviewsAnew(db, viewer, { ...kept, supportEndsOn: endsOn }, now)
  }
  await writeHistory(db, viewer, `case.${moving.move}`, `case:${kept.id}`, { from: kept.status, to }, now, {
    participantId: kept.participantId,
    why: 'support',
  })
}

/** What a move changes of a case, as it was: an undo puts it back. */
const beforeMove = ({
  nextStep,
  dueAt,
  pausedUntil,
  supportEndsOn,
  closedAt,
  outcome,
  ownerAccountId,
}: SupportCase) => ({
  ...{ nextStep, dueAt, pausedUntil, supportEndsOn, closedAt, outcome, ownerAccountId },
})

/** Changes columns of a case as it was read. Throws Conflict where somebody else was first or it is not theirs. */
export async function changeCase(
  db: Db,
  viewer: Viewer,
  kept: Pick<SupportCase, 'id' | 'version'>,
  now: Date,
  columns: Updateable<SupportCaseTable>,
): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('support_case')
    .set({ ...columns, version: kept.version + 1 })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .where(changesCase(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

/** Writes that somebody was in touch with a person, or tried, in every open case of the viewer's organisation. */
export async function keepContact(
  db: Db,
  viewer: Viewer,
  contact: { readonly participantId: string; readonly at: Date; readonly twoWay: boolean },
  now: Date,
): Promise<void> {
  const latest = (column: 'last_heard_at' | 'last_tried_at') =>
    sql<Date>`greatest(${sql.ref(column)}, ${contact.at}::timestamptz)`
  await db
    .updateTable('support_case')
    .set({
      last_tried_at: latest('last_tried_at'),
      ...(contact.twoWay && { last_heard_at: latest('last_heard_at') }),
    })
    .where('participant_id', '=', contact.participantId)
    .where('closed_at', 'is', null)
    .where(changesCase(viewer, now))
    .execute()
}

/** Weighs a case anew by where it stands and what stands in the way. In the caller's transaction. */
export async function weighCase(db: Db, caseId: string): Promise<void> {
  const row = await db
    .selectFrom('support_case')
    .select(['status', 'weight'])
    .select(sql<number>`open_barriers(participant_id, organization_id)`.as('barriers'))
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) return
  const weight = caseWeight(row.status, row.barriers)
  if (weight !== row.weight) await db.updateTable('support_case').set({ weight }).where('id', '=', caseId).execute()
}

/** Writes what happened to a case. Insert only. */
export async function writeCaseEvent(
  db: Db,
  viewer: Viewer | 'job',
  { id, participantId, organizationId }: Pick<SupportCase, 'id' | 'participantId' | 'organizationId'>,
  moving: CaseMoving,
  now: Date,
): Promise<void> {
  await db
    .insertInto('case_event')
    .values({
      case_id: id,
      participant_id: participantId,
      organization_id: organizationId,
      at: now,
      move: moving.move,
      from_status: moving.from,
      to_status: moving.to,
      account_id: viewer !== 'job' && 'accountId' in viewer ? viewer.accountId : null,
      from_account_id: moving.fromAccountId ?? null,
      to_account_id: moving.toAccountId ?? null,
      reason: moving.reason ?? null,
      words: moving.words ?? null,
      facts: JSON.stringify(moving.facts ?? {}),
      for_person: moving.forPerson ?? false,
      undoes: moving.undoes ?? null,
    })
    .execute()
}

/** Returns a row as the rules and pages know it. */
export const caseOf = (row: Selectable<SupportCaseTable>): SupportCase => ({
  id: row.id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  hubId: row.hub_id,
  program: row.program,
  referralId: row.referral_id,
  path: row.path,
  status: row.status,
  ownerAccountId: row.owner_account_id,
  nextStep: row.next_step,
  dueAt: row.due_at,
  weight: row.weight,
  openedAt: row.opened_at,
  lastHeardAt: row.last_heard_at,
  lastTriedAt: row.last_tried_at,
  pausedUntil: row.paused_until,
  supportEndsOn: row.support_ends_on,
  closedAt: row.closed_at,
  outcome: row.outcome as CaseOutcome | null,
  version: row.version,
})
