import { DELIVERIES } from '../domain/facets.ts'
import type { Location, Opportunity } from '../domain/listing.ts'
import { londonTime } from '../domain/london-time.ts'
import { organizationPath } from './paths.ts'

/** A node of JSON-LD before it is tidied: what is not known may stand in it as null, and is left out. */
export type Node = { readonly [name: string]: Value }
export type Value = string | number | boolean | null | undefined | Node | readonly Value[]

/** Returns the node without what is not known: no nulls, no empty texts, lists or nodes that say only their type. */
export function known(value: Value): Value {
  if (Array.isArray(value)) return value.map(known).filter((one) => one !== null)
  if (value === null || value === undefined || value === '') return null
  if (typeof value !== 'object') return value
  const entries = Object.entries(value as Node)
    .map(([name, one]) => [name, single(known(one))] as const)
    .filter(([, one]) => one !== null)
  return entries.some(([name]) => !name.startsWith('@')) ? Object.fromEntries(entries) : null
}

const single = (value: Value): Value => (Array.isArray(value) ? (value.length > 1 ? value : (value[0] ?? null)) : value)

/** Returns who offers it, as schema.org knows an organisation. */
export const organizationNode = ({ organizationId, organizationName }: Opportunity, origin: string): Node => ({
  '@type': 'Organization',
  name: organizationName,
  url: origin + organizationPath(organizationId, organizationName),
})

/** Returns a place; somewhere in the country where we know no more than that. */
export const placeNode = ({ name, address, town, postcode, point }: Location): Node => ({
  '@type': 'Place',
  name,
  address: {
    '@type': 'PostalAddress',
    streetAddress: address,
    addressLocality: town,
    postalCode: postcode,
    addressCountry: 'GB',
  },
  geo: point && { '@type': 'GeoCoordinates', latitude: point.lat, longitude: point.lng },
})

export const SOMEWHERE: Node = {
  '@type': 'Place',
  address: { '@type': 'PostalAddress', addressCountry: 'GB' },
}

/** Returns where it happens, in person or online, for kinds that must say so. */
export function whereNodes(opportunity: Opportunity, address: string): Node[] {
  const places = opportunity.locations.map(placeNode)
  const online = opportunity.delivery.includes('online') ? [{ '@type': 'VirtualLocation', url: address }] : []
  return places.length + online.length > 0 ? [...places, ...online] : [SOMEWHERE]
}

/** Returns the words for how it is given out of three: in person, online, both. */
export function deliveredAs<T extends string>({ delivery, locations }: Opportunity, words: Delivered<T>): T {
  const online = delivery.includes(DELIVERIES[1].value)
  const present = locations.length > 0 || delivery.some((way) => way !== 'online')
  return online ? (present ? words.mixed : words.online) : words.present
}

export type Delivered<T extends string> = { readonly present: T; readonly online: T; readonly mixed: T }

/** Returns the price as an offer; null where none is known. */
export function offerNode({ cost }: Opportunity, address: string): Node | null {
  if (!cost) return null
  const pounds = cost.pounds ?? (cost.band === 'free' ? 0 : null)
  const price = pounds === null ? null : { price: pounds, priceCurrency: 'GBP' }
  return { '@type': 'Offer', ...price, url: address, description: pounds === 0 ? null : cost.words }
}

/** Returns who it is meant for, in words; null where it is for everybody. */
export function audienceNode({ eligibilityWords, minimumAge, maximumAge }: Opportunity): Node | null {
  if (!eligibilityWords && minimumAge === null && maximumAge === null) return null
  return {
    '@type': 'PeopleAudience',
    audienceType: eligibilityWords,
    suggestedMinAge: minimumAge,
    suggestedMaxAge: maximumAge,
  }
}

/** Returns the moment in ISO 8601 with London's distance from Greenwich at that moment: `2026-07-01T10:00:00+01:00`. */
export function londonIso(moment: Date): string {
  const shown = (at: Date) => `${at.toISOString().slice(0, 19)}`
  const minutes = minutesOf(londonTime(moment)) - minutesOf(moment.toISOString().slice(11, 16))
  const ahead = minutes < 0 ? minutes + 24 * 60 : minutes
  return `${shown(new Date(moment.getTime() + ahead * 60_000))}+0${ahead / 60}:00`
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
