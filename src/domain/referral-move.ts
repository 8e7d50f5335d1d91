import { type ContactAttempt, mayGiveUpContact } from './contact-attempt.ts'
import { DECLINE_CONSEQUENCES, type DeclineReason, declineReason } from './decline-reason.ts'
import { londonDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import {
  isOpenReferral,
  MOVE_TIMES,
  mayBeHeld,
  mayMove,
  type Referral,
  type ReferralMove,
  type ReferralSide,
  type ReferralStatus,
} from './referral.ts'
import { addCountedDays, countedDeadline, endHold, type HoldReason, newHold } from './referral-hold.ts'
import { hasFeedback, type ReferralFeedback, type ReferralOutcome } from './referral-outcome.ts'
import { addWorkingDays } from './working-days.ts'

/**
 * What a move asks for besides the right side: `words` are a reason in somebody's own words. The person gives no reason
 * for taking back what is theirs, so `staff-words` are asked of the others alone.
 */
export type MoveNeed =
  | 'words'
  | 'staff-words'
  | 'decline-reason'
  | 'outcome'
  | 'feedback'
  | 'attempt'
  | 'attempts-made'
  | 'time-passed'

/** What each move asks for. Nothing here is a courtesy: without it the move is refused. */
export const MOVE_NEEDS: Readonly<Record<ReferralMove, readonly MoveNeed[]>> = {
  submit: [],
  acknowledge: [],
  triage: [],
  accept: [],
  waitlist: ['words'],
  'ask-for-more': ['words'],
  answer: ['words'],
  'refer-on': ['words'],
  decline: ['decline-reason'],
  'attempt-contact': ['attempt'],
  engage: [],
  start: [],
  update: ['words'],
  close: ['outcome', 'feedback'],
  withdraw: ['staff-words'],
  'give-up-contact': ['attempts-made', 'feedback'],
  expire: ['time-passed'],
  reopen: ['staff-words'],
}

/**
 * Minutes in which whoever made a move may take it back. Messages about it wait that long. What others have begun to act on is not taken back: it is answered by another move.
 */
export const UNDO_MINUTES: Readonly<Record<ReferralMove, number>> = {
  submit: 0,
  acknowledge: 0,
  triage: 30,
  accept: 30,
  waitlist: 30,
  'ask-for-more': 5,
  answer: 5,
  'refer-on': 10,
  decline: 30,
  'attempt-contact': 30,
  engage: 30,
  start: 30,
  update: 5,
  close: 30,
  withdraw: 30,
  'give-up-contact': 30,
  expire: 0,
  reopen: 30,
}

/** Working days without an answer after which the clock ends a referral, and the referrer has to offer another one. */
export const EXPIRES_AFTER: Readonly<Partial<Record<ReferralStatus, number>>> = {
  submitted: 10,
  'more-info-needed': 20,
}

/** Working days after its end in which a referral can be opened again; later it is a new one. */
export const REOPEN_WITHIN = 120

/** Days that a draft is kept; then it is deleted. */
export const DRAFT_DAYS = 90

/** Why a referral ends by itself, whoever writes down that an agreement was taken back: its receiver reads no more. */
export const AGREEMENT_TAKEN_BACK = 'They took back what they had agreed to.'

/** Why a move is refused, in words for whoever tried. */
export const MOVE_REFUSALS = {
  'not-from-here': 'This cannot be done now: something else has happened in the meantime.',
  'not-your-move': 'Only the other side can do this.',
  'needs-words': 'Say why.',
  'needs-decline-reason': 'Choose a reason.',
  'needs-outcome': 'Choose how it ended.',
  'needs-feedback': 'Tell the referrer how it ended, or choose why not.',
  'needs-attempt': 'Say how you tried to reach them.',
  'more-attempts-needed': 'More has to be tried first.',
  'not-time-yet': 'There is still time to answer.',
  'with-somebody-else': 'Somebody else has taken this on already.',
  parked: 'They asked to be asked again later.',
  'not-agreed': 'They took back what they had agreed to. Ask them: they can agree again, or you send a new referral.',
  'too-long-ago': 'This ended too long ago. Make a new referral.',
  'nothing-to-undo': 'There is nothing to take back.',
  'not-yours-to-undo': 'Only whoever did this can take it back.',
  'too-late-to-undo': 'It is too late to take this back.',
  'hold-in-the-past': 'Choose a day after today.',
  'hold-too-long': 'Choose an earlier day: this reason does not hold so long.',
  'held-too-often': 'It has been held for too long already.',
  'already-on-hold': 'It is on hold already. End that hold first.',
} as const

export type MoveRefusal = keyof typeof MOVE_REFUSALS

/** A move somebody wants to make, with all that comes along. */
export type Moving = {
  readonly move: ReferralMove
  readonly side: ReferralSide
  readonly now: Date
  readonly words?: string | null
  readonly declineReason?: DeclineReason | null
  readonly outcome?: ReferralOutcome | null
  readonly feedback?: ReferralFeedback | null
  readonly attempt?: ContactAttempt | null
  /** A referral that came out of this one is open, or has been taken on. */
  readonly childTaken?: boolean
}

/** One thing that happened: what history keeps, and what undoing needs. */
export type ReferralMoved = {
  readonly move: ReferralMove
  readonly side: ReferralSide
  readonly at: Date
  readonly from: ReferralStatus
  readonly to: ReferralStatus
  /** The referral as it was, to be put back. */
  readonly before: Referral
}

type Refused = { readonly ok: false; readonly why: MoveRefusal }

/** Returns the referral after a move and what to keep of it, or the first reason why it cannot be made. */
export function moveReferral(
  referral: Referral,
  moving: Moving,
): { readonly ok: true; readonly referral: Referral; readonly moved: ReferralMoved } | Refused {
  const may = mayMove({ status: referral.status, move: moving.move, side: moving.side })
  if (!may.ok) return may
  const why = refusalOf(referral, moving)
  if (why) return { ok: false, why }

  const { move, side, now } = moving
  const ended = !isOpenReferral(may.to)
  const after: Referral = {
    ...referral,
    status: may.to,
    times: {
      ...referral.times,
      [MOVE_TIMES[move]]: now,
      ...(ended ? { followedUpAt: null } : {}),
      ...(move === 'reopen' ? { endedAt: null, followedUpAt: null } : {}),
    },
    holds: ended ? endHold(referral.holds, now) : referral.holds,
    attempts: moving.attempt ? [...referral.attempts, moving.attempt] : referral.attempts,
    declineReason: move === 'decline' ? (moving.declineReason ?? null) : null,
  }
  const moved = { move, side, at: now, from: referral.status, to: may.to, before: referral }
  return { ok: true, referral: after, moved }
}

function refusalOf(referral: Referral, moving: Moving): MoveRefusal | null {
  for (const need of MOVE_NEEDS[moving.move]) {
    const why = NEEDS[need](referral, moving)
    if (why) return why
  }
  return moving.move === 'reopen' ? reopenRefusal(referral, moving) : null
}

const NEEDS: Readonly<Record<MoveNeed, (referral: Referral, moving: Moving) => MoveRefusal | null>> = {
  words: (_, { words }) => (words?.trim() ? null : 'needs-words'),
  'staff-words': (_, { side, words }) => (side === 'person' || words?.trim() ? null : 'needs-words'),
  'decline-reason': (_, { declineReason }) => (declineReason ? null : 'needs-decline-reason'),
  outcome: (referral, { outcome, now }) => {
    if (!outcome) return 'needs-outcome'
    return outcome === 'lost-touch' && !mayGiveUpContact(referral, now) ? 'more-attempts-needed' : null
  },
  feedback: (_, { feedback }) => (hasFeedback(feedback) ? null : 'needs-feedback'),
  attempt: (_, { attempt }) => (attempt ? null : 'needs-attempt'),
  'attempts-made': (referral, { now }) => (mayGiveUpContact(referral, now) ? null : 'more-attempts-needed'),
  'time-passed': (referral, { now }) => (hasExpired(referral, now) ? null : 'not-time-yet'),
}

/**
 * Returns the last moment before which the same receiver may not be asked again; null where they may. What the person
 * put off themselves, they can ask for at any time.
 */
export function parkedUntil({ declineReason: reason, times, holds }: Referral): Date | null {
  if (!reason || !times.endedAt) return null
  const { consequence, days, group } = declineReason(reason)
  const parked = DECLINE_CONSEQUENCES[consequence].again === 'after-days' && group !== 'person'
  return parked ? countedDeadline(holds, times.endedAt, days) : null
}

/** Returns whether the clock may end a referral that nobody answered. Days on hold do not count. */
function hasExpired(referral: Referral, now: Date): boolean {
  const days = EXPIRES_AFTER[referral.status]
  const { submittedAt, askedAt, reopenedAt } = referral.times
  const from = referral.status === 'submitted' ? latest(submittedAt, reopenedAt) : (askedAt ?? null)
  return days !== undefined && from !== null && londonDate(now) > addCountedDays(referral.holds, londonDate(from), days)
}

const latest = (a?: Date | null, b?: Date | null): Date | null => (a && b ? (a > b ? a : b) : (a ?? b ?? null))

function reopenRefusal(referral: Referral, { now, childTaken }: Moving): MoveRefusal | null {
  if (childTaken) return 'with-somebody-else'
  const parked = parkedUntil(referral)
  if (parked && now <= parked) return 'parked'
  const { times } = referral
  const until = times.endedAt && addWorkingDays(londonDate(times.endedAt), REOPEN_WITHIN)
  return until && londonDate(now) > until ? 'too-long-ago' : null
}

/** Returns the referral with a hold laid over it, or why not. Only the receiver holds, and only what it has received. */
export function holdReferral(
  referral: Referral,
  asked: { readonly side: ReferralSide; readonly reason: HoldReason; readonly until: LocalDate },
  now: Date,
): { readonly ok: true; readonly referral: Referral } | { readonly ok: false; readonly why: MoveRefusal } {
  if (!mayBeHeld(referral.status)) return { ok: false, why: 'not-from-here' }
  if (asked.side !== 'receiver') return { ok: false, why: 'not-your-move' }
  const held = newHold(referral.holds, { reason: asked.reason, until: asked.until }, now)
  return held.ok ? { ok: true, referral: { ...referral, holds: [...referral.holds, held.hold] } } : held
}

/** Returns the referral with its hold ended: today counts again. */
export const resumeReferral = (referral: Referral, now: Date): Referral => ({
  ...referral,
  holds: endHold(referral.holds, now),
})

/** Returns the last moment at which this move can be taken back; null where it cannot be. */
export const undoUntil = ({ move, at }: Pick<ReferralMoved, 'move' | 'at'>): Date | null =>
  UNDO_MINUTES[move] === 0 ? null : new Date(at.getTime() + UNDO_MINUTES[move] * 60_000)

/** Returns when messages about a move may go: once it can no longer be taken back, so that nobody is told of a slip. */
export const tellAt = (moved: Pick<ReferralMoved, 'move' | 'at'>): Date => undoUntil(moved) ?? moved.at

/**
 * Returns the referral as it was before its last move, or why that cannot be had: only by the side that made it, only
 * the last, only within its minutes, and not once a child referral has been taken on.
 */
export function undoMove(
  referral: Referral,
  last: ReferralMoved | null,
  by: { readonly side: ReferralSide; readonly now: Date; readonly childTaken?: boolean },
): { readonly ok: true; readonly referral: Referral } | Refused {
  const until = last && undoUntil(last)
  if (!last || !until || last.to !== referral.status) return { ok: false, why: 'nothing-to-undo' }
  if (last.side !== by.side) return { ok: false, why: 'not-yours-to-undo' }
  if (by.childTaken) return { ok: false, why: 'with-somebody-else' }
  if (by.now > until) return { ok: false, why: 'too-late-to-undo' }
  // A hold laid since then is no part of the move, and stays.
  const holds = isOpenReferral(last.to) ? referral.holds : last.before.holds
  return { ok: true, referral: { ...last.before, holds } }
}
