import { PUBLIC } from '../src/domain/permission.ts'
import type { Place } from '../src/domain/place.ts'
import type { Search, SearchAnswer } from '../src/domain/search.ts'
import { resultsPage } from '../src/features/public/search/search.page.ts'
import { resultsView } from '../src/features/public/search/search.view.ts'
import type { Db } from '../src/records/schema.ts'
import { searchOpportunities } from '../src/records/search.ts'
import { forgetCounts } from '../src/records/search-memory.ts'
import type { Ask } from '../src/web/ask.ts'
import { FORM_LIMITS } from '../src/web/form-limits.ts'
import { searchPath } from '../src/web/search-address.ts'
import { demoPlaces, TEST_FILES } from '../test/harness/ask.ts'
import { BENCH_NOW } from './generate-listings.ts'
import { measure } from './measure.ts'

/** Returns what makes the page of a search: its answer and its HTML; and how long the HTML alone takes, in ms. */
export async function renderPages(db: Db, searches: readonly Search[]) {
  const places = await demoPlaces()
  const render = (search: Search, answer: SearchAnswer) => html(db, places, search, answer)
  return {
    async whole(search: Search): Promise<number> {
      forgetCounts(db)
      return render(search, await searchOpportunities(db, PUBLIC, search, BENCH_NOW)).length
    },
    async renderingAlone(): Promise<number> {
      const answered = await Promise.all(
        searches.map(async (search) => ({ search, answer: await searchOpportunities(db, PUBLIC, search, BENCH_NOW) })),
      )
      const once = ({ search, answer }: (typeof answered)[number]) => render(search, answer).length
      return (await measure(answered, once, { atOnce: 1, rounds: 5 })).mean
    },
  }
}

function html(db: Db, places: readonly Place[], search: Search, answer: SearchAnswer): string {
  const path = searchPath(search)
  const ask: Ask = {
    db,
    viewer: PUBLIC,
    files: [],
    remote: '127.0.0.1',
    fromBrowser: true,
    formRules: { key: 'bench', limits: FORM_LIMITS },
    fileStore: TEST_FILES,
    place: places[0]!,
    places,
    params: {},
    query: new URL(path, 'http://localhost').searchParams,
    form: new URLSearchParams(),
    cookies: {},
    path,
    origin: 'http://localhost:3000',
    now: BENCH_NOW,
  }
  const typedNear = search.near?.typed ?? ''
  const asked = {
    search,
    typedNear,
    nearChoices: [],
    nearUnknown: false,
    cutShort: false,
    view: 'list',
    print: false,
  } as const
  const rescue = { rescue: { widerRadii: [], droppedFacets: [], similarWords: [] }, hubs: [] }
  return resultsView(resultsPage(asked, answer, answer.total === 0 ? rescue : null, ask), ask, new Set(), null).text
}
