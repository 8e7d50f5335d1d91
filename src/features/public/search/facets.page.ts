import { FACETS, type FacetName, type Option } from '../../../domain/facets.ts'
import type { Search, SearchAnswer } from '../../../domain/search.ts'
import { optionText } from '../../../web/option-words.ts'
import { searchPath } from '../../../web/search-address.ts'

export type FacetOption = {
  readonly value: string
  readonly text: string
  readonly count: number
  readonly ticked: boolean
}

export type FacetGroup = {
  /** Its name in the address. */
  readonly name: string
  readonly legend: string
  readonly options: readonly FacetOption[]
  readonly ticked: number
  readonly open: boolean
}

/** A filter that is on, with the address of the same search without it. */
export type Chip = { readonly group: string; readonly text: string; readonly path: string }

/** Groups that stand open from the start: what most people choose by. The rest is folded until something is ticked. */
const OPEN_GROUPS: ReadonlySet<string> = new Set<FacetName>(['kind', 'hours', 'pay'])

/** Organisations offered as filters: the ones with most results; those ticked are always among them. */
const MOST_ORGANIZATIONS = 12

/**
 * Returns the filters with their counts. What would give nothing and is not ticked is left out, and so is a group in
 * which nothing is left; what is ticked comes first.
 */
export function facetGroups(search: Search, answer: SearchAnswer): FacetGroup[] {
  const groups = FACETS.map(({ name, legend, options }) => {
    const ticked = search.ticked[name] ?? []
    const counts = answer.facets[name]
    return facetGroup(name, legend, tickable(options, counts, ticked))
  })
  const organizations = answer.organizations.map(({ id, name, count }) => ({
    value: String(id),
    text: name,
    count,
    ticked: search.organizations.includes(id),
  }))
  const offered = tickedFirst(organizations).slice(0, Math.max(MOST_ORGANIZATIONS, search.organizations.length))

  return [...groups, facetGroup('organisation', 'Organisation', offered)].filter((group) => group.options.length > 0)
}

/** Returns the filters that are on, each with the way to take it off. */
export function chipsOf(search: Search, answer: SearchAnswer): Chip[] {
  const chips = FACETS.flatMap(({ name, legend, options }) =>
    (search.ticked[name] ?? []).map((value) => ({
      group: legend,
      text: optionText(options, value),
      path: searchPath(search, { ticked: without(search.ticked, name, value), page: 1 }),
    })),
  )
  const organizations = search.organizations.map((id) => ({
    group: 'Organisation',
    text: answer.organizations.find((organization) => organization.id === id)?.name ?? 'Organisation',
    path: searchPath(search, { organizations: search.organizations.filter((other) => other !== id), page: 1 }),
  }))
  return [...chips, ...organizations]
}

/** Returns what is ticked without one value. */
function without(ticked: Search['ticked'], name: FacetName, value: string): Search['ticked'] {
  return { ...ticked, [name]: (ticked[name] ?? []).filter((other) => other !== value) }
}

function tickable(options: readonly Option[], counts: SearchAnswer['facets'][FacetName], ticked: readonly string[]) {
  const byValue = new Map(counts.map(({ value, count }) => [value, count]))
  const all = options.map(({ value, text }) => ({
    value,
    text,
    count: byValue.get(value) ?? 0,
    ticked: ticked.includes(value),
  }))
  return tickedFirst(all.filter((option) => option.ticked || option.count > 0))
}

const tickedFirst = (options: readonly FacetOption[]): FacetOption[] => [
  ...options.filter((option) => option.ticked),
  ...options.filter((option) => !option.ticked),
]

function facetGroup(name: string, legend: string, options: readonly FacetOption[]): FacetGroup {
  const ticked = options.filter((option) => option.ticked).length
  return { name, legend, options, ticked, open: ticked > 0 || OPEN_GROUPS.has(name) }
}
