import type { LocationDraft } from '../../domain/opportunity.ts'
import { readAccess } from '../../domain/words-to-facets.ts'
import { isLoose, isSomewhere, type Loose, lineOf, listOf, NOWHERE, numberOf, pointOf, postcodeOf } from './loose.ts'

export type ServicePlaces = { readonly locations: readonly LocationDraft[]; readonly virtual: boolean }

/** Returns where a service happens: `service_at_locations` of both versions, or `locations` beside them. */
export function readLocations(service: Loose): ServicePlaces {
  const through = listOf(service, 'service_at_locations', 'service_at_location').flatMap((link) =>
    listOf(link, 'location'),
  )
  const all = [...through, ...listOf(service, 'locations', 'location')]
  const virtual = all.some((location) => lineOf(location, 'location_type') === 'virtual')
  const drafts = all
    .filter((location) => !['virtual', 'postal'].includes(lineOf(location, 'location_type') ?? ''))
    .map(readLocation)
    .filter(isSomewhere)
  return {
    locations: [...new Map(drafts.map((draft) => [draft.sourceId ?? JSON.stringify(draft), draft])).values()],
    virtual,
  }
}

function readLocation(location: Loose): LocationDraft {
  const addresses = listOf(location, 'addresses', 'physical_addresses', 'address', 'physical_address')
  const address = addresses.find((one) => lineOf(one, 'address_type') !== 'postal') ?? addresses[0] ?? {}
  const town = lineOf(address, 'city', 'town')
  const postcode = postcodeOf(lineOf(address, 'postal_code', 'postcode'))
  const accessWords = accessOf(location)
  return {
    ...NOWHERE,
    sourceId: lineOf(location, 'id'),
    name: lineOf(location, 'name', 'alternate_name'),
    address: streetOf(lineOf(address, 'address_1', 'address'), lineOf(address, 'address_2'), town, postcode),
    town,
    postcode,
    point: pointOf(numberOf(location, 'latitude'), numberOf(location, 'longitude')),
    access: readAccess(accessWords),
    accessWords: accessWords === '' ? null : accessWords,
    transport: lineOf(location, 'transportation'),
  }
}

function accessOf(location: Loose): string {
  const found = listOf(location, 'accessibility', 'accessibility_for_disabilities').flatMap((one) =>
    ['accessibility', 'description', 'details'].map((name) => lineOf(one, name)),
  )
  const plain = isLoose(location.accessibility) ? null : lineOf(location, 'accessibility')
  return [...new Set([...found, plain].filter((line) => line !== null))].join('. ').replace(/\.\. /g, '. ')
}

/** Street lines alone: the town and postcode that feeds repeat at their end are taken off. */
export function streetOf(
  first: string | null,
  second: string | null,
  town: string | null,
  postcode: string | null,
): string | null {
  const parts = [first, second].filter((line) => line !== null).flatMap((line) => line.split(/\s*,\s*|\n/))
  const others = new Set([town, postcode, 'UK', 'United Kingdom', 'England'].map((part) => part?.toLowerCase()))
  const kept = parts.filter((part) => part !== '' && !others.has(part.toLowerCase()) && !isPostcode(part, postcode))
  return kept.length === 0 ? null : [...new Set(kept)].join(', ')
}

const isPostcode = (part: string, postcode: string | null): boolean =>
  postcode !== null && postcodeOf(part) === postcode
