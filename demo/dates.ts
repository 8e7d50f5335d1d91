import { addDays, londonMoment, weekdayOf } from '../src/domain/london-time.ts'
import type { Intake, LocalDate, LocalTime, Occurrence, Schedule, Weekday } from '../src/domain/opportunity.ts'

/*
 * Dates in the sample are counted from today, so that the place is alive whenever somebody opens it:
 *   an intake       '14 days · 6 weeks · Tue Thu 10:00-12:30 · 4 of 12'     spaces left, then places in all
 *   an event        '9 days Sat 10:00-15:00', or '2 days Wed 10:00-12:00 for 8 weeks'
 *   opening hours   'Mon Wed Fri 10:00-16:00'
 */
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const
const HOURS = /(\d\d:\d\d)-(\d\d:\d\d)/

/** Returns one run of a course that begins on the first of its weekdays on or after the day counted to. */
export function readIntake(words: string, today: LocalDate): Intake {
  const [inDays, length, times, places] = words.split(' · ')
  const weekdays = readWeekdays(times!)
  const startsOn = landOn(addDays(today, Number.parseInt(inDays!, 10)), weekdays.slice(0, 1))
  const [startTime, endTime] = readTimes(times!)
  const [spacesLeft, capacity] = (places?.match(/\d+/g) ?? []).map(Number)
  const endsOn = length!.endsWith('weeks')
    ? addDays(startsOn, Number.parseInt(length!, 10) * 7 - 7 + lastOf(weekdays) - weekdays[0]!)
    : addDays(startsOn, Number.parseInt(length!, 10) - 1)
  return {
    startsOn,
    endsOn,
    weekdays,
    startTime,
    endTime,
    capacity: capacity ?? null,
    spacesLeft: spacesLeft ?? null,
    applyBy: addDays(startsOn, -3) < today ? null : addDays(startsOn, -3),
  }
}

/** Returns the happenings of an event, once or once a week. */
export function readOccurrences(words: string, today: LocalDate): Occurrence[] {
  const first = landOn(addDays(today, Number.parseInt(words, 10)), readWeekdays(words))
  const [startTime, endTime] = readTimes(words)
  const times = Number(/for (\d+) weeks/.exec(words)?.[1] ?? 1)
  return Array.from({ length: times }, (_, week) => {
    const day = addDays(first, week * 7)
    return { startsAt: londonMoment(day, startTime), endsAt: londonMoment(day, endTime), allDay: false }
  })
}

/** Returns weekly opening hours. */
export function readSchedule(words: string): Schedule {
  const [opensAt, closesAt] = readTimes(words)
  return { weekdays: readWeekdays(words), opensAt, closesAt, validFrom: null, validTo: null, description: null }
}

function readWeekdays(words: string): Weekday[] {
  const named = DAYS.flatMap((day, i) => (words.includes(day) ? [(i + 1) as Weekday] : []))
  return words.includes('Mon to Fri') ? [1, 2, 3, 4, 5] : named
}

function readTimes(words: string): [LocalTime, LocalTime] {
  const [, from, to] = HOURS.exec(words)!
  return [from!, to!]
}

const lastOf = (weekdays: readonly Weekday[]) => weekdays[weekdays.length - 1]!

function landOn(date: LocalDate, weekdays: readonly Weekday[]): LocalDate {
  let day = date
  while (weekdays.length > 0 && !weekdays.includes(weekdayOf(day))) day = addDays(day, 1)
  return day
}
