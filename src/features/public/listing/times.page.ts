import { openIntakes } from '../../../domain/card.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Schedule } from '../../../domain/opportunity.ts'
import { spacesWords } from '../../../web/card.ts'
import { capital, dateWords, occurrenceWords, timesWords, weekdaysWords } from '../../../web/dates.ts'

const MOST_DATES = 12

export type IntakeRow = {
  readonly starts: string
  readonly ends: string
  readonly times: string
  readonly spaces: string
  readonly applyBy: string
}

/** When it happens: runs of a course, dates of an event, hours of a service. */
export type Times = {
  readonly intakes: readonly IntakeRow[]
  readonly dates: readonly string[]
  /** How many more dates there are than are shown. */
  readonly moreDates: number
  readonly hours: readonly { readonly days: string; readonly times: string; readonly note: string | null }[]
}

export function times(opportunity: Opportunity, now: Date): Times {
  const today = londonDate(now)
  const upcoming = opportunity.occurrences.filter(({ startsAt, endsAt }) => (endsAt ?? startsAt) >= now)
  return {
    intakes: openIntakes(opportunity.intakes, now).map((intake) => ({
      starts: dateWords(intake.startsOn, today),
      ends: intake.endsOn ? dateWords(intake.endsOn, today) : '',
      times: [capital(weekdaysWords(intake.weekdays)), timesWords(intake.startTime, intake.endTime)]
        .filter(Boolean)
        .join(', '),
      spaces: intake.spacesLeft === null ? 'Ask' : spacesWords(intake.spacesLeft),
      applyBy: intake.applyBy ? dateWords(intake.applyBy, today) : '',
    })),
    dates: upcoming.slice(0, MOST_DATES).map((occurrence) => occurrenceWords(occurrence, now)),
    moreDates: Math.max(0, upcoming.length - MOST_DATES),
    hours: unlessAmongFacts(
      hoursRows(opportunity.schedules.filter(({ validTo }) => validTo === null || validTo >= today)),
    ),
  }
}

/** A few plain days stand among the key facts already. */
const unlessAmongFacts = (hours: Times['hours']): Times['hours'] =>
  hours.length <= 3 && hours.every(({ note }) => note === null) ? [] : hours

const hoursRows = (schedules: readonly Schedule[]): Times['hours'] =>
  schedules
    .toSorted((a, b) => (a.weekdays[0] ?? 8) - (b.weekdays[0] ?? 8))
    .map(({ weekdays, opensAt, closesAt, description }) => ({
      days: capital(weekdaysWords(weekdays)),
      times: timesWords(opensAt, closesAt),
      note: description,
    }))
    .filter(({ days, times, note }) => days || times || note)
