import { FACETS, type FacetName, type Sort } from '../src/domain/facets.ts'
import type { Near, Search } from '../src/domain/search.ts'
import { AREAS } from './listing-words.ts'
import { Chance } from './random.ts'

const SHARES = { both: 120, place: 36, words: 36, neither: 8 }
/** What residents type, with its slips. */
const TYPED =
  'care assistant|cleaner|warehouse|teaching assistant|admin|receptionist|chef|kitchen porter|driver|hgv|security|it support|nurse|childcare|esol|cscs|hca|barista|retail|apprentice|volunteer|digital skills|food hygiene|electrician|part time|labourer|customer service|bookkeeping|cv help|universal credit|gardener|nursery|software developer|no experience|first aid|van driver|mental health|housing'
const SLIPS = 'warehose|recepcionist|assistnat|electrican|cleening|voluntering|secruity|nursary'
const EXACT =
  'care|cleaner|warehouse|assistant|receptionist|chef|kitchen|driver|security|support|nurse|children|office|coffee|retail|apprentice|volunteer|digital|hygiene|electrician|training|flexible|customers|bookkeeper|advice|housing|gardener|nursery|software|experience'
const NARROWED: readonly FacetName[] = ['kind', 'hours', 'pay', 'sector', 'contract', 'level', 'access', 'starts']

/**
 * Returns the 200 searches that are measured: six in ten by words and place, the others by one of them or by neither;
 * half of them with filters. `exact` has single words.
 */
export function benchSearches(exact: boolean, seed = 200): Search[] {
  const chance = new Chance(seed)
  return Object.entries(SHARES).flatMap(([share, count]) =>
    Array.from({ length: count }, () => searchOf(chance, share as keyof typeof SHARES, exact)),
  )
}

function searchOf(chance: Chance, share: keyof typeof SHARES, exact: boolean): Search {
  const slip = !exact && chance.is(0.08)
  const typed = chance.pick((exact ? EXACT : slip ? SLIPS : TYPED).split('|'))
  const words = exact ? `"${typed}"` : typed
  const [label, lat, lng] = chance.weighted(AREAS, ([, , , weight]) => weight)
  const degrees = (middle: number, spread: number) => Number((middle + chance.around() * spread).toFixed(6))
  const point = { lat: degrees(lat, 0.01), lng: degrees(lng, 0.015) }
  const near: Near = { typed: label, label, point, exactness: 'place', wardCode: null }
  const narrowed = chance.is(0.5) ? 0 : chance.is(0.6) ? 1 : 2
  const sort: Sort = chance.weighted(['best', 'nearest', 'newest', 'closing', 'pay'] as const, (s) =>
    s === 'best' ? 12 : 1,
  )
  return {
    words: share === 'both' || share === 'words' ? words : '',
    near: share === 'both' || share === 'place' ? near : null,
    within: chance.weighted([2, 1, 3, 5, 10], (miles) => (miles === 2 ? 12 : miles === 10 ? 1 : 2)),
    ticked: Object.fromEntries(Array.from({ length: narrowed }, () => tick(chance))),
    organizations: [],
    sort,
    page: 1,
    pageSize: 20,
  }
}

function tick(chance: Chance): [FacetName, readonly string[]] {
  const name = chance.pick(NARROWED)
  const { options } = FACETS.find((facet) => facet.name === name)!
  const first = chance.skewedBelow(options.length)
  return [name, [options[first]!.value, ...(chance.is(0.3) ? [options[(first + 1) % options.length]!.value] : [])]]
}

/** The word of an exact search, for engines that know no quotes. */
export const bareWords = (search: Search): Search => ({ ...search, words: search.words.replaceAll('"', '') })
