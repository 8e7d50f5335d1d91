import { daysBetween, londonDate, londonDateAndTime, weekdayOf } from '../domain/london-time.ts'
import type { LocalDate, LocalTime, Occurrence, Weekday } from '../domain/opportunity.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Returns "24 November 2026". */
export function fullDate(date: LocalDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`
}

/** Returns "November 2026", by any of its days. */
export const monthWords = (date: LocalDate): string => `${monthName(date)} ${date.slice(0, 4)}`

/** Returns "November". */
export const monthName = (date: LocalDate): string => MONTHS[Number(date.slice(5, 7)) - 1]!

/** Returns "Tuesday 24 November"; with the year where that is not the year of `today`. */
export function dateWords(date: LocalDate, today: LocalDate): string {
  const words = `${WEEKDAYS[weekdayOf(date) - 1]} ${dayAndMonth(date)}`
  return date.slice(0, 4) === today.slice(0, 4) ? words : `${words} ${date.slice(0, 4)}`
}

/** Returns "today", "tomorrow" or the date in words, for the middle of a sentence. */
export function nearDateWords(date: LocalDate, today: LocalDate): string {
  const days = daysBetween(today, date)
  if (days === 0) return 'today'
  return days === 1 ? 'tomorrow' : dateWords(date, today)
}

/** Returns a time as GOV.UK writes it: "9:30am", "5pm", "midday", "midnight". */
export function timeWords(time: LocalTime): string {
  const hour = Number(time.slice(0, 2))
  const minutes = time.slice(3, 5)
  if (minutes === '00' && hour === 12) return 'midday'
  if (minutes === '00' && (hour === 0 || hour === 24)) return 'midnight'
  const shown = `${hour % 12 || 12}${minutes === '00' ? '' : `:${minutes}`}`
  return `${shown}${hour < 12 ? 'am' : 'pm'}`
}

/** Returns "10am to 5pm", "from 10am", "until 5pm"; empty where neither is known. */
export function timesWords(from: LocalTime | null, to: LocalTime | null): string {
  if (from && to) return `${timeWords(from)} to ${timeWords(to)}`
  if (from) return `from ${timeWords(from)}`
  return to ? `until ${timeWords(to)}` : ''
}

/** Returns "Monday", "Monday and Thursday", "Monday to Friday", "every day". */
export function weekdaysWords(weekdays: readonly Weekday[]): string {
  const days = [...new Set(weekdays)].sort((a, b) => a - b)
  if (days.length === 7) return 'every day'
  const names = days.map((day) => WEEKDAYS[day - 1]!)
  const unbroken = days.every((day, i) => i === 0 || day === days[i - 1]! + 1)
  if (days.length > 2 && unbroken) return `${names[0]} to ${names.at(-1)}`
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

export type Closing = { readonly words: string; readonly soon: boolean }

/** Returns when something closes, in words; `soon` within a week. The last minute of a day is just that day. */
export function closingWords(closesAt: Date, now: Date, today = londonDate(now)): Closing {
  const { date, time } = londonDateAndTime(closesAt)
  const days = daysBetween(today, date)
  const at = time === '23:59' || time === '00:00' ? '' : ` at ${timeWords(time)}`
  return { words: `Closes ${nearDateWords(date, today)}${at}`, soon: days < 7 }
}

/** Returns when something happens: "Tuesday 24 November, 10am to midday", "Tuesday 24 to Thursday 26 November". */
export function occurrenceWords({ startsAt, endsAt, allDay }: Occurrence, now: Date, today = londonDate(now)): string {
  const from = londonDateAndTime(startsAt)
  // An all-day happening ends with the midnight after its last day.
  const to = endsAt ? londonDateAndTime(allDay ? new Date(endsAt.getTime() - 1) : endsAt) : null
  const day = capital(nearDateWords(from.date, today))
  if (allDay) return to && to.date > from.date ? `${day} to ${dateWords(to.date, today)}` : `${day}, all day`
  if (!to || to.date === from.date) return `${day}, ${timesWords(from.time, to?.time ?? null)}`
  return `${day}, ${timeWords(from.time)} to ${dateWords(to.date, today)}, ${timeWords(to.time)}`
}

/** Returns the words with a capital letter at the start. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const dayAndMonth = (date: LocalDate): string => `${Number(date.slice(8, 10))} ${monthName(date)}`
