import type { Help } from './facets.ts'
import { endOfLondonDay } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { workingDeadline } from './working-days.ts'

export type ApplicationState =
  | 'submitted'
  | 'shortlisted'
  | 'interview'
  | 'offered'
  | 'accepted'
  | 'started'
  | 'unsuccessful'
  | 'withdrawn'
  | 'closed-unanswered'

export type ApplicationMove = 'shortlist' | 'invite' | 'offer' | 'refuse' | 'accept' | 'start' | 'withdraw' | 'close'
export type Mover = 'organization' | 'applicant' | 'nobody'

/** Every move an application can make. What is not in this table cannot happen. No move is made for many at once. */
export const APPLICATION_MOVES = {
  submitted: {
    shortlist: 'shortlisted',
    invite: 'interview',
    offer: 'offered',
    refuse: 'unsuccessful',
    withdraw: 'withdrawn',
    close: 'closed-unanswered',
  },
  shortlisted: {
    invite: 'interview',
    offer: 'offered',
    refuse: 'unsuccessful',
    withdraw: 'withdrawn',
    close: 'closed-unanswered',
  },
  interview: { offer: 'offered', refuse: 'unsuccessful', withdraw: 'withdrawn', close: 'closed-unanswered' },
  offered: { accept: 'accepted', refuse: 'unsuccessful', withdraw: 'withdrawn' },
  accepted: { start: 'started', refuse: 'unsuccessful', withdraw: 'withdrawn' },
  started: {},
  unsuccessful: {},
  withdrawn: {},
  // A late answer is better than none, and is told like any other.
  'closed-unanswered': { shortlist: 'shortlisted', invite: 'interview', offer: 'offered', refuse: 'unsuccessful' },
} as const satisfies Record<ApplicationState, Partial<Record<ApplicationMove, ApplicationState>>>

/** Who makes each move. "Nobody" is the clock. */
export const MOVERS: Readonly<Record<ApplicationMove, readonly Mover[]>> = {
  shortlist: ['organization'],
  invite: ['organization'],
  offer: ['organization'],
  refuse: ['organization'],
  accept: ['applicant', 'organization'],
  start: ['organization'],
  withdraw: ['applicant'],
  close: ['nobody'],
}

/** Returns the state after this move by this mover; null where it cannot be made. */
export function nextState(state: ApplicationState, move: ApplicationMove, mover: Mover): ApplicationState | null {
  const moves: Partial<Record<ApplicationMove, ApplicationState>> = APPLICATION_MOVES[state]
  return (MOVERS[move].includes(mover) && moves[move]) || null
}

/** Returns the moves this mover can make from a state, in the order of the table. */
export const movesFor = (state: ApplicationState, mover: Mover): readonly ApplicationMove[] =>
  (Object.keys(APPLICATION_MOVES[state]) as ApplicationMove[]).filter((move) => MOVERS[move].includes(mover))

/** How each state reads to the person who applied, and to the organisation. */
export const STATE_WORDS: Readonly<Record<ApplicationState, { applicant: string; organization: string }>> = {
  submitted: { applicant: 'Sent', organization: 'New' },
  shortlisted: { applicant: 'Shortlisted', organization: 'Shortlisted' },
  interview: { applicant: 'Invited to meet', organization: 'Interview' },
  offered: { applicant: 'Offered to you', organization: 'Offered' },
  accepted: { applicant: 'You said yes', organization: 'Accepted' },
  started: { applicant: 'Started', organization: 'Started' },
  unsuccessful: { applicant: 'Not this time', organization: 'Not this time' },
  withdrawn: { applicant: 'You took it back', organization: 'Withdrawn' },
  'closed-unanswered': { applicant: 'No answer came', organization: 'Closed without an answer' },
}

/** What is waited for in each open state, and from whom. A state that is not here is at its end. */
const NEXT: Partial<Record<ApplicationState, { owner: 'organization' | 'applicant'; step: string }>> = {
  submitted: { owner: 'organization', step: 'They read it and tell you yes, no or not yet' },
  shortlisted: { owner: 'organization', step: 'They tell you whether they want to meet you' },
  interview: { owner: 'organization', step: 'They tell you how it went' },
  offered: { owner: 'applicant', step: 'You say whether you want it' },
  accepted: { owner: 'organization', step: 'They agree with you when you start' },
}

