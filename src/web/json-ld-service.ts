import { HELPS } from '../domain/facets.ts'
import type { Opportunity } from '../domain/listing.ts'
import { DAYS } from './json-ld-course.ts'
import { audienceNode, type Node, offerNode, organizationNode, placeNode } from './json-ld-parts.ts'
import { kindText, optionText } from './option-words.ts'

/** Returns a Service, with its opening hours and every way to reach it. */
export function serviceNode(opportunity: Opportunity, address: string, origin: string): readonly Node[] {
  const { title, summary, kind, helps, schedules } = opportunity
  return [
    {
      '@type': 'Service',
      name: title,
      description: summary || title,
      url: address,
      identifier: opportunity.uuid,
      serviceType: helps.length > 0 ? helps.map((help) => optionText(HELPS, help)) : kindText(kind),
      provider: organizationNode(opportunity, origin),
      audience: audienceNode(opportunity),
      offers: offerNode(opportunity, address),
      hoursAvailable: schedules.map(({ weekdays, opensAt, closesAt, validFrom, validTo }) => ({
        '@type': 'OpeningHoursSpecification',
        dayOfWeek: weekdays.map((day) => DAYS[day]),
        opens: opensAt,
        closes: closesAt,
        validFrom,
        validThrough: validTo,
      })),
      availableChannel: channelsOf(opportunity),
    },
  ]
}

function channelsOf({ locations, languages, contact, url }: Opportunity): readonly Node[] {
  const reached = {
    '@type': 'ServiceChannel',
    serviceUrl: url,
    servicePhone: contact?.phone ? { '@type': 'ContactPoint', telephone: contact.phone } : null,
    availableLanguage: ['en', ...languages],
  }
  if (locations.length === 0) return [reached]
  return locations.map((location) => ({ ...reached, serviceLocation: placeNode(location) }))
}
