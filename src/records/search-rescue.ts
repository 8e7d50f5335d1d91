import { type RawBuilder, sql } from 'kysely'
import { DISTANCES, FACETS } from '../domain/facets.ts'
import { londonDate } from '../domain/london-time.ts'
import { looserWords } from '../domain/looser-words.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Rescue, Search } from '../domain/search.ts'
import { readWords } from '../domain/search-words.ts'
import type { Db } from './schema.ts'
import { hitsOf } from './search-statement.ts'
import { vocabularyOf } from './vocabulary.ts'

/** Counting stops here: "1,000 or more" helps nobody choose better than "1,000". */
const MOST = 1000

type Attempt = { readonly search: Search; readonly into: (total: number, rescue: Draft) => void }
type Draft = {
  widerRadii: Rescue['widerRadii'][number][]
  droppedFacets: Rescue['droppedFacets'][number][]
  similarWords: Rescue['similarWords'][number][]
}

/**
 * Returns what a search that found little would find with a wider circle, without one of its filters, or with other
 * words; only what finds something, counted up to 1,000. One round trip.
 */
export async function rescueSearch(db: Db, _viewer: Viewer, search: Search, now: Date): Promise<Rescue> {
  const { speller } = await vocabularyOf(db)
  const attempts = [...widened(search), ...dropped(search), ...reworded(search, looserWords(search.words, speller))]
  const rescue: Draft = { widerRadii: [], droppedFacets: [], similarWords: [] }
  if (attempts.length === 0) return rescue

  const counts = attempts.map(({ search }) => {
    const words = search.words ? readWords(search.words, speller) : null
    const hits = hitsOf({ search, words, now, day: londonDate(now) }, 0)
    return sql`(select count(*)::int from (select 1 from (${hits}) hit where miss = 0 limit ${sql.lit(MOST)}) n)`
  })
  const { rows } = await sql<{
    totals: number[]
  }>`select array[${sql.join<RawBuilder<unknown>>(counts)}] as totals`.execute(db)
  rows[0]!.totals.forEach((total, i) => {
    if (total > 0) attempts[i]!.into(total, rescue)
  })
  return rescue
}

function widened(search: Search): Attempt[] {
  if (!search.near) return []
  const wider = DISTANCES.filter((miles) => miles > search.within).sort((a, b) => a - b)
  return wider.map((miles) => ({
    search: { ...search, within: miles },
    into: (total, { widerRadii }) => widerRadii.push({ miles, total }),
  }))
}

function dropped(search: Search): Attempt[] {
  const drop = (facet: Rescue['droppedFacets'][number]['facet'], changes: Partial<Search>): Attempt => ({
    search: { ...search, ...changes },
    into: (total, { droppedFacets }) => droppedFacets.push({ facet, total }),
  })
  const ticked = FACETS.filter(({ name }) => (search.ticked[name] ?? []).length > 0)
  return [
    ...ticked.map(({ name }) => drop(name, { ticked: { ...search.ticked, [name]: [] } })),
    ...(search.organizations.length > 0 ? [drop('organisation', { organizations: [] })] : []),
    ...(search.words ? [drop('words', { words: '' })] : []),
    ...(search.near ? [drop('near', { near: null })] : []),
  ]
}

const reworded = (search: Search, others: readonly string[]): Attempt[] =>
  others.map((words) => ({
    search: { ...search, words },
    into: (total, { similarWords }) => similarWords.push({ words, total }),
  }))
