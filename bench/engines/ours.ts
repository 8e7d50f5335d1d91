import { FACETS } from '../../src/domain/facets.ts'
import { PUBLIC } from '../../src/domain/permission.ts'
import type { SearchAnswer } from '../../src/domain/search.ts'
import type { Db } from '../../src/records/schema.ts'
import { searchOpportunities } from '../../src/records/search.ts'
import { forgetCounts } from '../../src/records/search-memory.ts'
import { BENCH_NOW } from '../generate-listings.ts'
import type { BenchAnswer, Contestant } from './contestant.ts'

/** The search of this product, as a page asks it; by itself forgetting all counts before each search. */
export const ours = (db: Db, { remembering = false } = {}): Contestant => ({
  name: remembering ? 'Good Work, remembering counts' : 'Good Work',
  answer: async (search) => {
    if (!remembering) forgetCounts(db)
    return benchAnswer(await searchOpportunities(db, PUBLIC, search, BENCH_NOW))
  },
  close: () => {},
})

function benchAnswer({ total, cards, facets }: SearchAnswer): BenchAnswer {
  const counts = FACETS.flatMap(({ name }) =>
    facets[name].flatMap(({ value, count }) => (count > 0 ? [[`${name} ${value}`, count] as const] : [])),
  )
  return { total, ids: cards.map((card) => card.id), counts: new Map(counts) }
}
