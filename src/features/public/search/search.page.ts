import { DISTANCES, SORTS } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Rescue, Search, SearchAnswer } from '../../../domain/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { thousands } from '../../../web/option-words.ts'
import { type PageLinks, pageLinks } from '../../../web/page-links.ts'
import { searchPath } from '../../../web/search-address.ts'
import { type Chip, chipsOf, type FacetGroup, facetGroups } from './facets.page.ts'
import { type RescuePage, rescuePage } from './rescue.page.ts'
import type { Asked } from './search.form.ts'

/** Something that has to be said above the results, with ways to go on. */
export type Note = {
  readonly words: string
  readonly links: readonly { readonly text: string; readonly path: string }[]
}

export type Choice = { readonly text: string; readonly path: string; readonly current: boolean }

export type ResultsPage = {
  readonly heading: string
  readonly title: string
  readonly description: string
  readonly search: Search
  readonly typedNear: string
  readonly distances: readonly { readonly value: number; readonly text: string; readonly selected: boolean }[]
  readonly notes: readonly Note[]
  readonly chips: readonly Chip[]
  readonly clearPath: string
  readonly groups: readonly FacetGroup[]
  readonly sorts: readonly Choice[]
  readonly views: readonly Choice[]
  readonly total: number
  readonly cards: SearchAnswer['cards']
  readonly pages: PageLinks | null
  readonly forms: {
    readonly alert: string
    readonly rss: string
    readonly ical: string
    readonly json: string
    readonly print: string
  }
  /** The path under which this search is known. */
  readonly canonicalPath: string
  readonly address: string
  readonly view: 'list' | 'map'
  readonly rescue: RescuePage | null
}

/** Returns what the results page shows. */
export function resultsPage(
  { search, typedNear, nearChoices, nearUnknown, cutShort, view }: Asked,
  answer: SearchAnswer,
  rescue: { readonly rescue: Rescue; readonly hubs: readonly Hub[] } | null,
  { place, origin, now }: Pick<Ask, 'place' | 'origin' | 'now'>,
): ResultsPage {
  const { total } = answer
  const heading = headingWords({ ...search, words: answer.readAs?.understood ?? search.words }, total)
  const path = searchPath(search)
  const firstPath = search.page === 1 ? path : searchPath(search, { page: 1 })

  return {
    heading,
    title: search.page > 1 ? `${heading}, page ${search.page}` : heading,
    description: `${heading}: jobs, courses, events, volunteering and support in ${place.name}.`,
    search,
    typedNear,
    distances: [...new Set([...DISTANCES, search.within])]
      .sort((a, b) => a - b)
      .map((miles) => ({
        value: miles,
        text: milesText(miles),
        selected: miles === search.within,
      })),
    notes: [
      ...(cutShort ? [{ words: 'That was a long search, so we used the first 200 letters of it.', links: [] }] : []),
      ...readAsNote(search, answer),
      ...choicesNote(search, typedNear, nearChoices),
      ...(nearUnknown ? [unknownPlaceNote(typedNear)] : []),
    ],
    chips: chipsOf(search, answer),
    clearPath: searchPath(search, { ticked: {}, organizations: [], page: 1 }),
    groups: facetGroups(search, answer),
    sorts: SORTS.filter(({ value }) => value !== 'nearest' || search.near).map(({ value, text }) => ({
      text,
      path: searchPath(search, { sort: value, page: 1 }),
      current: search.sort === value,
    })),
    views: [
      { text: 'List', path: firstPath, current: view === 'list' },
      { text: 'Map', path: withView(firstPath, 'map'), current: view === 'map' },
    ],
    total,
    cards: answer.cards,
    pages: pageLinks(search.page, Math.ceil(total / search.pageSize), (page) => searchPath(search, { page })),
    forms: {
      alert: searchPath(search, { page: 1, sort: 'best' }, '/alerts/new'),
      rss: inForm(firstPath, 'rss'),
      ical: inForm(firstPath, 'ics'),
      json: inForm(firstPath, 'json'),
      print: withPrint(firstPath),
    },
    canonicalPath: path,
    address: origin + path,
    view,
    rescue: rescue && rescuePage(search, rescue.rescue, rescue.hubs, place, now),
  }
}

/** Returns "24 results for “care assistant” within 2 miles of NW5 2AA". */
function headingWords({ words, near, within }: Search, total: number): string {
  const count = total === 0 ? 'Nothing found' : `${thousands(total)} ${total === 1 ? 'result' : 'results'}`
  return [count, words && `for “${words}”`, near && `within ${milesText(within)} of ${near.label}`]
    .filter(Boolean)
    .join(' ')
}

const milesText = (miles: number): string =>
  miles === 0.5 ? 'half a mile' : `${miles} ${miles === 1 ? 'mile' : 'miles'}`

/** Where words were read as something else, says so and offers them exactly as typed. */
function readAsNote(search: Search, { readAs }: SearchAnswer): Note[] {
  if (!readAs) return []
  const exact = `"${readAs.typed.replace(/"/g, '')}"`
  return [
    {
      words: `You typed “${readAs.typed}”. We searched for “${readAs.understood}”.`,
      links: [{ text: `Search only for “${readAs.typed}”`, path: searchPath(search, { words: exact, page: 1 }) }],
    },
  ]
}

function choicesNote(search: Search, typed: string, choices: Asked['nearChoices']): Note[] {
  if (choices.length === 0) return []
  const links = choices.map((near) => ({ text: near.label, path: searchPath(search, { near, page: 1 }) }))
  return [{ words: `There is more than one place called “${typed}”. Which one did you mean?`, links }]
}

const unknownPlaceNote = (typed: string): Note => ({
  words: `We do not know the place “${typed}”, so these results are from everywhere. Check how it is spelled, or try a postcode.`,
  links: [],
})

const withView = (path: string, view: string): string => `${path}${path.includes('?') ? '&' : '?'}view=${view}`
const inForm = (path: string, ending: string): string => path.replace('/opportunities', `/opportunities.${ending}`)
const withPrint = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}print=1`
