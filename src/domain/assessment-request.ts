import type { Option } from './facets.ts'
import type { Instrument } from './instruments.ts'
import { addDays } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/** Where a question stands that somebody was asked to answer by themself. */
export const ASKED_STATUSES = [
  { value: 'asked', text: 'Asked' },
  { value: 'answered', text: 'Answered' },
  { value: 'expired', text: 'Not answered' },
  { value: 'withdrawn', text: 'Taken back' },
] as const satisfies readonly Option[]

export type AskedStatus = (typeof ASKED_STATUSES)[number]['value']

/** All that can happen to it. The person answers, whoever works with them takes it back, and the clock lets it go. */
export const ASKED_MOVES = {
  asked: { answer: 'answered', withdraw: 'withdrawn', expire: 'expired' },
  answered: {},
  expired: {},
  withdrawn: {},
} as const satisfies Readonly<Record<AskedStatus, Readonly<Record<string, AskedStatus>>>>

/** What somebody was asked, as those who may see it see it. */
export type AskedAnswers = {
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly instrument: string
  readonly askedBy: string
  readonly askedAt: Date
  readonly answerBy: LocalDate
  readonly status: AskedStatus
  readonly version: number
}

/** Somebody has so many days to answer, unless said otherwise, and so many at most. Our own numbers. */
export const ANSWER_IN_DAYS = 5
export const ANSWER_IN_DAYS_AT_MOST = 60
/** What nobody answered is let go so many days after its day: until then it counts when it comes. */
export const ASKED_EXPIRES_DAYS = 14

/** Returns the day after which a question is let go. */
export const letGoAfter = (answerBy: LocalDate): LocalDate => addDays(answerBy, ASKED_EXPIRES_DAYS)

/** Returns whether somebody may be asked to answer an instrument by themself. */
export const mayBeAnsweredAlone = ({ together }: Pick<Instrument, 'together'>): boolean => !together
