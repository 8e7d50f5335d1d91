import type { Search } from '../../../domain/search.ts'
import { type Answer, data } from '../../../kit/http.ts'
import { resolveNear } from '../../../records/near.ts'
import { opportunitiesByIds } from '../../../records/opportunity.ts'
import { searchOpportunities } from '../../../records/search.ts'
import type { Ask } from '../../../web/ask.ts'
import { OPEN_HEADERS } from '../../../web/open-data.ts'
import { readSearch, searchPath } from '../../../web/search-address.ts'
import { calendar } from './calendar.page.ts'
import { type Feed, rssFeed } from './feeds.page.ts'

/** What a reader of feeds takes at a time. */
const ITEMS = 50

/** The search as RSS: the newest first, unless another order was asked for. */
export async function showRss(ask: Ask): Promise<Answer> {
  const asked = await readFeedSearch(ask)
  const search: Search = ask.query.has('sort') ? asked : { ...asked, sort: 'newest' }
  const { cards } = await searchOpportunities(ask.db, ask.viewer, search, ask.now)
  return data('application/rss+xml; charset=utf-8', rssFeed(cards, feedOf(ask, asked)), 200, OPEN_HEADERS)
}

/** The dates of the search as a calendar to subscribe to. */
export async function showCalendar(ask: Ask): Promise<Answer> {
  const search = await readFeedSearch(ask)
  const { cards } = await searchOpportunities(ask.db, ask.viewer, search, ask.now)
  const opportunities = await opportunitiesByIds(
    ask.db,
    ask.viewer,
    cards.map(({ id }) => id),
  )
  const body = calendar(opportunities, feedOf(ask, search))
  return data('text/calendar; charset=utf-8', body, 200, { ...OPEN_HEADERS, 'content-disposition': 'inline' })
}

/** A place that nobody knows, or that could be several, does not narrow a feed: there is nobody there to ask. */
async function readFeedSearch({ db, viewer, query, places }: Ask): Promise<Search> {
  const typed = (query.get('near') ?? '').trim().slice(0, 100)
  const found = typed ? await resolveNear(db, viewer, typed, places) : null
  return readSearch(query, found && !('choices' in found) ? found : null, ITEMS)
}

function feedOf({ origin, place, now }: Ask, search: Search): Feed {
  const words = [search.words && `“${search.words}”`, search.near && `near ${search.near.label}`].filter(Boolean)
  return { title: [place.words.title, ...words].join(' – '), origin, path: searchPath(search), now }
}
