import type { Option } from './facets.ts'
import { addDays, daysBetween, endOfLondonDay, londonDate, londonMoment } from './london-time.ts'
import type { LocalDate, LocalTime } from './opportunity.ts'
import type { Member, Role } from './permission.ts'
import { workingDeadline } from './working-days.ts'

/** How a group stands. */
export const COHORT_STATUSES = [
  { value: 'planned', text: 'Planned', open: true },
  { value: 'running', text: 'Under way', open: true },
  { value: 'ended', text: 'Ended', open: false },
  { value: 'called-off', text: 'Called off', open: false },
] as const satisfies readonly (Option & { open: boolean })[]

export type CohortStatus = (typeof COHORT_STATUSES)[number]['value']

/** How somebody stands in a group. */
export const PLACE_STATUSES = [
  { value: 'waiting', text: 'Waiting', open: true },
  { value: 'enrolled', text: 'Has a place', open: true },
  { value: 'left', text: 'Left', open: false },
  { value: 'completed', text: 'Completed', open: false },
  { value: 'not-completed', text: 'Did not complete', open: false },
] as const satisfies readonly (Option & { open: boolean })[]

export type PlaceStatus = (typeof PLACE_STATUSES)[number]['value']

/** Every move a place can make. What is not in this table cannot happen. */
export const PLACE_MOVES = {
  waiting: { 'give-place': 'enrolled', leave: 'left' },
  enrolled: { leave: 'left', complete: 'completed', 'not-complete': 'not-completed' },
  left: {},
  completed: {},
  'not-completed': {},
} as const satisfies Record<PlaceStatus, Partial<Record<string, PlaceStatus>>>

type MovesOf<S extends PlaceStatus> = keyof (typeof PLACE_MOVES)[S]
export type PlaceMove = { [S in PlaceStatus]: MovesOf<S> }[PlaceStatus]

/** Returns where a move of a place leads; null where it cannot be made. */
export const placeAfter = (status: PlaceStatus, move: PlaceMove): PlaceStatus | null =>
  (PLACE_MOVES[status] as Partial<Record<PlaceMove, PlaceStatus>>)[move] ?? null

/** Who came. `absent`: it counts towards being missed; `counts`: it counts towards a certificate at all. */
export const ATTENDANCE_STATUSES = [
  { value: 'came', text: 'Came', short: 'Came', there: true, absent: false, counts: true },
  { value: 'late', text: 'Came late', short: 'Late', there: true, absent: false, counts: true },
  {
    value: 'absent-told',
    text: 'Did not come, and told us',
    short: 'Told us',
    there: false,
    absent: true,
    counts: true,
  },
  { value: 'absent', text: 'Did not come, no word', short: 'No word', there: false, absent: true, counts: true },
  { value: 'excused', text: 'Excused', short: 'Excused', there: false, absent: false, counts: false },
] as const satisfies readonly (Option & { short: string; there: boolean; absent: boolean; counts: boolean })[]

export type AttendanceStatus = (typeof ATTENDANCE_STATUSES)[number]['value']

const factsOf = (status: AttendanceStatus) => ATTENDANCE_STATUSES.find(({ value }) => value === status)!

/** Why somebody leaves a group before its end. */
export const LEAVING_REASONS = [
  { value: 'own-wish', text: 'They do not want to go on' },
  { value: 'job', text: 'They have found work' },
  { value: 'ill', text: 'They are not well' },
  { value: 'other-course', text: 'Something else suits them better' },
  { value: 'not-reached', text: 'We cannot reach them' },
  { value: 'mistake', text: 'They were put forward by mistake' },
  { value: 'cohort-ended', text: 'It ended while they waited', chosen: false },
  { value: 'support-ended', text: 'Support ended', chosen: false },
] as const satisfies readonly (Option & { chosen?: false })[]

/** What somebody goes on to when a group has ended. */
export const PLACE_OUTCOMES = [
  { value: 'job', text: 'Started a job' },
  { value: 'learning', text: 'Went on to a course or an apprenticeship' },
  { value: 'volunteering', text: 'Started volunteering, or a work placement' },
  { value: 'looking', text: 'Looks for work with their adviser' },
  { value: 'not-now', text: 'Not ready for a next step now' },
  { value: 'not-known', text: 'We do not know' },
] as const satisfies readonly Option[]

