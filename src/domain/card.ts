import { geodesicMetres } from './geodesy.ts'
import type { Location, Opportunity } from './listing.ts'
import { londonDate, londonMoment, startOfLondonDay } from './london-time.ts'
import type { Intake } from './opportunity.ts'
import type { Point } from './place.ts'
import type { Card } from './search.ts'

/** Returns the card of an opportunity as it stands at `now`, measured from a point where there is one. */
export function cardOf(opportunity: Opportunity, now: Date, from: Point | null = null): Card {
  const nearest = nearestLocation(opportunity.locations, from)
  return {
    ...opportunity,
    location: nearest && {
      name: nearest.name,
      town: nearest.town,
      postcode: nearest.postcode,
      point: nearest.point,
    },
    locationCount: opportunity.locations.length,
    metres: nearest ? metresTo(nearest, from) : null,
    nextStart: nextStart(opportunity, now),
    spacesLeft: spacesLeft(opportunity.intakes, now),
  }
}

/** Returns the location nearest to the point; the first where there is no point; null where it has none. */
function nearestLocation(locations: readonly Location[], from: Point | null): Location | null {
  const metres = (location: Location) => metresTo(location, from) ?? Number.POSITIVE_INFINITY
  return locations.reduce<Location | null>(
    (best, location) => (best === null || metres(location) < metres(best) ? location : best),
    null,
  )
}

/** Returns the intakes that one can still join, earliest first. */
export function openIntakes(intakes: readonly Intake[], now: Date): Intake[] {
  const today = londonDate(now)
  return intakes
    .filter((intake) => (intake.applyBy ?? intake.startsOn) >= today)
    .toSorted((a, b) => a.startsOn.localeCompare(b.startsOn))
}

/** Returns geodesic metres from the point to the location; null without either. */
export function metresTo(location: Pick<Location, 'point'>, from: Point | null): number | null {
  return from && location.point ? geodesicMetres(from, location.point) : null
}

function nextStart({ occurrences, intakes }: Opportunity, now: Date): Card['nextStart'] {
  const occurrence = occurrences
    .filter(({ startsAt }) => startsAt >= now)
    .reduce<Date | null>((first, { startsAt }) => (first && first <= startsAt ? first : startsAt), null)
  if (occurrence) {
    return { at: occurrence, allDay: occurrences.some(({ startsAt, allDay }) => allDay && startsAt === occurrence) }
  }
  const intake = openIntakes(intakes, now)[0]
  if (!intake) return null
  const { startsOn, startTime } = intake
  return startTime
    ? { at: londonMoment(startsOn, startTime), allDay: false }
    : { at: startOfLondonDay(startsOn), allDay: true }
}

/** Spaces left in all open intakes; null where none says how many. */
function spacesLeft(intakes: readonly Intake[], now: Date): number | null {
  const known = openIntakes(intakes, now).flatMap((intake) => (intake.spacesLeft === null ? [] : [intake.spacesLeft]))
  return known.length ? known.reduce((sum, left) => sum + left, 0) : null
}
