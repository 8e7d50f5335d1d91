import type { Area } from '../../../domain/area.ts'
import {
  FACETS,
  type FacetName,
  HELPS,
  type Help,
  KINDS,
  type Kind,
  type Option,
  SECTORS,
} from '../../../domain/facets.ts'
import type { Place } from '../../../domain/place.ts'
import type { Card, Search, SearchAnswer } from '../../../domain/search.ts'
import { KIND_PLURALS, optionText } from '../../../web/option-words.ts'
import { searchPath } from '../../../web/search-address.ts'
import { HELP_INTRODUCTIONS, KIND_INTRODUCTIONS, sectorIntroduction } from './introductions.page.ts'

export type Subject = {
  readonly facet: 'kind' | 'help' | 'sector'
  readonly value: string
  readonly heading: string
  readonly introduction: string
}

/** Returns what an address part means: a kind, a need or a type of work; null where it means nothing. */
export function findSubject(value: string): Subject | null {
  const is = (options: readonly Option[]) => options.some((option) => option.value === value)
  if (is(KINDS)) {
    const kind = value as Kind
    return { facet: 'kind', value, heading: KIND_PLURALS[kind], introduction: KIND_INTRODUCTIONS[kind] }
  }
  if (is(HELPS)) {
    const introduction = HELP_INTRODUCTIONS[value as Help]
    return { facet: 'help', value, heading: optionText(HELPS, value), introduction }
  }
  if (!is(SECTORS)) return null
  const sector = optionText(SECTORS, value)
  return { facet: 'sector', value, heading: sector, introduction: sectorIntroduction(sector) }
}

export type CountedLink = { readonly text: string; readonly path: string; readonly count: number }
export type LinkGroup = { readonly heading: string; readonly links: readonly CountedLink[] }

export type BrowsePage = {
  readonly subject: Subject
  readonly total: number
  readonly allPath: string
  readonly newest: readonly Card[]
  readonly groups: readonly LinkGroup[]
}

/** By what one looks around further, for each way in. */
const FURTHER = {
  kind: ['sector', 'hours', 'level', 'help', 'for'],
  help: ['kind', 'for', 'language', 'delivery'],
  sector: ['kind', 'hours', 'pay', 'level'],
} as const satisfies Record<Subject['facet'], readonly FacetName[]>

/** Returns the page of one subject: the newest of it, and links into the search with how much each would give. */
export function browsePage(subject: Subject, search: Search, answer: SearchAnswer): BrowsePage {
  const plain: Search = { ...search, sort: 'best' }
  return {
    subject,
    total: answer.total,
    allPath: searchPath(plain),
    newest: answer.cards,
    groups: FURTHER[subject.facet]
      .map((name) => ({
        heading: legendOf(name),
        links: countedLinks(name, answer, (value) =>
          searchPath(plain, { ticked: { ...plain.ticked, [name]: [value] } }),
        ),
      }))
      .filter(({ links }) => links.length > 1),
  }
}

/** Returns all ways to look around. */
export function browseIndexPage(everything: SearchAnswer): readonly LinkGroup[] {
  const browse = (value: string) => `/browse/${value}`
  return [
    { heading: 'What is it?', links: countedLinks('kind', everything, browse, KIND_PLURALS) },
    { heading: 'What would help?', links: countedLinks('help', everything, browse) },
    { heading: 'Type of work', links: countedLinks('sector', everything, browse) },
  ].filter(({ links }) => links.length > 0)
}

/** Returns the values of a facet that would give something, in their own order, each with its count. */
function countedLinks(
  name: FacetName,
  answer: SearchAnswer,
  path: (value: string) => string,
  texts: Readonly<Record<string, string>> = {},
): CountedLink[] {
  const { options } = FACETS.find((facet) => facet.name === name)!
  const counts = new Map(answer.facets[name].map(({ value, count }) => [value, count]))
  return (options as readonly Option[])
    .map(({ value, text }) => ({ text: texts[value] ?? text, path: path(value), count: counts.get(value) ?? 0 }))
    .filter(({ count }) => count > 0)
}

export type WardsPage = {
  readonly heading: string
  readonly wards: readonly { readonly name: string; readonly path: string }[]
}

export const wardsPage = (wards: readonly Area[], place: Place): WardsPage => ({
  heading: `Browse by ${place.words.neighbourhood}`,
  wards: wards.map(({ name }) => ({
    name,
    path: `/opportunities?near=${encodeURIComponent(`${name} ward`)}&within=1`,
  })),
})

const legendOf = (name: FacetName): string => FACETS.find((facet) => facet.name === name)!.legend