export type PlaceOutcome = (typeof PLACE_OUTCOMES)[number]['value']

/** Missed so many meetings in a row, and somebody asks how they are. Our own rule. */
export const ABSENCES_FOR_FLAG = 2
/** Within so many working days. */
const FLAG_DAYS = 2

/** Returns by when somebody asks a person how they are who has missed several meetings in a row. */
export const askBy = (now: Date): Date => workingDeadline(now, FLAG_DAYS)

/**
 * Returns how many of the latest meetings in a row somebody missed, with word or without; attendance in the order of the
 * meetings, null where nothing is written yet. Being excused neither counts nor ends the row.
 */
export function absencesInARow(inOrder: readonly (AttendanceStatus | null)[]): number {
  let row = 0
  for (const status of inOrder) {
    if (status === null || status === 'excused') continue
    row = factsOf(status).absent ? row + 1 : 0
  }
  return row
}

/** Returns the share of meetings that somebody came to, in whole percent; excused ones do not count; null before any. */
export function attendedPercent(statuses: readonly AttendanceStatus[]): number | null {
  const counted = statuses.filter((status) => factsOf(status).counts)
  if (counted.length === 0) return null
  return Math.floor((counted.filter((status) => factsOf(status).there).length * 100) / counted.length)
}

/** Returns whether somebody has come to enough meetings for a certificate. */
export function completes(statuses: readonly AttendanceStatus[], passPercent: number): boolean {
  const percent = attendedPercent(statuses)
  return percent !== null && percent >= passPercent
}

export type Weekly = {
  readonly startsOn: LocalDate
  readonly fromTime: LocalTime
  readonly weeks: number
}

/** Returns when a weekly group meets, one moment a week, at the same time by London's clocks all through. */
export const weeklyMeetings = ({ startsOn, fromTime, weeks }: Weekly): readonly Date[] =>
  Array.from({ length: weeks }, (_, week) => londonMoment(addDays(startsOn, week * 7), fromTime))

/** Returns how many weeks a group lasts that meets until a moment. */
export const weeksUntil = (startsOn: LocalDate, last: Date): number =>
  Math.floor(daysBetween(startsOn, londonDate(last)) / 7) + 1

/** A group as those who may see it see it. */
export type Cohort = {
  readonly id: string
  readonly placeSlug: string
  readonly organizationId: number
  readonly organizationName: string
  readonly hubId: number | null
  readonly program: string
  readonly name: string
  readonly about: string | null
  readonly facilitatorId: number
  readonly facilitatorName: string
  readonly startsOn: LocalDate
  readonly weeks: number
  readonly fromTime: LocalTime
  readonly minutes: number
  readonly whereWords: string
  readonly ceiling: number
  readonly passPercent: number
  readonly openToOthers: boolean
  readonly status: CohortStatus
  readonly endedAt: Date | null
  readonly version: number
}

/** One meeting of a group. */
export type CohortSession = {
  readonly id: string
  readonly cohortId: string
  readonly number: number
  readonly startsAt: Date
  readonly minutes: number
  readonly whereWords: string
  readonly status: 'planned' | 'held' | 'called-off'
  readonly movedFrom: Date | null
  readonly words: string | null
  readonly version: number
}

/** Roles that lead any group of their organisation; others lead the groups that are theirs. */
const LEADERS: readonly Role[] = ['hub-manager', 'partner-manager']

/** Returns whether somebody writes down who came, moves meetings and ends a group. */
export const leadsCohort = (
  cohort: Pick<Cohort, 'organizationId' | 'facilitatorId'>,
  member: Pick<Member, 'accountId' | 'membership'>,
): boolean =>
  member.membership.organizationId === cohort.organizationId &&
  (member.accountId === cohort.facilitatorId || LEADERS.includes(member.membership.role))

/** Returns until when whoever leads a group sees those in it: there are certificates to give out afterwards. */
export const sightEnds = ({ startsOn, weeks }: Pick<Cohort, 'startsOn' | 'weeks'>): Date =>
  endOfLondonDay(addDays(startsOn, weeks * 7 + 90))
