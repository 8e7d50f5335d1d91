import { dayNumber, packFacets, pence, startLetters } from '../domain/facet-bits.ts'
import { FACETS, type FacetName, type Sector } from '../domain/facets.ts'
import { termWordsIn } from '../domain/other-words.ts'
import type { Point } from '../domain/place.ts'
import { plainWords } from '../domain/plain-words.ts'
import { ANYWHERE, tilesReaching } from '../domain/search-cells.ts'
import type { ListingToIndex } from './search-listing.ts'

/** One row of opportunity_search, but for the words that the database cuts up itself. */
export type SearchRow = ReturnType<typeof searchRow>

/** `timestamptz` that never comes. */
const NEVER = 'infinity'
/** Start days kept for each listing: a weekly event for a year. */
const MOST_STARTS = 60

/** Returns what search keeps of a listing. */
export function searchRow(listing: ListingToIndex) {
  const places = listing.places ?? []
  const points = places.flatMap(({ lat, lng }) =>
    lat === null || lng === null ? [] : [{ lat: rounded(lat), lng: rounded(lng) }],
  )
  const everywhere = isEverywhere(listing.kind, listing.delivery, points)
  const starts = startsOf(listing)
  const hourly = listing.hourly_minimum ?? listing.hourly_maximum
  const packed = packFacets({
    organizationId: listing.organization_id,
    kind: listing.kind,
    hours: listing.hours,
    contract: listing.contract,
    sector: listing.sector,
    level: listing.level,
    costBand: listing.cost_band,
    delivery: listing.delivery,
    access: [...listing.access, ...places.flatMap((place) => place.access)],
    languages: listing.languages,
    minimumAge: listing.minimum_age,
    maximumAge: listing.maximum_age,
    eligibleGroups: listing.eligible_groups,
    helps: listing.helps,
    hourly: hourly === null ? null : pence(Number(hourly)),
    payStated: (hourly ?? listing.pay_minimum ?? listing.pay_maximum) !== null,
    starts,
  })
  return {
    id: listing.id,
    organization_id: listing.organization_id,
    expires_at: listing.expires_at ?? NEVER,
    closes_at: listing.closes_at ?? NEVER,
    lat: points[0]?.lat ?? 0,
    lng: points[0]?.lng ?? 0,
    posted: dayNumber(listing.posted_on),
    hourly: hourly === null ? -1 : pence(Number(hourly)),
    bits_0: packed.words[0]!,
    bits_1: packed.words[1]!,
    bits_2: packed.words[2]!,
    bits_3: packed.words[3]!,
    pay_class: packed.payClass,
    everywhere,
    facets: packed.letters,
    starts: starts.length > 1 ? starts.map(startLetters) : null,
    places: points.length > 1 ? points.flatMap(({ lat, lng }) => [lat, lng]) : null,
    cells: [...new Set([...points.flatMap(tilesReaching), ...(everywhere ? [ANYWHERE] : [])])],
    names: namesOf(listing),
    ...termsOf(listing),
  }
}

/** A centimetre is near enough, and no difference of two is ever too small to be squared. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Kinds for which "online" beside "in person" means some days at home, not either of the two. */
const AT_WORK = ['job', 'apprenticeship', 'placement']

/**
 * Whether a listing can be used from any place: it comes to people, or is online (for work: only online); or it is
 * support without any address, which serves the whole area. Other things without a place stay out of searches by place.
 */
function isEverywhere(kind: string, delivery: readonly string[], points: readonly Point[]): boolean {
  if (delivery.includes('mobile')) return true
  if (delivery.includes('online'))
    return !(AT_WORK.includes(kind) && delivery.includes('in-person') && points.length > 0)
  return points.length === 0 && (kind === 'support' || kind === 'drop-in')
}

function startsOf(listing: ListingToIndex): string[] {
  const days = new Set([...(listing.starts ?? []), ...(listing.starts_on ? [listing.starts_on] : [])])
  return [...days].sort().slice(0, MOST_STARTS)
}

/**
 * The words by which a sector is looked for. Where its name on screen joins two things, only what holds of all of it is
 * here: a minibus driver is not found by "warehouse".
 */
export const SECTOR_NAMES: Readonly<Record<Sector, string>> = {
  'health-and-care': 'health and care',
  construction: 'construction',
  digital: 'digital',
  hospitality: 'hospitality',
  retail: 'retail',
  office: 'office',
  'education-and-childcare': 'education',
  'transport-and-warehouse': 'logistics',
  creative: 'creative',
  green: 'green',
  security: 'security',
  'cleaning-and-facilities': 'facilities',
  community: 'charity',
  'hair-and-beauty': 'beauty',
}

/** The names of what a listing is and where, so that "part time", "volunteering" or a street's name are found as words. */
function namesOf(listing: ListingToIndex): string {
  const named: [FacetName, readonly (string | null)[]][] = [
    ['kind', [listing.kind]],
    ['hours', listing.hours],
    ['contract', [listing.contract]],
    ['level', [listing.level]],
  ]
  const texts = named.flatMap(([name, values]) => values.map((value) => TEXTS.get(`${name} ${value}`) ?? ''))
  const places = (listing.places ?? []).slice(0, 20).map((place) => place.words)
  const sector = SECTOR_NAMES[listing.sector as Sector] ?? ''
  return [listing.organization_name, sector, ...texts, ...new Set(places)].filter(Boolean).join(' . ')
}

/** `it` is a stop word of English; a listing that says IT in capitals, or is digital work, gets a word for it. */
const IT_WORK = 'itwork'

function termsOf(listing: ListingToIndex): { title_terms: string; body_terms: string } {
  const it = listing.sector === 'digital' || /\bIT\b/.test(`${listing.title} ${listing.summary}`) ? [IT_WORK] : []
  const title = [...termWordsIn(plainWords(listing.title)), ...it]
  const body = termWordsIn(plainWords(`${listing.summary} . ${plainDescription(listing)}`))
  return { title_terms: unique(title), body_terms: unique(body) }
}

/** Returns every word of a listing as it is spelt there. */
export function wordsOf(listing: ListingToIndex): Set<string> {
  const { title, summary, organization_name } = listing
  return new Set(plainWords(`${title} ${summary} ${organization_name} ${plainDescription(listing)}`))
}

const plainDescription = (listing: ListingToIndex) => listing.description_html.replace(/<[^>]*>|&\w+;/g, ' ')
const unique = (words: readonly string[]) => [...new Set(words)].join(' ')

const TEXTS: ReadonlyMap<string, string> = new Map(
  FACETS.flatMap((facet) => facet.options.map(({ value, text }) => [`${facet.name} ${value}`, text] as const)),
)
