import { addDays, daysBetween } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { isWorkingDay } from './working-days.ts'

/**
 * When something that a person asks of their data is due (UK GDPR Article 12(3), as the ICO counts it): the same date in
 * the next month; the last day of that month where it has no such date; the next working day where that is none. Counted
 * from the day it came, whether or not offices were open.
 */
export const dueAfterMonths = (askedOn: LocalDate, months: number, stoppedDays = 0): LocalDate =>
  nextWorkingDay(addDays(sameDateIn(askedOn, months), stoppedDays))

const USUAL_MONTHS = 1
/** Two more where it is complex or there are many; the person is told, and why, within the first. */
const EXTENDED_MONTHS = 3

/** What the clock of one request has met. */
export type RequestClock = {
  readonly askedOn: LocalDate
  /** Days on which we waited for an answer that we needed, over now. */
  readonly stoppedDays: number
  /** Since when we wait for one; null where we do not. The clock stands (Data (Use and Access) Act 2025, section 76). */
  readonly waitingSince: LocalDate | null
  readonly extended: boolean
}

/** Returns the day on which it is due; null while the clock stands. */
export const requestDueOn = ({ askedOn, stoppedDays, waitingSince, extended }: RequestClock): LocalDate | null =>
  waitingSince ? null : dueAfterMonths(askedOn, extended ? EXTENDED_MONTHS : USUAL_MONTHS, stoppedDays)

/** Returns whether it may still be given more time: once, and told within the first month. */
export function mayExtend(clock: RequestClock, today: LocalDate): boolean {
  if (clock.extended || clock.waitingSince) return false
  return today <= dueAfterMonths(clock.askedOn, USUAL_MONTHS, clock.stoppedDays)
}

/** Returns the clock after the person answered: the days that it stood are added. */
export const answered = (clock: RequestClock, on: LocalDate): RequestClock => ({
  ...clock,
  stoppedDays: clock.stoppedDays + (clock.waitingSince ? Math.max(0, daysBetween(clock.waitingSince, on)) : 0),
  waitingSince: null,
})

function sameDateIn(date: LocalDate, months: number): LocalDate {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

function nextWorkingDay(date: LocalDate): LocalDate {
  let day = date
  while (!isWorkingDay(day)) day = addDays(day, 1)
  return day
}
