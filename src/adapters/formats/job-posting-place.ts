import type { LocationDraft } from '../../domain/opportunity.ts'
import { isLoose, isSomewhere, type Loose, lineOf, NOWHERE, numberOf, pointOf, postcodeOf } from './loose.ts'
import { streetOf } from './open-referral-location.ts'

export type JobPlaces = {
  readonly locations: readonly LocationDraft[]
  readonly remote: boolean
  readonly abroad: boolean
}

const BRITAIN = /^(?:gb|gbr|uk|united kingdom|great britain|england|wales|scotland|northern ireland)$/i
const REMOTE = /^(?:remote|home[\s-]?based|home ?working|work(?:ing)? from home|anywhere|uk[\s-]wide|nationwide)\b/i

/** Returns where a JobPosting is: `jobLocation`, one or several, as objects or text, and whether it is done from home. */
export function readJobPlaces(posting: Loose): JobPlaces {
  const given = posting.jobLocation
  const places = (Array.isArray(given) ? given : [given]).flatMap((place) =>
    typeof place === 'string' ? [{ address: place }] : isLoose(place) ? [place] : [],
  )
  const countries = places.map(countryOf).filter((country) => country !== null)
  const drafts = places.map(readPlace).filter(isSomewhere)
  const remote =
    /telecommute|remote/i.test(lineOf(posting, 'jobLocationType') ?? '') ||
    drafts.some((draft) => REMOTE.test(nameOf(draft)))
  const locations = drafts.filter((draft) => !REMOTE.test(nameOf(draft)))
  const abroad = countries.length > 0 && countries.every((country) => !BRITAIN.test(country))
  return { locations, remote, abroad: abroad && locations.every(({ postcode }) => postcode === null) }
}

const nameOf = ({ town, address, name }: LocationDraft): string => address ?? town ?? name ?? ''

function countryOf(place: Loose): string | null {
  const address = isLoose(place.address) ? place.address : place
  const country = address.addressCountry
  return isLoose(country) ? lineOf(country, 'name', 'identifier') : lineOf(address, 'addressCountry')
}

function readPlace(place: Loose): LocationDraft {
  const address = isLoose(place.address) ? place.address : place
  const whole = lineOf(place, 'address')
  const geo = isLoose(place.geo) ? place.geo : place
  const postcode = postcodeOf(lineOf(address, 'postalCode') ?? whole)
  const locality = (lineOf(address, 'addressLocality') ?? '').split(/\s*,\s*/).filter((part) => part !== '')
  const town = locality.at(-1) ?? null
  const street = [lineOf(address, 'streetAddress') ?? whole, ...locality.slice(0, -1)].filter((part) => part !== null)
  return {
    ...NOWHERE,
    name: lineOf(place, 'name'),
    address: streetOf(street.join(', ') || null, null, town, postcode),
    town,
    postcode,
    point: pointOf(numberOf(geo, 'latitude'), numberOf(geo, 'longitude')),
  }
}
