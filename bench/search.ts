/**
 * Measures the search: `bin/bench search [--sizes 10000,100000,1000000] [--engines embedded,server] [--alone]`. Prints,
 * for each engine and size, what our search takes for 200 searches as residents type them, and beside it (unless
 * alone), on the same rows and 200 searches of one exact word each, the plain design, SQLite FTS5 and MiniSearch, all
 * giving equal answers.
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import type { Search } from '../src/domain/search.ts'
import type { Db } from '../src/records/schema.ts'
import { indexOpportunities } from '../src/records/search-index.ts'
import { type BenchEngine, makeDatabase, SETTINGS, startEngine } from './database.ts'
import { type Contestant, difference } from './engines/contestant.ts'
import { fts5 } from './engines/fts5.ts'
import { miniSearch } from './engines/minisearch.ts'
import { ours } from './engines/ours.ts'
import { plain } from './engines/plain.ts'
import { BENCH_NOW, generateListings } from './generate-listings.ts'
import { type Measured, measure, milliseconds, table } from './measure.ts'
import { bareWords, benchSearches } from './queries.ts'
import { renderPages } from './render.ts'

/** MiniSearch needs several gigabytes for a million listings. */
const MINISEARCH_UP_TO = 100_000
/** The plain design needs seconds for an answer among a million: of the 200 searches, one in so many is asked there. */
const ASKED_BESIDE = (size: number): number => (size > 100_000 ? 10 : size > 10_000 ? 4 : 1)

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    engines: { type: 'string', default: 'embedded,server' },
    alone: { type: 'boolean', default: false },
  },
})

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`)
console.log(
  `Both engines with ${Object.entries(SETTINGS)
    .map((setting) => setting.join('='))
    .join(' ')}; web and bench on the same machine`,
)
for (const engine of options.engines.split(',') as BenchEngine[]) {
  const server = await startEngine(engine)
  try {
    for (const size of options.sizes.split(',').map(Number)) await benchSize(server, size)
  } finally {
    await server.stop()
  }
}

async function benchSize(server: Awaited<ReturnType<typeof startEngine>>, size: number): Promise<void> {
  const database = await makeDatabase(server, `bench_search_${size}`)
  try {
    const { owner, web } = database
    const loaded = await seconds(() => generateListings(owner, size))
    const ids = Array.from({ length: size }, (_, i) => i + 1)
    const indexed = await seconds(() => indexOpportunities(owner, ids, BENCH_NOW))
    await sql`vacuum analyze`.execute(owner)
    console.log(`\n### ${size.toLocaleString('en-GB')} listings, ${server.name}\n`)
    console.log(`Listings written in ${loaded} s; indexed for search in ${indexed} s.\n`)
    await benchOurs(web, size)
    if (!options.alone) await benchBeside(owner, web, size)
  } finally {
    await database.drop()
  }
}

async function benchOurs(web: Db, size: number): Promise<void> {
  const searches = benchSearches(false)
  const rounds = size > 100_000 ? 1 : 3
  const search = ours(web)
  const pages = await renderPages(web, searches)
  const rows: string[][] = []
  for (const atOnce of [1, 16]) {
    rows.push(row(`answer, ${atOnce} at once`, await measure(searches, search.answer, { atOnce, rounds })))
    rows.push(row(`whole page, ${atOnce} at once`, await measure(searches, pages.whole, { atOnce, rounds })))
  }
  const again = ours(web, { remembering: true })
  rows.push(row('answer, counts remembered, 1 at once', await measure(searches, again.answer, { atOnce: 1, rounds })))
  rows.push(row('answer, counts remembered, 16 at once', await measure(searches, again.answer, { atOnce: 16, rounds })))
  console.log(table(['200 searches as typed, ms', 'mean', 'p50', 'p95', 'p99', 'a second'], rows))
  console.log(`\nRendering alone: ${milliseconds(await pages.renderingAlone())} ms a page.\n`)
}

async function benchBeside(owner: Db, web: Db, size: number): Promise<void> {
  const searches = benchSearches(true).filter((_, i) => i % ASKED_BESIDE(size) === 0)
  const stems = await stemsOf(owner, searches)
  const stemOf = (word: string) => stems.get(word) ?? word
  const contestants: Contestant[] = [ours(web), await plain(owner), await fts5(owner, stemOf)]
  if (size <= MINISEARCH_UP_TO) contestants.push(await miniSearch(owner, stemOf))

  const asked = (contestant: Contestant) => (search: Search) =>
    contestant.answer(contestant === contestants[0] ? search : bareWords(search))
  const agreed = await checkEqual(contestants, searches, asked)
  const rows: string[][] = []
  let first: Measured | null = null
  for (const contestant of contestants) {
    const measured = await measure(searches, asked(contestant), { atOnce: 1, rounds: 1, warm: true })
    first ??= measured
    rows.push([...row(contestant.name, measured), `${(measured.mean / first.mean).toFixed(1)}×`])
  }
  console.log(
    table(
      [`${searches.length} searches of one exact word, ms`, 'mean', 'p50', 'p95', 'p99', 'a second', 'mean, of ours'],
      rows,
    ),
  )
  console.log(`\n${agreed}`)
  for (const contestant of contestants) await contestant.close()
}

/** Every contestant answers every search with the same total and the same counts, or the bench stops. */
async function checkEqual(
  contestants: readonly Contestant[],
  searches: readonly Search[],
  asked: (contestant: Contestant) => Contestant['answer'],
): Promise<string> {
  for (const search of searches) {
    const [right, ...others] = await Promise.all(contestants.map((contestant) => asked(contestant)(search)))
    for (const [i, other] of others.entries()) {
      const differs = difference(right!, other)
      if (differs) throw new Error(`${contestants[i + 1]!.name} differs: ${differs} for ${JSON.stringify(search)}`)
    }
  }
  return `All ${contestants.length} gave equal totals and equal counts for each of the ${searches.length} searches.`
}

async function stemsOf(db: Db, searches: readonly Search[]): Promise<ReadonlyMap<string, string>> {
  const words = [...new Set(searches.map((search) => bareWords(search).words).filter(Boolean))]
  const { rows } = await sql<{ word: string; stem: string }>`
    select word, (tsvector_to_array(to_tsvector('english', word)))[1] as stem from unnest(${words}::text[]) word`.execute(
    db,
  )
  return new Map(rows.map(({ word, stem }) => [word, stem]))
}

function row(name: string, { mean, p50, p95, p99, rate }: Measured): string[] {
  return [name, ...[mean, p50, p95, p99].map(milliseconds), rate.toFixed(0)]
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now()
  await work()
  return ((performance.now() - began) / 1000).toFixed(0)
}
