import { sql, type Updateable } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import {
  isOpenReferral,
  type Referral,
  type ReferralMove,
  type ReferralSide,
  type ReferralStatus,
} from '../domain/referral.ts'
import { nextStepOf } from '../domain/referral-clock.ts'
import { statusSeenBy } from '../domain/referral-milestone.ts'
import type { Moving, ReferralMoved } from '../domain/referral-move.ts'
import type { ReferralOutcome } from '../domain/referral-outcome.ts'
import { clocksOf, findReferralProgram } from '../domain/referral-program.ts'
import { Conflict } from '../kit/errors.ts'
import { openCaseFrom } from './case-from-referral.ts'
import { accountOf, organizationOf, writeHistory } from './history.ts'
import { grantReach } from './participant.ts'
import type { KeptReferral } from './referral-row.ts'
import type { Db } from './schema.ts'
import type { ReferralTable } from './schema-referrals.ts'

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
const REFERRER_READS: readonly ReferralMove[] = ['ask-for-more', 'answer', 'decline', 'refer-on', 'expire', 'withdraw']

/**
 * Keeps a move, in the caller's transaction: the referral with its next owner, step and date; the event; who may see
 * the person now (a receiver that accepts does); what each follower is told, no further than the person agreed; and the
 * history. Throws Conflict where somebody else moved it first. Messages are the caller's (`records/referral-telling.ts`).
 */
export async function keepMove(db: Db, viewer: Viewer | 'job', making: Making, now: Date): Promise<void> {
  const { kept, after, moved, moving, why } = making
  await keepStanding(db, kept, after, now, endingOf(moving, now))
  await db
    .insertInto('referral_event')
    .values({
      referral_id: kept.id,
      participant_id: kept.participantId,
      at: now,
      move: moved.move,
      from_status: moved.from,
      to_status: moved.to,
      account_id: accountOf(viewer),
      organization_id: organizationOf(viewer),
      reason: moving.declineReason ?? null,
      words: wordsOf(moving),
      facts: JSON.stringify({ side: moved.side, before: moved.before }),
      for_referrer: referrerReads(making),
      for_person: true,
      undoes: null,
    })
    .execute()
  if (moving.attempt) await keepAttempt(db, viewer, kept, moving.attempt)
  if (moved.move === 'accept') await takeOn(db, kept, now)
  if (moved.move === 'start') await openCaseFrom(db, viewer, kept, now)
  await tellFollowers(db, kept, after, now, moving.outcome ?? null)
  const details = { move: moved.move, from: moved.from, to: moved.to, reason: moving.declineReason ?? null }
  await writeHistory(db, viewer, `referral.${moved.move}`, `referral:${kept.id}`, details, now, {
    participantId: kept.participantId,
    why,
  })
}

/**
 * Keeps that what an ending asked for was done: offered elsewhere, or looked at again, in these words. Nothing is owed
 * from then on.
 */
export async function keepFollowUp(
  db: Db,
  viewer: Viewer,
  kept: KeptReferral,
  words: string,
  now: Date,
): Promise<void> {
  const after = { ...kept.facts, times: { ...kept.facts.times, followedUpAt: now } }
  await keepStanding(db, kept, after, now)
  await db
    .insertInto('referral_event')
    .values({
      ...{ referral_id: kept.id, participant_id: kept.participantId, at: now, move: 'follow-up', words },
      ...{ from_status: kept.facts.status, to_status: kept.facts.status, reason: null, facts: '{}', undoes: null },
      account_id: accountOf(viewer),
      organization_id: organizationOf(viewer),
      for_referrer: true,
      for_person: false,
    })
    .execute()
  await tellFollowers(db, kept, after, now)
  const about = { participantId: kept.participantId, why: 'referral' } as const
  await writeHistory(db, viewer, 'referral.followed-up', `referral:${kept.id}`, {}, now, about)
}

