import { addDays, weekdayOf } from './london-time.ts'
import type { LocalDate, LocalTime, Schedule, Weekday } from './opportunity.ts'

export type OpeningHours = { readonly opensAt: LocalTime | null; readonly closesAt: LocalTime | null }

/** Returns the hours of one day, earliest first; empty when it is closed. */
export function hoursOn(schedules: readonly Schedule[], date: LocalDate): OpeningHours[] {
  return schedules
    .filter(
      (schedule) =>
        schedule.weekdays.includes(weekdayOf(date)) &&
        (schedule.validFrom === null || schedule.validFrom <= date) &&
        (schedule.validTo === null || schedule.validTo >= date),
    )
    .map(({ opensAt, closesAt }) => ({ opensAt, closesAt }))
    .sort((a, b) => (a.opensAt ?? '').localeCompare(b.opensAt ?? ''))
}

export type DayHours = { readonly date: LocalDate; readonly weekday: Weekday; readonly hours: readonly OpeningHours[] }

/** Returns seven days from this one on, each with its hours. */
export function weekFrom(schedules: readonly Schedule[], date: LocalDate): DayHours[] {
  return Array.from({ length: 7 }, (_, days) => {
    const day = addDays(date, days)
    return { date: day, weekday: weekdayOf(day), hours: hoursOn(schedules, day) }
  })
}

export type Standing =
  | { readonly open: true; readonly until: LocalTime | null }
  | { readonly open: false; readonly next: { readonly date: LocalDate; readonly opensAt: LocalTime | null } | null }

/** Returns whether it is open on this day at this time, until when, else when it opens next within four weeks. */
export function standingAt(schedules: readonly Schedule[], date: LocalDate, time: LocalTime): Standing {
  const today = hoursOn(schedules, date)
  const current = today.find(({ opensAt, closesAt }) => (opensAt ?? '00:00') <= time && time < (closesAt ?? '24:00'))
  if (current) return { open: true, until: current.closesAt }

  const later = today.find(({ opensAt }) => opensAt !== null && opensAt > time)
  if (later) return { open: false, next: { date, opensAt: later.opensAt } }

  for (let days = 1; days <= 28; days++) {
    const day = addDays(date, days)
    const first = hoursOn(schedules, day)[0]
    if (first) return { open: false, next: { date: day, opensAt: first.opensAt } }
  }
  return { open: false, next: null }
}
