import { readDate } from '../../domain/london-time.ts'
import type { LocalTime, Schedule, Weekday } from '../../domain/opportunity.ts'
import { type Loose, lineOf, listOf } from './loose.ts'

const DAYS: readonly (readonly [RegExp, Weekday])[] = [
  [/\bmo(?:n(?:day)?)?s?\b/i, 1],
  [/\btu(?:e(?:s(?:day)?)?)?s?\b/i, 2],
  [/\bwe(?:d(?:nesday)?)?s?\b/i, 3],
  [/\bth(?:u(?:r(?:s(?:day)?)?)?)?s?\b/i, 4],
  [/\bfr(?:i(?:day)?)?s?\b/i, 5],
  [/\bsa(?:t(?:urday)?)?s?\b/i, 6],
  [/\bsu(?:n(?:day)?)?s?\b/i, 7],
]

/**
 * Returns the opening times of a service: `schedules` (3.0), `regular_schedules` and `holiday_schedules` left out (1.0).
 * Only what happens every week has weekdays; what is monthly or every other week keeps its description alone.
 */
export function readSchedules(...sources: readonly Loose[]): Schedule[] {
  const schedules = sources.flatMap((source) => listOf(source, 'schedules', 'regular_schedules', 'regular_schedule'))
  const read = schedules.map(readSchedule).filter(saysSomething)
  return [...new Map(read.map((schedule) => [JSON.stringify(schedule), schedule])).values()]
}

function readSchedule(source: Loose): Schedule {
  const days = lineOf(source, 'byday', 'weekday', 'day') ?? ''
  const weekly =
    !/^(?:monthly|yearly|daily)$/i.test(lineOf(source, 'freq') ?? 'WEEKLY') &&
    (lineOf(source, 'interval') ?? '1') === '1' &&
    !/[+-]?\d\s*(?:mo|tu|we|th|fr|sa|su)/i.test(days)
  const daily = /^daily$/i.test(lineOf(source, 'freq') ?? '') && days === ''
  return {
    weekdays: daily ? [1, 2, 3, 4, 5, 6, 7] : weekly ? weekdaysIn(days) : [],
    opensAt: timeIn(lineOf(source, 'opens_at', 'opens')),
    closesAt: timeIn(lineOf(source, 'closes_at', 'closes')),
    validFrom: dateIn(lineOf(source, 'valid_from', 'dtstart')),
    validTo: dateIn(lineOf(source, 'valid_to', 'until')),
    description: lineOf(source, 'description', 'notes'),
  }
}

function weekdaysIn(words: string): Weekday[] {
  const days = words.replace(/[,;/]/g, ' ')
  return DAYS.filter(([shape]) => shape.test(days)).map(([, day]) => day)
}

/** Returns `09:30` from `09:30:00`, `9.30am`, `9am` or `09:30Z` (feeds write local time, whatever they put behind it). */
export function timeIn(words: string | null): LocalTime | null {
  const found =
    /^(?:\d{4}-\d\d-\d\dT)?(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?(?:\.\d+)?\s*([ap]\.?m\.?)?(?:z|[+-]\d\d:?\d\d)?$/i.exec(
      words ?? '',
    )
  if (!found) return null
  const [, hour, minute, half] = found
  if (minute === undefined && half === undefined) return null
  const afternoon = half && /^p/i.test(half)
  const hours = half ? (Number(hour) % 12) + (afternoon ? 12 : 0) : Number(hour)
  if (hours > 23 || Number(minute ?? 0) > 59) return null
  return `${String(hours).padStart(2, '0')}:${minute ?? '00'}`
}

const dateIn = (words: string | null) => (words === null ? null : readDate(words))

/** A schedule with neither a day, a time nor words says nothing; midnight to midnight says "all day". */
function saysSomething({ weekdays, opensAt, closesAt, description }: Schedule): boolean {
  return weekdays.length > 0 || opensAt !== null || closesAt !== null || description !== null
}
