import { FACETS } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Place } from '../../../domain/place.ts'
import type { Rescue, Search } from '../../../domain/search.ts'
import { type HubLine, hubLine, nearestFirst } from '../../../web/hub-line.ts'
import { thousands } from '../../../web/option-words.ts'
import { searchPath } from '../../../web/search-address.ts'

export type Way = { readonly text: string; readonly path: string }

/** What is offered where nothing was found: never a dead end. */
export type RescuePage = {
  readonly ways: readonly Way[]
  /** Whether hubs are measured from a place. */
  readonly near: boolean
  readonly hubs: readonly HubLine[]
  readonly phone: string
  readonly email: string
}

/** Returns the ways on from an empty result, nearest to what was asked first. */
export function rescuePage(
  search: Search,
  { widerRadii, droppedFacets, similarWords }: Rescue,
  hubs: readonly Hub[],
  place: Place,
  now: Date,
): RescuePage {
  const wider = widerRadii.map(({ miles, total }) => ({
    text: `Look within ${miles} miles (${results(total)})`,
    path: searchPath(search, { within: miles, page: 1 }),
  }))
  const similar = similarWords.map(({ words, total }) => ({
    text: `Search for “${words}” instead (${results(total)})`,
    path: searchPath(search, { words, page: 1 }),
  }))
  const dropped = droppedFacets.map(({ facet, total }) => ({
    text: `${dropWords(facet)} (${results(total)})`,
    path: searchPath(search, dropping(search, facet)),
  }))
  const centre = search.near?.point ?? null
  return {
    ways: [...wider, ...similar, ...dropped],
    near: centre !== null,
    hubs: nearestFirst(hubs, centre)
      .slice(0, 3)
      .map((hub) => hubLine(hub, centre, now)),
    phone: place.contact.phone,
    email: place.contact.email,
  }
}

type Dropped = Rescue['droppedFacets'][number]['facet']

function dropWords(facet: Dropped): string {
  if (facet === 'words') return 'Search without the words'
  if (facet === 'near') return 'Look everywhere'
  const legend = facet === 'organisation' ? 'organisation' : FACETS.find(({ name }) => name === facet)?.legend
  return `Take off the filter “${legend}”`
}

function dropping(search: Search, facet: Dropped): Partial<Search> {
  if (facet === 'words') return { words: '', page: 1 }
  if (facet === 'near') return { near: null, page: 1 }
  if (facet === 'organisation') return { organizations: [], page: 1 }
  return { ticked: { ...search.ticked, [facet]: [] }, page: 1 }
}

const results = (total: number): string => `${thousands(total)} ${total === 1 ? 'result' : 'results'}`
