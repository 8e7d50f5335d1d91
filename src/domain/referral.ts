import type { ContactAttempt } from './contact-attempt.ts'
import type { DeclineReason } from './decline-reason.ts'
import type { Option } from './facets.ts'
import type { DeliveryState } from './referral-delivery.ts'
import type { ReferralHold } from './referral-hold.ts'

/** Where a referral stands: in the words of those who work with it, and of the person it is about. */
export const REFERRAL_STATUSES = [
  { value: 'draft', text: 'Draft', forPerson: 'Being written with you' },
  { value: 'submitted', text: 'Sent', forPerson: 'Sent. They have not opened it yet' },
  { value: 'received', text: 'Received', forPerson: 'They have it' },
  { value: 'in-triage', text: 'Being looked at', forPerson: 'They are reading it' },
  { value: 'accepted', text: 'Accepted', forPerson: 'They said yes' },
  { value: 'waitlisted', text: 'On the waiting list', forPerson: 'You are on their waiting list' },
  { value: 'more-info-needed', text: 'More information needed', forPerson: 'They asked a question' },
  { value: 'redirected', text: 'Referred on', forPerson: 'Passed on to somebody who fits better' },
  { value: 'declined', text: 'Declined', forPerson: 'They cannot take this on' },
  { value: 'contact-attempted', text: 'Contact tried', forPerson: 'They tried to reach you' },
  { value: 'engaged', text: 'In touch', forPerson: 'You are in touch with them' },
  { value: 'started', text: 'Started', forPerson: 'You have started' },
  { value: 'closed', text: 'Closed', forPerson: 'Finished' },
  { value: 'withdrawn', text: 'Withdrawn', forPerson: 'Taken back' },
  { value: 'unable-to-contact', text: 'Could not be reached', forPerson: 'They could not reach you' },
  { value: 'expired', text: 'Ran out of time', forPerson: 'No answer came in time' },
] as const satisfies readonly (Option & { forPerson: string })[]

export type ReferralStatus = (typeof REFERRAL_STATUSES)[number]['value']

/** Everything that can happen to a referral. A hold is laid over a status and is no move; neither is undoing one. */
export const REFERRAL_MOVE_NAMES = [
  { value: 'submit', text: 'Send it' },
  { value: 'acknowledge', text: 'Say that it has come' },
  { value: 'triage', text: 'Begin to look at it' },
  { value: 'accept', text: 'Accept' },
  { value: 'waitlist', text: 'Put on the waiting list' },
  { value: 'ask-for-more', text: 'Ask for more information' },
  { value: 'answer', text: 'Give the information' },
  { value: 'refer-on', text: 'Refer on' },
  { value: 'decline', text: 'Decline' },
  { value: 'attempt-contact', text: 'Record a try to reach them' },
  { value: 'engage', text: 'Record that you are in touch' },
  { value: 'start', text: 'Record the start' },
  { value: 'update', text: 'Say how it is going' },
  { value: 'close', text: 'Close with an outcome' },
  { value: 'withdraw', text: 'Withdraw' },
  { value: 'give-up-contact', text: 'Stop trying to reach them' },
  { value: 'expire', text: 'Run out of time' },
  { value: 'reopen', text: 'Open again' },
] as const satisfies readonly Option[]

export type ReferralMove = (typeof REFERRAL_MOVE_NAMES)[number]['value']

/**
 * Every move there is, and where a referral then stands. What is not in this table cannot happen. A draft that is not
 * wanted is deleted: nobody else has seen it. `refer-on` makes a child referral, which keeps the thread.
 */
