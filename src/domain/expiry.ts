import type { Kind } from './facets.ts'
import type { Opportunity } from './listing.ts'
import { addDays, endOfLondonDay, londonDate } from './london-time.ts'
import type { LocalDate, Occurrence, OpportunityDraft } from './opportunity.ts'

/** What expiry is worked out from: dates only. */
export type Dated = Pick<
  OpportunityDraft,
  'kind' | 'closesAt' | 'postedOn' | 'lastCheckedOn' | 'startsOn' | 'endsOn' | 'intakes' | 'occurrences' | 'schedules'
>

/**
 * Days for which a listing without any closing date is still believed, counted from the later of the day it was posted
 * and the day it was last checked; where it has neither, from today, as it stands in its source today. Jobs go
 * quickly: most UK adverts run for two to four weeks, so two months is generous. Volunteering roles stay open longer.
 */
export const FRESH_DAYS = {
  job: 60,
  apprenticeship: 60,
  placement: 90,
  volunteering: 180,
  event: 90,
  course: null,
  support: null,
  'drop-in': null,
} as const satisfies Record<Kind, number | null>

type Rule = (draft: Dated, now: Date) => Date | null

/** How each kind ends. What is not in this table cannot be listed. */
const ENDINGS = {
  job: untilClosing,
  apprenticeship: untilClosing,
  placement: untilClosing,
  volunteering: untilClosing,
  event: untilItIsOver,
  course: untilTheLastIntake,
  support: untilItStops,
  'drop-in': untilItStops,
} as const satisfies Record<Kind, Rule>

/** Returns the moment after which this is never listed, worked out in London time; null for what runs on. */
export function expiresAt(draft: Dated, now: Date): Date | null {
  return ENDINGS[draft.kind](draft, now)
}

/** Returns whether something with this expiry may no longer be listed. */
export const isExpired = (expiry: Date | null, now: Date): boolean => expiry !== null && expiry <= now

/** Returns whether this may be listed: not withdrawn, not expired, not the repeat of another. */
export function isLive(standing: Pick<Opportunity, 'withdrawnAt' | 'expiresAt' | 'duplicateOf'>, now: Date): boolean {
  return standing.withdrawnAt === null && standing.duplicateOf === null && !isExpired(standing.expiresAt, now)
}

/** The closing date; without one, while it is fresh. Never beyond the day the work itself ends. */
function untilClosing(draft: Dated, now: Date): Date | null {
  return earliest(draft.closesAt ?? whileFresh(draft, now), endOf(draft.endsOn))
}

/** The end of the last occurrence. An event whose end is not known lasts until the day is over. */
function untilItIsOver(draft: Dated, now: Date): Date | null {
  const last = lastOccurrence(draft.occurrences) ?? endOf(draft.endsOn ?? draft.startsOn)
  return last ?? draft.closesAt ?? whileFresh(draft, now)
}

/** The last day on which one may still join the last intake; a course without dates runs on. */
function untilTheLastIntake(draft: Dated): Date | null {
  const joining = draft.intakes.map((intake) => endOfLondonDay(intake.applyBy ?? intake.startsOn))
  const dates = latest(...joining) ?? lastOccurrence(draft.occurrences) ?? (draft.endsOn ? null : endOf(draft.startsOn))
  return earliest(draft.closesAt, dates ?? endOf(draft.endsOn))
}

/** Runs on, unless it says when it stops: its own last day, its last occurrence, or the end of every opening time. */
function untilItStops(draft: Dated): Date | null {
  const openings = draft.schedules.map((schedule) => schedule.validTo)
  const ends = openings.filter((date) => date !== null)
  const lastOpening = ends.length > 0 && ends.length === openings.length ? endOf(ends.toSorted().at(-1)!) : null
  return earliest(draft.closesAt, endOf(draft.endsOn), latest(lastOccurrence(draft.occurrences), lastOpening))
}

function whileFresh({ kind, postedOn, lastCheckedOn }: Dated, now: Date): Date | null {
  const days = FRESH_DAYS[kind]
  if (days === null) return null
  const today = londonDate(now)
  const known = [postedOn, lastCheckedOn].filter((date) => date !== null && date <= today).toSorted()
  return endOfLondonDay(addDays(known.at(-1) ?? today, days))
}

function lastOccurrence(occurrences: readonly Occurrence[]): Date | null {
  return latest(...occurrences.map(endOfOccurrence))
}

/** Returns when an occurrence is over; an end before its start is a mistake and counts as unknown. */
function endOfOccurrence({ startsAt, endsAt }: Occurrence): Date {
  return endsAt && endsAt >= startsAt ? endsAt : endOfLondonDay(londonDate(startsAt))
}

const endOf = (date: LocalDate | null): Date | null => (date ? endOfLondonDay(date) : null)

function latest(...moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((best, moment) => (moment && (!best || moment > best) ? moment : best), null)
}

function earliest(...moments: readonly (Date | null)[]): Date | null {
  return moments.reduce((best, moment) => (moment && (!best || moment < best) ? moment : best), null)
}
