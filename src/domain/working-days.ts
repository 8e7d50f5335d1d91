import { addDays, endOfLondonDay, londonDate, weekdayOf } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/**
 * Bank holidays in England and Wales, substitute days included (Banking and Financial Dealings Act 1971; published
 * at gov.uk/bank-holidays as far as 2028). Years beyond the table have weekends only, until somebody adds them.
 */
export const BANK_HOLIDAYS: ReadonlySet<LocalDate> = new Set([
  ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-06', '2024-05-27', '2024-08-26', '2024-12-25', '2024-12-26'],
  ...['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-05', '2025-05-26', '2025-08-25', '2025-12-25', '2025-12-26'],
  ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
  ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ...['2028-01-03', '2028-04-14', '2028-04-17', '2028-05-01', '2028-05-29', '2028-08-28', '2028-12-25', '2028-12-26'],
])

/** Returns whether offices in England are open on this date: Monday to Friday, bank holidays apart. */
export const isWorkingDay = (date: LocalDate): boolean => weekdayOf(date) <= 5 && !BANK_HOLIDAYS.has(date)

/**
 * Returns the date this many working days after `date`. The day itself does not count; a promise made on a Saturday to
 * answer within one working day falls due on Monday. `days` is a whole number; 0 gives the date itself, and a number
 * below zero counts backwards.
 */
export function addWorkingDays(date: LocalDate, days: number): LocalDate {
  const step = days < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(day)) left -= 1
  }
  return day
}

/** Returns how many working days come after `from`, up to and including `to`; below zero where `to` is earlier. */
export function workingDaysBetween(from: LocalDate, to: LocalDate): number {
  if (to < from) return -workingDaysBetween(to, from)
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** Returns the last moment of the day, in London, by which something promised within `days` working days is due. */
export const workingDeadline = (from: Date, days: number): Date =>
  endOfLondonDay(addWorkingDays(londonDate(from), days))
