import type { Opportunity } from '../domain/listing.ts'
import { londonDate } from '../domain/london-time.ts'
import { deliveredAs, londonIso, type Node, offerNode, organizationNode, whereNodes } from './json-ld-parts.ts'

/** A weekly event fills no page with its dates. */
const MOST_DATES = 12

/** Returns an Event for each date that is still to come, as Google asks for of events that repeat. */
export function eventNodes(opportunity: Opportunity, address: string, origin: string, now: Date): readonly Node[] {
  const common = {
    '@type': 'Event',
    name: opportunity.title,
    description: opportunity.summary,
    url: address,
    eventStatus: 'https://schema.org/EventScheduled',
    eventAttendanceMode: `https://schema.org/${deliveredAs(opportunity, {
      present: 'OfflineEventAttendanceMode',
      online: 'OnlineEventAttendanceMode',
      mixed: 'MixedEventAttendanceMode',
    })}`,
    location: whereNodes(opportunity, address),
    organizer: organizationNode(opportunity, origin),
    isAccessibleForFree: opportunity.cost?.band === 'free' || null,
    offers: offerNode(opportunity, address),
  }
  return datesOf(opportunity, now).map((dates) => ({ ...common, ...dates }))
}

function datesOf({ occurrences, startsOn, endsOn }: Opportunity, now: Date): readonly Node[] {
  const coming = occurrences.filter(({ startsAt, endsAt }) => (endsAt ?? startsAt) >= now).slice(0, MOST_DATES)
  if (coming.length > 0) {
    return coming.map(({ startsAt, endsAt, allDay }) => ({
      startDate: allDay ? londonDate(startsAt) : londonIso(startsAt),
      // A whole day ends where the next begins; a date names the last day itself.
      endDate: endsAt && (allDay ? londonDate(new Date(endsAt.getTime() - 1)) : londonIso(endsAt)),
    }))
  }
  return startsOn ? [{ startDate: startsOn, endDate: endsOn }] : []
}
