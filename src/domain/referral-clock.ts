import { CONTACT_STEPS, contactStep } from './contact-attempt.ts'
import { DECLINE_CONSEQUENCES, declineReason } from './decline-reason.ts'
import { londonDate } from './london-time.ts'
import {
  CLOSED_REFERRAL_STATUSES,
  type Referral,
  type ReferralSide,
  type ReferralStatus,
  type ReferralTime,
} from './referral.ts'
import { UNDELIVERED_STEP } from './referral-delivery.ts'
import { countedDaysBetween, countedDeadline, HOLD_REASONS, holdOn, type ReferralHold } from './referral-hold.ts'

/**
 * Every clock: what it measures, what starts and stops it, and how many working days it allows where a programme says
 * nothing of its own. It starts at the latest of `from` and stops at the first of `until` after that. Only a reasoned
 * hold pauses it. A question stops the clock of the decision, and the answer starts it anew.
 */
export const REFERRAL_CLOCKS = {
  'finish-draft': { text: 'Finish and send', from: ['draftedAt'], until: ['submittedAt'], days: 5 },
  acknowledge: {
    text: 'Say that it has come',
    from: ['submittedAt', 'reopenedAt'],
    until: ['acknowledgedAt', 'acceptedAt', 'endedAt'],
    days: 1,
  },
  decide: {
    text: 'Decide',
    from: ['submittedAt', 'answeredAt', 'reopenedAt'],
    until: ['acceptedAt', 'waitlistedAt', 'askedAt', 'endedAt'],
    days: 3,
  },
  answer: {
    text: 'Answer a question',
    from: ['askedAt'],
    until: ['answeredAt', 'acceptedAt', 'endedAt'],
    days: 5,
  },
  'waiting-list': {
    text: 'Say where they stand on the list',
    from: ['waitlistedAt', 'updatedAt'],
    until: ['acceptedAt', 'endedAt'],
    days: 20,
  },
  'first-contact': {
    text: 'First contact',
    from: ['acceptedAt', 'reopenedAt'],
    until: ['attemptedAt', 'engagedAt', 'startedAt', 'endedAt'],
    days: 5,
  },
  'first-meeting': {
    text: 'First meeting',
    from: ['acceptedAt', 'reopenedAt'],
    until: ['startedAt', 'endedAt'],
    days: 10,
  },
  progress: { text: 'Say how it is going', from: ['startedAt', 'updatedAt'], until: ['endedAt'], days: 20 },
} as const satisfies Record<
  string,
  { text: string; from: readonly ReferralTime[]; until: readonly ReferralTime[]; days: number }
>

export type ReferralClock = keyof typeof REFERRAL_CLOCKS

/** Working days of each clock. A programme names those in which it differs. */
export type ClockDays = Readonly<Record<ReferralClock, number>>

export const CLOCK_NAMES = Object.keys(REFERRAL_CLOCKS) as ReferralClock[]

/** Returns the clocks of a programme: the usual days where it has none of its own. Refuses less than one day. */
export function clockDays(own: Partial<ClockDays> = {}): ClockDays {
  const days = (clock: ReferralClock) => Math.max(1, Math.floor(own[clock] ?? REFERRAL_CLOCKS[clock].days))
  return Object.fromEntries(CLOCK_NAMES.map((clock) => [clock, days(clock)])) as ClockDays
}

export const DEFAULT_CLOCK_DAYS = clockDays()

/** Whose turn it is at every open status, what they do, what the person reads, and the clock that says by when. */
export const STATUS_STEPS = {
  draft: {
    owner: 'referrer',
    text: 'Finish the referral and send it',
    forPerson: 'Your referrer finishes this with you and sends it',
    clock: 'finish-draft',
  },
  submitted: {
    owner: 'receiver',
    text: 'Open it and say that it has come',
    forPerson: 'They tell us that it has come',
    clock: 'acknowledge',
  },
  received: {
    owner: 'receiver',
    text: 'Decide: accept, ask, put on the list, refer on or decline',
    forPerson: 'They read it and decide',
    clock: 'decide',
  },
  'in-triage': {
    owner: 'receiver',
    text: 'Decide: accept, ask, put on the list, refer on or decline',
    forPerson: 'They read it and decide',
    clock: 'decide',
  },
  'more-info-needed': {
    owner: 'referrer',
    text: 'Answer their question',
    forPerson: 'Your referrer answers a question for you',
    clock: 'answer',
  },
  waitlisted: {
    owner: 'receiver',
    text: 'Take them on, or tell them where they stand on the list',
    forPerson: 'They tell you where you stand on the list',
    clock: 'waiting-list',
  },
  accepted: {
    owner: 'receiver',
    text: 'Make first contact',
    forPerson: 'They get in touch with you',
    clock: 'first-contact',
  },
  'contact-attempted': {
    owner: 'receiver',
    text: 'Try to reach them again',
    forPerson: 'They try to reach you again',
    clock: 'first-contact',
  },
  engaged: {
    owner: 'receiver',
    text: 'Meet for the first time',
    forPerson: 'You meet for the first time',
    clock: 'first-meeting',
  },
  started: {
    owner: 'receiver',
    text: 'Go on, and say how it is going',
    forPerson: 'They support you, and tell us how it is going',
    clock: 'progress',
  },
} as const satisfies Partial<
  Record<ReferralStatus, { owner: ReferralSide; text: string; forPerson: string; clock: ReferralClock }>
>

/** What an ending without a help still asks for. Declines have their own, by reason. */
export const FOLLOW_UPS: Readonly<
  Partial<Record<ReferralStatus, { owner: ReferralSide; text: string; forPerson: string; days: number }>>
