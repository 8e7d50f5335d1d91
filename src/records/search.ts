import { sql } from 'kysely'
import { LETTERS } from '../domain/facet-bits.ts'
import { countFacets } from '../domain/facet-counts.ts'
import { londonDate } from '../domain/london-time.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Card, MapPoint, Search, SearchAnswer } from '../domain/search.ts'
import { readWords } from '../domain/search-words.ts'
import type { Db } from './schema.ts'
import { type CardRow, cardFrom, cardsOf } from './search-cards.ts'
import { rememberCounts, rememberedCounts } from './search-memory.ts'
import { organizationCounts } from './search-organizations.ts'
import { type Asked, BY_KEY, hitsOf, pageOf } from './search-statement.ts'
import { refreshVocabulary, type Vocabulary, vocabularyOf } from './vocabulary.ts'

/**
 * Answers a search whole, in one round trip: a page of cards, the total, and every facet's counts. The database finds,
 * filters, ranks and sends the facets of all matches as letters; they are counted here. The counts of broad searches
 * are remembered until the index changes or a listing expires, and then only the page is asked for.
 *
 * With a place given, what is reached from anywhere (online, by phone, comes to you) is found too: as if at the edge
 * of the circle in "best match", last in "nearest", without metres unless one of its places is within.
 */
export async function searchOpportunities(db: Db, _viewer: Viewer, search: Search, now: Date): Promise<SearchAnswer> {
  const vocabulary = await vocabularyOf(db)
  const { asked, readAs } = read(search, now, vocabulary)
  const known = rememberedCounts(db, asked)
  if (known) {
    const page = await findPage(db, asked)
    if (page.version === known.version) return { ...known.counts, cards: cardsFrom(page, search.near), readAs }
  }
  const found = await find(db, asked)

  // Words that have come since are known from now on; what was changed for want of them is read again.
  if (found.version !== vocabulary.version) {
    const newer = await refreshVocabulary(db)
    if (readAs && read(search, now, newer).asked.words?.wide !== asked.words?.wide) {
      return searchOpportunities(db, _viewer, search, now)
    }
  }

  const letters = Buffer.from(found.letters ?? '', 'latin1')
  const { total, facets, organizations: byId } = countFacets(letters, search, asked.day)
  const organizations = await organizationCounts(db, byId, search.organizations, found.version)
  const counts = { total, facets, organizations }
  rememberCounts(db, asked, counts, { ...found, listings: letters.length / LETTERS.all })
  return { ...counts, cards: cardsFrom(found, search.near), readAs }
}

type Page = {
  readonly cards: CardRow[] | null
  /** Of the ids on the page, those with a place within the distance asked for. */
  readonly within: readonly number[] | null
}
type FoundPage = Page & { readonly version: number }
type Found = FoundPage & {
  readonly letters: string | null
  /** When the next listing of all expires. */
  readonly until: Date | null
}

async function find(db: Db, asked: Asked): Promise<Found> {
  const { page, pageSize } = asked.search
  const { rows } = await sql<Found>`
    with hit as materialized (${hitsOf(asked)}), page as materialized (
      select id, metres from hit where miss = 0 ${BY_KEY} limit ${pageSize} offset ${(page - 1) * pageSize})
    select version, (select string_agg(letters, '') from hit) as letters, ${pageCards(asked)},
      (select min(expires_at) from opportunity_search where expires_at > ${asked.now} and expires_at < 'infinity') as until
    from search_state`.execute(db)
  return rows[0]!
}

async function findPage(db: Db, asked: Asked): Promise<FoundPage> {
  const { rows } = await sql<FoundPage>`
    with page as materialized (${pageOf(asked)})
    select version, ${pageCards(asked)} from search_state`.execute(db)
  return rows[0]!
}

/** What is asked of `page`, rows in their order, so that cards can be made of it. */
const pageCards = ({ search, now, day }: Asked) => sql`
  (select array_agg(id) from page where metres is not null) as within,
  ${cardsOf(sql`array(select id from page)`, search.near, now, day)} as cards`

function cardsFrom({ cards, within }: Page, near: Search['near']): Card[] {
  const isWithin = new Set(within)
  return (cards ?? []).map((row) => cardFrom(row, near, isWithin.has(row.id)))
}

function read(search: Search, now: Date, vocabulary: Vocabulary) {
  const words = search.words ? readWords(search.words, vocabulary.speller) : null
  const asked: Asked = { search, words, now, day: londonDate(now) }
  return { asked, readAs: words?.readAs ?? null }
}

/** Returns the points of a search's listings, the first of its order, each at the place that is nearest. */
export async function mapPoints(
  db: Db,
  _viewer: Viewer,
  search: Search,
  now: Date,
  most = 500,
): Promise<readonly MapPoint[]> {
  const vocabulary = await vocabularyOf(db)
  const { asked } = read(search, now, vocabulary)
  const { rows } = await sql<Page>`
    with hit as materialized (${hitsOf(asked, 0)}), page as materialized (
      select id, metres from hit where miss = 0 ${BY_KEY} limit ${most})
    select ${pageCards(asked)}`.execute(db)
  return cardsFrom(rows[0]!, search.near).flatMap(({ id, kind, title, location }) =>
    location?.point ? [{ id, kind, title, point: location.point }] : [],
  )
}
