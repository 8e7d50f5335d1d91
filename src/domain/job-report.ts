import { addDays, londonDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { workingDeadline } from './working-days.ts'

/** By which way somebody said it themself. */
export type JobWay = 'page' | 'text' | 'whatsapp'
export type JobAnswer = 'yes' | 'no'

/** Weeks after the start at which we ask "Are you still in work?": a quarter of a year, and half of one. */
const CHECK_WEEKS = [13, 26] as const
export type CheckWeek = (typeof CHECK_WEEKS)[number]

/** Longer words about where somebody works are a message, not a place. */
export const LONGEST_PLACE = 200

/** A job that somebody said they have. */
export type JobReport = {
  readonly id: string
  readonly caseId: string
  readonly participantId: string
  readonly organizationId: number
  readonly reportedAt: Date
  readonly byWay: JobWay
  readonly startsOn: LocalDate | null
  readonly whereWords: string | null
  readonly endedAt: Date | null
  readonly version: number
}

/** The question at one week, and what was answered. */
export type JobCheck = {
  readonly id: string
  readonly reportId: string
  readonly caseId: string
  readonly participantId: string
  readonly organizationId: number
  readonly week: number
  readonly dueOn: LocalDate
  readonly askedAt: Date | null
  readonly answer: JobAnswer | null
  readonly answeredAt: Date | null
  readonly version: number
}

/** Returns the days on which we ask, counted from the first day of work; from the day of the report where that is not said. */
export const checkDays = (
  startsOn: LocalDate | null,
  reportedAt: Date,
): readonly { readonly week: CheckWeek; readonly dueOn: LocalDate }[] =>
  CHECK_WEEKS.map((week) => ({ week, dueOn: addDays(startsOn ?? londonDate(reportedAt), week * 7) }))

/** A question that nobody answered for so many days is asked by a person. Our own number. */
export const CHECK_WAITS_DAYS = 5

/** Returns whether a question is open to be answered today: from its day on, until it is. */
export const isCheckOpen = ({ dueOn, answer }: Pick<JobCheck, 'dueOn' | 'answer'>, today: LocalDate): boolean =>
  answer === null && dueOn <= today

/** Returns what whoever helps does next once somebody said that they have a job, and by when. */
export const stepAfterJob = (now: Date) => ({
  words: 'Talk about the new job: when it starts, and what would help',
  dueAt: workingDeadline(now, 2),
})

/** The same once somebody said that they are no longer in it. */
export const stepAfterJobEnded = (now: Date) => ({
  words: 'Ask how it went, and agree what comes next',
  dueAt: workingDeadline(now, 2),
})

/** The same for somebody who asked to stop. */
export const stepAfterStop = (now: Date) => ({
  words: 'You asked to stop: one short call, then we end it',
  dueAt: workingDeadline(now, 3),
})

/** The same for somebody who changed their mind about that. */
export const stepAfterComingBack = (now: Date) => ({
  words: 'Agree how to go on together',
  dueAt: workingDeadline(now, 2),
})

/** A first day of work is within a year either way: others are mistakes in typing. */
export const isLikelyStart = (day: LocalDate, today: LocalDate): boolean =>
  day >= addDays(today, -366) && day <= addDays(today, 366)