export const REFERRAL_MOVES = {
  draft: { submit: 'submitted' },
  submitted: { acknowledge: 'received', withdraw: 'withdrawn', expire: 'expired' },
  received: {
    triage: 'in-triage',
    accept: 'accepted',
    waitlist: 'waitlisted',
    'ask-for-more': 'more-info-needed',
    'refer-on': 'redirected',
    decline: 'declined',
    'attempt-contact': 'received',
    withdraw: 'withdrawn',
  },
  'in-triage': {
    accept: 'accepted',
    waitlist: 'waitlisted',
    'ask-for-more': 'more-info-needed',
    'refer-on': 'redirected',
    decline: 'declined',
    'attempt-contact': 'in-triage',
    withdraw: 'withdrawn',
  },
  accepted: {
    'attempt-contact': 'contact-attempted',
    engage: 'engaged',
    start: 'started',
    waitlist: 'waitlisted',
    'refer-on': 'redirected',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  waitlisted: {
    accept: 'accepted',
    update: 'waitlisted',
    'refer-on': 'redirected',
    decline: 'declined',
    'attempt-contact': 'waitlisted',
    'give-up-contact': 'unable-to-contact',
    withdraw: 'withdrawn',
  },
  'more-info-needed': {
    answer: 'in-triage',
    accept: 'accepted',
    'refer-on': 'redirected',
    decline: 'declined',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  'contact-attempted': {
    'attempt-contact': 'contact-attempted',
    engage: 'engaged',
    start: 'started',
    'refer-on': 'redirected',
    'give-up-contact': 'unable-to-contact',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  engaged: {
    start: 'started',
    update: 'engaged',
    'attempt-contact': 'engaged',
    'refer-on': 'redirected',
    'give-up-contact': 'unable-to-contact',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  started: {
    update: 'started',
    'attempt-contact': 'started',
    'refer-on': 'redirected',
    'give-up-contact': 'unable-to-contact',
    close: 'closed',
    withdraw: 'withdrawn',
  },
  // Sent again, so that somebody has to answer again.
  redirected: { reopen: 'submitted' },
  declined: { reopen: 'submitted' },
  withdrawn: { reopen: 'submitted' },
  expired: { reopen: 'submitted' },
  // Somebody who comes back is taken on already: what they are owed is a call.
  closed: { reopen: 'accepted' },
  'unable-to-contact': { reopen: 'accepted' },
} as const satisfies Record<ReferralStatus, Partial<Record<ReferralMove, ReferralStatus>>>

/** Who acts on a referral. The clock is nobody: what happens because time has passed. */
export const REFERRAL_SIDES = [
  { value: 'referrer', text: 'Referrer' },
  { value: 'receiver', text: 'Receiver' },
  { value: 'person', text: 'Person' },
  { value: 'clock', text: 'The clock' },
] as const satisfies readonly Option[]

export type ReferralSide = (typeof REFERRAL_SIDES)[number]['value']

/** Who makes each move. Somebody who refers themselves is both person and referrer. */
export const SIDES: Readonly<Record<ReferralMove, readonly ReferralSide[]>> = {
  submit: ['referrer', 'person'],
  acknowledge: ['receiver'],
  triage: ['receiver'],
  accept: ['receiver'],
  waitlist: ['receiver'],
  'ask-for-more': ['receiver'],
  answer: ['referrer', 'person'],
  'refer-on': ['receiver'],
  decline: ['receiver'],
  'attempt-contact': ['receiver'],
  engage: ['receiver'],
  start: ['receiver'],
  update: ['receiver'],
  close: ['receiver'],
  withdraw: ['referrer', 'person'],
  'give-up-contact': ['receiver'],
  expire: ['clock'],
  reopen: ['referrer', 'receiver', 'person'],
}

/**
 * Where a side makes a move from some statuses only. A referrer takes back what nobody has taken on yet; after that the
 * person says so. A receiver that said no sees no more than a stub, so the referrer asks again.
 */
const ONLY_FROM: Readonly<Partial<Record<ReferralSide, Partial<Record<ReferralMove, readonly ReferralStatus[]>>>>> = {
  referrer: {
    withdraw: ['submitted', 'received', 'in-triage', 'waitlisted', 'more-info-needed'],
    reopen: ['redirected', 'declined', 'withdrawn', 'expired'],
  },
  receiver: { reopen: ['closed', 'unable-to-contact'] },
  person: { reopen: ['withdrawn', 'expired', 'unable-to-contact'] },
}

/** When things happened, each time the latest. What every clock counts from. */
export type ReferralTimes = {
  readonly draftedAt: Date
  readonly submittedAt?: Date | null
  readonly acknowledgedAt?: Date | null
  readonly triagedAt?: Date | null
  readonly waitlistedAt?: Date | null
  readonly askedAt?: Date | null
  readonly answeredAt?: Date | null
  readonly acceptedAt?: Date | null
  readonly attemptedAt?: Date | null
  readonly engagedAt?: Date | null
  readonly startedAt?: Date | null
  readonly updatedAt?: Date | null
  readonly endedAt?: Date | null
  readonly reopenedAt?: Date | null
  /** What an ending asked for has been done: offered elsewhere, looked at again. */
  readonly followedUpAt?: Date | null
}

export type ReferralTime = keyof ReferralTimes

/** The time that each move sets. */
export const MOVE_TIMES: Readonly<Record<ReferralMove, ReferralTime>> = {
  submit: 'submittedAt',
  acknowledge: 'acknowledgedAt',
  triage: 'triagedAt',
  accept: 'acceptedAt',
  waitlist: 'waitlistedAt',
  'ask-for-more': 'askedAt',
  answer: 'answeredAt',
  'refer-on': 'endedAt',
  decline: 'endedAt',
  'attempt-contact': 'attemptedAt',
  engage: 'engagedAt',
  start: 'startedAt',
  update: 'updatedAt',
  close: 'endedAt',
  withdraw: 'endedAt',
  'give-up-contact': 'endedAt',
  expire: 'endedAt',
  reopen: 'reopenedAt',
}

/** What the rules need to know of a referral. Rows are turned into it at the border. */
export type Referral = {
  readonly status: ReferralStatus
  readonly times: ReferralTimes
  /** Every hold it ever had, ended ones too: their days do not count. */
  readonly holds: readonly ReferralHold[]
  readonly attempts: readonly ContactAttempt[]
  /** How many ways to reach them the person allows: the length of `allowedWays`. */
  readonly waysAllowed: number
  readonly declineReason: DeclineReason | null
  /** Whether it got there; absent where it is handed over in the same system. */
  readonly delivery?: DeliveryState | null
}

/** Returns where a referral stands after a move; null where the move cannot be made. */
export const nextStatus = (status: ReferralStatus, move: ReferralMove): ReferralStatus | null =>
  (REFERRAL_MOVES[status] as Partial<Record<ReferralMove, ReferralStatus>>)[move] ?? null

/** Why a move by this side is refused, whatever else is known. */
export type SideRefusal = 'not-from-here' | 'not-your-move'

/** Returns where a move by this side leads as far as the tables know; what a move asks for is in `referral-move.ts`. */
export function mayMove(asked: {
  readonly status: ReferralStatus
  readonly move: ReferralMove
  readonly side: ReferralSide
}): { readonly ok: true; readonly to: ReferralStatus } | { readonly ok: false; readonly why: SideRefusal } {
  const to = nextStatus(asked.status, asked.move)
  if (!to) return { ok: false, why: 'not-from-here' }
  const from = ONLY_FROM[asked.side]?.[asked.move]
  const theirs = SIDES[asked.move].includes(asked.side) && (!from || from.includes(asked.status))
  return theirs ? { ok: true, to } : { ok: false, why: 'not-your-move' }
}

/** Returns the moves this side can make from a status, in the order of the table. */
export const movesFor = (status: ReferralStatus, side: ReferralSide): readonly ReferralMove[] =>
  (Object.keys(REFERRAL_MOVES[status]) as ReferralMove[]).filter((move) => mayMove({ status, move, side }).ok)

/** The statuses at which a referral has ended: nothing leads out of them but opening it again. */
export const CLOSED_REFERRAL_STATUSES = REFERRAL_STATUSES.map(({ value }) => value).filter((status) =>
  Object.keys(REFERRAL_MOVES[status]).every((move) => move === 'reopen'),
)

export const isOpenReferral = (status: ReferralStatus): boolean => !CLOSED_REFERRAL_STATUSES.includes(status)

export const OPEN_REFERRAL_STATUSES = REFERRAL_STATUSES.map(({ value }) => value).filter(isOpenReferral)

/** Returns whether a hold may lie over this status: not before it is received, for saying "it has come" needs nobody. */
export const mayBeHeld = (status: ReferralStatus): boolean =>
  isOpenReferral(status) && status !== 'draft' && status !== 'submitted'

/** Returns the words of a status for staff and for the person. */
export const referralStatusWords = (status: ReferralStatus): (typeof REFERRAL_STATUSES)[number] =>
  REFERRAL_STATUSES.find(({ value }) => value === status)!