/** What is kept of what was typed: the words of a move, or those for the referrer at the end. */
const wordsOf = ({ words, feedback }: Moving): string | null =>
  words?.trim() || (feedback?.kind === 'sent' ? feedback.words.trim() : null)

/** Whether this move is one that the referrer reads: of the loop itself, or a milestone that the person agreed to. */
function referrerReads({ kept, moved, moving }: Making): boolean {
  if (REFERRER_READS.includes(moved.move)) return true
  if (moving.feedback?.kind === 'suppressed' || moved.from === moved.to) return false
  return seenByReferrer(kept, moved.to) === moved.to
}

const seenByReferrer = ({ agreedMilestones }: KeptReferral, status: ReferralStatus): ReferralStatus =>
  statusSeenBy('referrer', status, { referral: true, ticked: agreedMilestones }) ?? 'accepted'

/**
 * Writes where a referral stands, whose turn it is, and by when. Throws Conflict where somebody else was first; `more`
 * are columns that come along.
 */
export async function keepStanding(
  db: Db,
  kept: KeptReferral,
  after: Referral,
  now: Date,
  more: Updateable<ReferralTable> = {},
): Promise<void> {
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
      ...more,
      version: kept.version + 1,
    })
    .where('id', '=', kept.id)
    .where('version', '=', kept.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

const endingOf = ({ move, outcome, feedback }: Moving, now: Date) =>
  move === 'close' || move === 'give-up-contact' || move === 'reopen'
    ? {
        outcome: move === 'close' ? (outcome ?? null) : null,
        feedback_sent_at: feedback?.kind === 'sent' ? now : null,
        feedback_suppressed: feedback?.kind === 'suppressed' ? feedback.why : null,
      }
    : {}

async function keepAttempt(
  db: Db,
  viewer: Viewer | 'job',
  kept: KeptReferral,
  attempt: NonNullable<Moving['attempt']>,
) {
  await db
    .insertInto('contact_attempt')
    .values({
      referral_id: kept.id,
      participant_id: kept.participantId,
      at: attempt.at,
      way: attempt.way,
      result: attempt.result,
      last: attempt.last,
      account_id: accountOf(viewer),
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
    .where('until', 'is', null)
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
      decisionId: (await agreementOf(db, kept))?.id ?? null,
    },
    now,
  )
}

/** What the person agreed to: seeing them ends with it. A referral without one rests on its lawful basis alone. */
const agreementOf = (db: Db, { participantId, toOrganizationId }: KeptReferral) =>
  db
    .selectFrom('sharing_decision')
    .select('id')
    .where('participant_id', '=', participantId)
    .where('recipient_organization_id', '=', toOrganizationId)
    .where('purpose', '=', 'referral')
    .where('withdrawn_at', 'is', null)
    .orderBy('given_at', 'desc')
    .executeTakeFirst()

/** Each follower reads decisions, and of the rest, how it ended too, what the person agreed to and has not taken back. */
export async function tellFollowers(
  db: Db,
  kept: KeptReferral,
  after: Referral,
  now: Date,
  outcome: ReferralOutcome | null = null,
): Promise<void> {
  const next = nextStepOf(after, now, clocksOf(findReferralProgram(kept.program)))
  const state = seenByReferrer(kept, after.status)
  // Looking at it is part of having it: the same step, by the same day.
  const told = state === after.status || after.status === 'in-triage'
  await db
    .updateTable('referral_tracking')
    .set({
      state,
      next_step: told ? (next?.text ?? null) : null,
      due_at: told ? (next?.dueAt ?? null) : null,
      // Whoever sent this one answers; whoever sent the first of its thread follows.
      waits_for_us: sql<boolean>`organization_id = ${kept.fromOrganizationId} and ${next?.owner === 'referrer'}`,
      told_at: now,
      outcome: state === 'closed' ? outcome : null,
      ended_at: told && !isOpenReferral(after.status) ? now : null,
    })
    .where('referral_id', '=', kept.id)
    .execute()
}