export const isOpen = (state: ApplicationState): boolean => NEXT[state] !== undefined

/** States in which nothing happens any more. A late answer may still follow where none came. */
export const CLOSED_STATES = (Object.keys(APPLICATION_MOVES) as ApplicationState[]).filter((state) => !isOpen(state))

export type NextStep = { readonly owner: 'organization' | 'applicant'; readonly step: string; readonly dueAt: Date }

/** Working days in which an answer is due where the organisation has promised none of its own. */
export const DEFAULT_REPLY_DAYS = 10

/**
 * Returns whose turn it is in this state, what they do and by when; null at an end. `days` are the working days of the
 * reply promise, counted anew from each move. `on` is the day of a meeting, from which the count then starts.
 */
export function nextStep(
  state: ApplicationState,
  days: number,
  now: Date,
  on: LocalDate | null = null,
): NextStep | null {
  const next = NEXT[state]
  if (!next) return null
  const from = on ? endOfLondonDay(on) : now
  return { ...next, dueAt: workingDeadline(from > now ? from : now, days) }
}

/** Working days before the deadline of the first reminder, after it of the second, and after it of the end. */
const REMIND_BEFORE = 2
const REMIND_AFTER = 1
const CLOSE_AFTER = 3

export type Chase = 'first-nudge' | 'second-nudge' | 'close' | null

/** Returns what is due from an organisation that has not answered: a reminder, a second one, or an honest end. */
export function chase(dueAt: Date, nudges: number, now: Date, workingDays: (from: Date, to: Date) => number): Chase {
  const late = workingDays(dueAt, now)
  if (nudges >= 2) return late >= CLOSE_AFTER ? 'close' : null
  if (nudges === 1) return late >= REMIND_AFTER ? 'second-nudge' : null
  return late >= -REMIND_BEFORE ? 'first-nudge' : null
}

export type RefusalReason =
  | 'experience'
  | 'qualification'
  | 'english'
  | 'computers'
  | 'more-about-you'
  | 'meeting'
  | 'hours'
  | 'taken'
  | 'check'

/** Why somebody is not taken: what the organisation ticks, what the person reads, and what would help. */
export const REFUSAL_REASONS: readonly {
  readonly value: RefusalReason
  readonly text: string
  /** Goes on after “because”, whoever says it to the person. */
  readonly told: string
  readonly help: Help
}[] = [
  {
    value: 'experience',
    text: 'Others have done more of this work',
    told: 'somebody else has done more of this kind of work',
    help: 'experience',
  },
  {
    value: 'qualification',
    text: 'A qualification or licence is missing',
    told: 'this work needs a certificate or licence that you do not have yet',
    help: 'new-skills',
  },
  {
    value: 'english',
    text: 'More English is needed for this work',
    told: 'this work needs more English than you have now',
    help: 'english',
  },
  {
    value: 'computers',
    text: 'More computer skills are needed',
    told: 'this work needs more computer skills than you have now',
    help: 'digital-skills',
  },
  {
    value: 'more-about-you',
    text: 'The application says too little about what they can do',
    told: 'your application did not say enough about what you can do',
    help: 'cv-and-interview',
  },
  {
    value: 'meeting',
    text: 'Others answered more fully when we met',
    told: 'others gave fuller answers at the meeting',
    help: 'cv-and-interview',
  },
  {
    value: 'hours',
    text: 'The hours or the place do not fit',
    told: 'the hours or the place did not fit',
    help: 'find-a-job',
  },
  {
    value: 'taken',
    text: 'The place was taken by somebody else',
    told: 'there were more good people than places',
    help: 'find-a-job',
  },
  {
    value: 'check',
    text: 'A check that the law asks for could not be passed',
    told: 'a check that the law asks for could not be passed',
    help: 'find-a-job',
  },
]

export const refusalReason = (value: string | null) => REFUSAL_REASONS.find((reason) => reason.value === value) ?? null

/** Fewer cases than this say more about the people in them than about the organisation. */
const LEAST_CASES = 10

/**
 * Returns the share of people who were answered in time, in whole per cent; null under ten cases. A case is an
 * application that was answered, or whose time to be answered has passed; those taken back before do not count.
 */
export function replyRate({ cases, inTime }: { cases: number; inTime: number }): number | null {
  return cases < LEAST_CASES ? null : Math.round((100 * inTime) / cases)
}
