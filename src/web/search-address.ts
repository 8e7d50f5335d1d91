import { DISTANCES, FACETS, type FacetName, SORTS, type Sort } from '../domain/facets.ts'
import type { Near, Search } from '../domain/search.ts'

const PAGE_SIZE = 20
/** Longer words are cut: nobody types them, and every address stays short enough for every browser. */
const LONGEST_WORDS = 200
const LAST_PAGE = 10_000
/** Miles that may be asked for beside those offered. */
const NEAREST = 0.1
const FARTHEST = 100
const DEFAULT_SORT: Sort = 'best'

/**
 * Returns the search that an address means. Values that no list knows are ignored, as are repeats; a distance may be
 * any from a tenth of a mile to a hundred. `near` has been resolved by the caller from what was typed.
 */
export function readSearch(query: URLSearchParams, near: Near | null, pageSize = PAGE_SIZE): Search {
  const within = Number(query.get('within') || Number.NaN)
  const sort = SORTS.find((option) => option.value === query.get('sort'))?.value ?? DEFAULT_SORT
  return {
    words: (query.get('q') ?? '')
      .toWellFormed()
      .replaceAll('\0', ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_WORDS),
    near,
    within: within >= NEAREST && within <= FARTHEST ? within : DISTANCES[0],
    ticked: readTicked(query),
    organizations: wholeNumbers(query.getAll('organisation')),
    sort,
    page: Math.min(LAST_PAGE, wholeNumbers(query.getAll('page').slice(0, 1))[0] ?? 1),
    pageSize,
  }
}

/**
 * Returns the address of a search: words first, then place, facets in screen order, sort and page; what is usual is
 * left out, so that equal searches have equal addresses. Changes other than of the page go back to page 1.
 */
export function searchPath(search: Search, changes: Partial<Search> = {}, base = '/opportunities'): string {
  const next = { ...search, page: 1, ...changes }
  const query = new URLSearchParams()
  if (next.words) query.set('q', next.words)
  if (next.near) query.set('near', next.near.typed)
  if (next.near && next.within !== DISTANCES[0]) query.set('within', String(next.within))
  for (const { name, options } of FACETS) {
    const ticked = next.ticked[name]
    if (ticked?.length) for (const { value } of options) if (ticked.includes(value)) query.append(name, value)
  }
  for (const id of [...new Set(next.organizations)].sort((a, b) => a - b)) query.append('organisation', String(id))
  if (next.sort !== DEFAULT_SORT) query.set('sort', next.sort)
  if (next.page > 1) query.set('page', String(next.page))
  const text = query.toString()
  return text ? `${base}?${text}` : base
}

function readTicked(query: URLSearchParams): Search['ticked'] {
  const ticked: Partial<Record<FacetName, readonly string[]>> = {}
  for (const { name, options } of FACETS) {
    const asked = query.getAll(name)
    const values =
      asked.length === 0 ? [] : options.map((option) => option.value).filter((value) => asked.includes(value))
    if (values.length > 0) ticked[name] = values
  }
  return ticked
}

/** Ids are whole numbers from 1 that the database can hold; others are ignored, and at most 50 are read. */
function wholeNumbers(values: readonly string[]): number[] {
  const numbers = values.filter((value) => /^[1-9]\d{0,9}$/.test(value)).map(Number)
  return [...new Set(numbers.filter((number) => number < 2 ** 31))].sort((a, b) => a - b).slice(0, 50)
}