> = {
  expired: {
    owner: 'referrer',
    text: 'Offer them another service, or send it again',
    forPerson: 'We look for somebody else with you',
    days: 2,
  },
}

/** What happens next: whose turn, in whose words, and the end of the day by when. */
export type ReferralNextStep = {
  readonly owner: ReferralSide
  readonly text: string
  readonly forPerson: string
  readonly dueAt: Date
  /** The hold that lies over it now; its days do not count. */
  readonly hold: ReferralHold | null
}

/**
 * Returns what happens next. Every open referral has an owner, a step and a date, on a working day; so has a declined
 * one until its consequence is done. Null only where nothing is owed to anybody.
 */
export function nextStepOf(
  referral: Referral,
  now: Date,
  days: ClockDays = DEFAULT_CLOCK_DAYS,
): ReferralNextStep | null {
  const owed = owedStep(referral, now, days)
  if (!owed) return null
  const hold = holdOn(referral.holds, londonDate(now))
  const because = hold && HOLD_REASONS.find(({ value }) => value === hold.reason)
  return { ...owed, forPerson: because ? because.forPerson : owed.forPerson, hold }
}

function owedStep(referral: Referral, now: Date, days: ClockDays): Omit<ReferralNextStep, 'hold'> | null {
  const { status } = referral
  if (CLOSED_REFERRAL_STATUSES.includes(status)) return followUpStep(referral)
  if (status === 'contact-attempted') {
    const { step, dueAt } = contactStep(referral, now)
    return { owner: 'receiver', ...CONTACT_STEPS[step], dueAt }
  }
  const undelivered = status === 'submitted' && referral.delivery === 'failed'
  const step = STATUS_STEPS[status as keyof typeof STATUS_STEPS]
  const { owner, text, forPerson } = undelivered ? UNDELIVERED_STEP : step
  const dueAt = countedDeadline(referral.holds, clockStart(referral, step.clock), days[step.clock])
  return { owner, text, forPerson, dueAt }
}

function followUpStep({
  status,
  times,
  declineReason: reason,
  holds,
}: Referral): Omit<ReferralNextStep, 'hold'> | null {
  if (times.followedUpAt) return null
  const from = times.endedAt ?? times.draftedAt
  const after = FOLLOW_UPS[status]
  if (after) return { ...after, dueAt: countedDeadline(holds, from, after.days) }
  if (status !== 'declined' || !reason) return null
  const { consequence, days } = declineReason(reason)
  const { owner, step: text, forPerson } = DECLINE_CONSEQUENCES[consequence]
  return owner ? { owner, text, forPerson, dueAt: countedDeadline(holds, from, days) } : null
}

/** Returns the moment from which a clock counts; the draft's beginning where nothing else is known. */
function clockStart({ times }: Referral, clock: ReferralClock): Date {
  const known = REFERRAL_CLOCKS[clock].from.map((time) => (times as TimesByName)[time]).filter((at) => at != null)
  return known.length === 0 ? times.draftedAt : new Date(Math.max(...known.map((at) => at.getTime())))
}

type TimesByName = Readonly<Partial<Record<ReferralTime, Date | null>>>

/** What one clock shows: when it started, when it is due, when it was stopped, and the days it was late by. */
export type ClockReading = {
  readonly clock: ReferralClock
  readonly startedAt: Date
  readonly dueAt: Date
  readonly stoppedAt: Date | null
  /** Working days late at the stop, or by now; 0 where it is in time. */
  readonly daysLate: number
}

/** Returns what a clock shows; null where it has not started. */
export function readClock(
  referral: Referral,
  clock: ReferralClock,
  now: Date,
  days: ClockDays = DEFAULT_CLOCK_DAYS,
): ClockReading | null {
  const { from, until } = REFERRAL_CLOCKS[clock]
  const times = referral.times as TimesByName
  if (!from.some((time) => times[time])) return null
  const startedAt = clockStart(referral, clock)
  const dueAt = countedDeadline(referral.holds, startedAt, days[clock])
  const stops = until.map((time) => times[time]).filter((at) => at != null && at >= startedAt) as Date[]
  const stoppedAt = stops.length === 0 ? null : new Date(Math.min(...stops.map((at) => at.getTime())))
  return { clock, startedAt, dueAt, stoppedAt, daysLate: daysLate(referral.holds, dueAt, stoppedAt ?? now) }
}

/** How something due stands: in time with so many days left, due today, late by so many, or on hold. */
export type DueState =
  | { readonly kind: 'on-time'; readonly days: number }
  | { readonly kind: 'due-today' }
  | { readonly kind: 'late'; readonly days: number }
  | { readonly kind: 'on-hold'; readonly until: string }

/** Returns how a next step stands. Days are working days; what was late before a hold began stays late. */
export function dueState({ dueAt, hold }: Pick<ReferralNextStep, 'dueAt' | 'hold'>, now: Date): DueState {
  const holds = hold ? [hold] : []
  const [due, today] = [londonDate(dueAt), londonDate(now)]
  if (now > dueAt) return { kind: 'late', days: daysLate(holds, dueAt, now) }
  if (hold) return { kind: 'on-hold', until: hold.until }
  return due === today ? { kind: 'due-today' } : { kind: 'on-time', days: countedDaysBetween([], today, due) }
}

/** The day after a deadline is late by a day, though it may be a Saturday. */
const daysLate = (holds: readonly ReferralHold[], dueAt: Date, at: Date): number =>
  at <= dueAt ? 0 : Math.max(1, countedDaysBetween(holds, londonDate(dueAt), londonDate(at)))
