import type { Rescue, Search, SearchAnswer } from '../../../domain/search.ts'
import type { Html } from '../../../kit/html.ts'
import { type Answer, json, page, redirect } from '../../../kit/http.ts'
import { wardsOf } from '../../../records/area.ts'
import { countFailedSearch } from '../../../records/failed-search.ts'
import { hubsOf } from '../../../records/hub.ts'
import { mapPoints, searchOpportunities } from '../../../records/search.ts'
import { rescueSearch } from '../../../records/search-rescue.ts'
import type { Ask } from '../../../web/ask.ts'
import { countListings } from '../../../web/listing-count.ts'
import { searchPath } from '../../../web/search-address.ts'
import { readShortlist } from '../../../web/shortlist-cookie.ts'
import { resultsJson } from './json.page.ts'
import { resultsMap } from './map.view.ts'
import { printView } from './print.view.ts'
import { readAsked } from './search.form.ts'
import { resultsPage } from './search.page.ts'
import { resultsView } from './search.view.ts'

export async function showResults(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const asked = await readAsked(ask)
  const { search } = asked

  const answer = await searchOpportunities(db, viewer, search, now)
  if (isPastTheEnd(search, answer)) return redirect(searchPath(search, { page: lastPage(search, answer) }))

  countListings(
    ask,
    'seen',
    answer.cards.map(({ id }) => id),
  )
  const rescue = answer.total === 0 ? await findRescue(ask, search) : null
  const results = resultsPage(asked, answer, rescue, ask)
  if (asked.print) return page(printView(results, ask))

  const map = asked.view === 'map' && answer.total > 0 ? await drawMap(ask, search, results.heading) : null
  return page(resultsView(results, ask, new Set(readShortlist(ask.cookies)), map))
}

/** The same search for programs: total, facets with counts, items. */
export async function showResultsJson(ask: Ask): Promise<Answer> {
  const { search } = await readAsked(ask)
  const answer = await searchOpportunities(ask.db, ask.viewer, search, ask.now)
  return json(resultsJson(search, answer, ask.origin), 200, { 'access-control-allow-origin': '*' })
}

async function drawMap({ db, viewer, places, now }: Ask, search: Search, heading: string): Promise<Html | null> {
  const [points, ...wards] = await Promise.all([
    mapPoints(db, viewer, search, now),
    ...places.map((place) => wardsOf(db, viewer, place)),
  ])
  return resultsMap(heading, search, points, wards.flat())
}

/** Counts the search that found nothing, by its words and ward alone, and finds ways on. */
async function findRescue({ db, viewer, place, now }: Ask, search: Search): Promise<FoundRescue> {
  if (search.words) {
    await countFailedSearch(db, { words: search.words, wardCode: search.near?.wardCode ?? null }, now)
  }
  const [rescue, hubs] = await Promise.all([rescueSearch(db, viewer, search, now), hubsOf(db, viewer, place.slug)])
  return { rescue, hubs }
}

type FoundRescue = { readonly rescue: Rescue; readonly hubs: Awaited<ReturnType<typeof hubsOf>> }

const lastPage = ({ pageSize }: Search, { total }: SearchAnswer): number => Math.ceil(total / pageSize)

const isPastTheEnd = (search: Search, answer: SearchAnswer): boolean =>
  answer.total > 0 && search.page > lastPage(search, answer)
