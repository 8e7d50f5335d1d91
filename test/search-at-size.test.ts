import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { CompiledQuery, sql } from 'kysely'
import { BENCH_NOW, generateListings } from '../bench/generate-listings.ts'
import { benchSearches } from '../bench/queries.ts'
import { SORTS } from '../src/domain/facets.ts'
import { londonDate } from '../src/domain/london-time.ts'
import { PUBLIC } from '../src/domain/permission.ts'
import { readWords } from '../src/domain/search-words.ts'
import { searchOpportunities } from '../src/records/search.ts'
import { indexOpportunities } from '../src/records/search-index.ts'
import { forgetCounts } from '../src/records/search-memory.ts'
import { hitsOf } from '../src/records/search-statement.ts'
import { vocabularyOf } from '../src/records/vocabulary.ts'
import { testDatabase } from './harness/database.ts'

describe('search among 4,000 listings', async () => {
  const { owner, web, jobs, drop } = await testDatabase()
  after(drop)
  await generateListings(owner, 4000)
  const ids = Array.from({ length: 4000 }, (_, i) => i + 1)
  await indexOpportunities(jobs, ids, BENCH_NOW)
  await sql`vacuum analyze opportunity_search`.execute(owner)
  const searches = benchSearches(false)

  it('asks the index wherever words or a place are given', async () => {
    const { speller } = await vocabularyOf(web)
    for (const search of searches.filter(({ words, near }) => words || near)) {
      const words = readWords(search.words, speller)
      const { sql: text, parameters } = hits({ search, words, now: BENCH_NOW, day: londonDate(BENCH_NOW) }).compile(web)
      const { rows } = await web.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`explain ${text}`, [...parameters]),
      )
      assert.match(
        rows.map((row) => Object.values(row)[0]).join('\n'),
        /Bitmap Index Scan on opportunity_search_words_cells/,
      )
    }
  })

  it('answers the same from memory, in every sort, until the index or the hour changes', async () => {
    const broad = { ...searches.find(({ words, near }) => !words && !near)!, ticked: {}, pageSize: 50 }
    for (const { value: sort } of SORTS) {
      for (const near of [null, searches[0]!.near]) {
        const search = { ...broad, sort, near, within: 20, page: 2 }
        forgetCounts(web)
        const counted = await searchOpportunities(web, PUBLIC, search, BENCH_NOW)
        assert.ok(counted.total > 3000)
        assert.deepEqual(await searchOpportunities(web, PUBLIC, search, BENCH_NOW), counted)
      }
    }

    const before = await searchOpportunities(web, PUBLIC, broad, BENCH_NOW)
    await jobs
      .updateTable('opportunity')
      .set({ withdrawn_at: BENCH_NOW })
      .where('id', '=', before.cards[0]!.id)
      .execute()
    await indexOpportunities(jobs, [before.cards[0]!.id], BENCH_NOW)
    const after = await searchOpportunities(web, PUBLIC, broad, BENCH_NOW)
    assert.deepEqual([after.total, after.cards[0]!.id], [before.total - 1, before.cards[1]!.id])

    const later = new Date(BENCH_NOW.getTime() + 26 * 3_600_000)
    assert.ok((await searchOpportunities(web, PUBLIC, broad, later)).total < after.total)
  })

  it('finds something for most of what residents type, slips and all', async () => {
    const answers = await Promise.all(searches.map((search) => searchOpportunities(web, PUBLIC, search, BENCH_NOW)))
    assert.ok(answers.filter((answer) => answer.total > 0).length > 150)
    const slip = await searchOpportunities(
      web,
      PUBLIC,
      { ...searches.at(-1)!, words: 'warehose', ticked: {} },
      BENCH_NOW,
    )
    assert.deepEqual(slip.readAs, { typed: 'warehose', understood: 'warehouse' })
    assert.ok(slip.total > 0)
  })
})

const hits = (asked: Parameters<typeof hitsOf>[0]) => sql`${hitsOf(asked)}`
