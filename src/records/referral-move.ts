import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import { isOpenReferral, type Referral, type ReferralSide } from '../domain/referral.ts'
import { nextStepOf } from '../domain/referral-clock.ts'
import { type MilestoneAgreement, statusSeenBy } from '../domain/referral-milestone.ts'
import type { Moving, ReferralMoved } from '../domain/referral-move.ts'
import type { ReferralOutcome } from '../domain/referral-outcome.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { grantReach } from './participant.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'

/** A move that the rules allowed (`moveReferral` of domain/referral-move.ts), and what came along with it. */
export type Making = {
  readonly kept: KeptReferral
  readonly after: Referral
  readonly moved: ReferralMoved
  readonly moving: Moving
  readonly why: Purpose
}

const WHOSE: Readonly<Record<ReferralSide, 'referrer' | 'receiver' | 'person' | null>> = {
  referrer: 'referrer',
  receiver: 'receiver',
  person: 'person',
  clock: null,
}

/** Moves whose reason belongs to the loop: the referrer reads it. */
const REFERRER_READS: readonly string[] = ['ask-for-more', 'decline', 'refer-on', 'expire', 'withdraw']

/**
 * Keeps a move, in the caller's transaction: the referral with its next owner, step and date; the event; who may see
 * the person now (a receiver that accepts does); what each follower is told, no further than the person agreed; and the
 * history. Throws Conflict where somebody else moved it first. Messages are the caller's (`records/referral-telling.ts`).
 */
export async function keepMove(db: Db, viewer: Viewer, making: Making, now: Date): Promise<void> {
  const { kept, after, moved, moving, why } = making
  await updateReferral(db, making, now)
  await db
    .insertInto('referral_event')
    .values({
      referral_id: kept.id,
      participant_id: kept.participantId,
      at: now,
      move: moved.move,
      from_status: moved.from,
      to_status: moved.to,
      account_id: 'accountId' in viewer ? viewer.accountId : null,
      organization_id: organizationOf(viewer),
      reason: moving.declineReason ?? null,
      words: moving.words?.trim() || null,
      facts: JSON.stringify({ side: moved.side, before: moved.before }),
      for_referrer: REFERRER_READS.includes(moved.move),
      for_person: true,
      undoes: null,
    })
    .execute()
  if (moving.attempt) await keepAttempt(db, viewer, kept, moving.attempt)
  if (moved.move === 'accept') await takeOn(db, kept, now)
  await tellFollowers(db, kept, after, now, moving.outcome ?? null)
  const details = { move: moved.move, from: moved.from, to: moved.to, reason: moving.declineReason ?? null }
  await writeHistory(db, viewer, `referral.${moved.move}`, `referral:${kept.id}`, details, now, {
    participantId: kept.participantId,
    why,
  })
}

async function updateReferral(db: Db, { kept, after, moving }: Making, now: Date): Promise<void> {
  const next = nextStepOf(after, now, clocksOf(findReferralProgram(kept.program)))
  const { numUpdatedRows } = await db
    .updateTable('referral')
    .set({
      status: after.status,
      times: JSON.stringify(after.times),
      owner_side: next ? WHOSE[next.owner] : null,
      next_step: next?.text ?? null,
      due_at: next?.dueAt ?? null,
      held_until: next?.hold?.until ?? null,
      ended_at: isOpenReferral(after.status) ? null : (after.times.endedAt ?? now),
      reason: after.declineReason,
      ...(moving.move === 'close' || moving.move === 'reopen' ? endingOf(moving, now) : {}),
      version: kept.version + 1,
    })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

const endingOf = ({ move, outcome, feedback }: Moving, now: Date) => ({
  outcome: move === 'close' ? (outcome ?? null) : null,
  feedback_sent_at: move === 'close' && feedback?.kind === 'sent' ? now : null,
  feedback_suppressed: move === 'close' && feedback?.kind === 'suppressed' ? feedback.why : null,
})

async function keepAttempt(db: Db, viewer: Viewer, kept: KeptReferral, attempt: NonNullable<Moving['attempt']>) {
  await db
    .insertInto('contact_attempt')
    .values({
      referral_id: kept.id,
      participant_id: kept.participantId,
      at: attempt.at,
      way: attempt.way,
      result: attempt.result,
      last: attempt.last,
      account_id: 'accountId' in viewer ? viewer.accountId : null,
    })
    .execute()
}

/** Who takes somebody on sees them from now on: on the list of whoever it was given to, or of nobody yet. */
async function takeOn(db: Db, kept: KeptReferral, now: Date): Promise<void> {
  const before = await db
    .selectFrom('participant_reach')
    .select('id')
    .where('participant_id', '=', kept.participantId)
    .where('organization_id', '=', kept.toOrganizationId)
    .where('referral_id', '=', kept.id)
    .executeTakeFirst()
  if (before) return
  await grantReach(
    db,
    {
      participantId: kept.participantId,
      organizationId: kept.toOrganizationId,
      hubId: kept.toHubId,
      accountId: kept.ownerAccountId,
      ground: 'referral',
      referralId: kept.id,
    },
    now,
  )
}

/** Each follower reads decisions, and of the rest, how it ended too, what the person agreed to and has not taken back. */
export async function tellFollowers(
  db: Db,
  kept: KeptReferral,
  after: Referral,
  now: Date,
  outcome: ReferralOutcome | null = null,
): Promise<void> {
  const next = nextStepOf(after, now, clocksOf(findReferralProgram(kept.program)))
  const agreement: MilestoneAgreement = { referral: true, ticked: kept.agreedMilestones }
  const state = statusSeenBy('referrer', after.status, agreement) ?? 'accepted'
  const told = state === after.status
  await db
    .updateTable('referral_tracking')
    .set({
      state,
      next_step: told ? (next?.text ?? null) : null,
      due_at: told ? (next?.dueAt ?? null) : null,
      waits_for_us: next?.owner === 'referrer',
      told_at: now,
      outcome: state === 'closed' ? outcome : null,
      ended_at: told && !isOpenReferral(after.status) ? now : null,
    })
    .where('referral_id', '=', kept.id)
    .execute()
}

function organizationOf(viewer: Viewer): number | null {
  if (viewer.kind === 'member') return viewer.membership.organizationId
  return 'organizationId' in viewer ? viewer.organizationId : null
}
