import { londonDate, londonTime, weekdayOf } from '../domain/london-time.ts'
import type { LocalDate, LocalTime, Occurrence, Weekday } from '../domain/opportunity.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

/** Returns "24 November 2026". */
export function fullDate(date: LocalDate): string {
  return `${dayAndMonth(date)} ${date.slice(0, 4)}`
}

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

/** Returns how many days `to` is after `from`; below zero where it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)

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
export function closingWords(closesAt: Date, now: Date): Closing {
  const today = londonDate(now)
  const date = londonDate(closesAt)
  const time = londonTime(closesAt)
  const days = daysBetween(today, date)
  const at = time === '23:59' || time === '00:00' ? '' : ` at ${timeWords(time)}`
  return { words: `Closes ${nearDateWords(date, today)}${at}`, soon: days < 7 }
}

/** Returns when something happens: "Tuesday 24 November, 10am to midday", "Tuesday 24 to Thursday 26 November". */
export function occurrenceWords({ startsAt, endsAt, allDay }: Occurrence, now: Date): string {
  const today = londonDate(now)
  const from = londonDate(startsAt)
  // An all-day happening ends with the midnight after its last day.
  const to = endsAt ? londonDate(allDay ? new Date(endsAt.getTime() - 1) : endsAt) : from
  const day = capital(nearDateWords(from, today))
  if (allDay) return to > from ? `${day} to ${dateWords(to, today)}` : `${day}, all day`
  if (!endsAt || to === from) return `${day}, ${timesWords(londonTime(startsAt), endsAt ? londonTime(endsAt) : null)}`
  return `${day}, ${timeWords(londonTime(startsAt))} to ${dateWords(to, today)}, ${timeWords(londonTime(endsAt))}`
}

/** Returns the words with a capital letter at the start. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const dayAndMonth = (date: LocalDate): string => `${Number(date.slice(8, 10))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`
