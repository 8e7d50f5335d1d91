/**
 * Measures what stands behind the two walls: `bin/bench referrals [--people 200000] [--referrals 500000]
 * [--engines server,embedded] [--rounds 3]`. Asks everything by turns as the web server does, with both walls,
 * and over a login past which no policy stands; the answers must be equal. A tenth of the borough is measured before the
 * whole of it.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { databaseUrl, openDatabase } from '../src/kit/db.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { readViewerKey } from '../src/records/viewer-context.ts'
import { type BenchEngine, type BenchServer, makeDatabase, PASSWORD, SETTINGS, startEngine } from './database.ts'
import { fillBorough, LOOKING } from './referral-borough.ts'
import { questionsOf } from './referral-questions.ts'
import { asLooking, byTurns, count, growth, type Line, seenBy, tableOf } from './referral-turns.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    referrals: { type: 'string', default: '500000' },
    engines: { type: 'string', default: 'server,embedded' },
    rounds: { type: 'string', default: '3' },
  },
})
/** Milliseconds that a page may take, nineteen times of twenty. */
const TARGET = 100

const [people, referrals] = [Number(options.people), Number(options.referrals)]
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`)
console.log(
  Object.entries(SETTINGS)
    .map((setting) => setting.join('='))
    .join(' '),
)
for (const engine of options.engines.split(',') as BenchEngine[]) {
  const server = await startEngine(engine)
  try {
    const small = await benchSize(server, people / 10, referrals / 10)
    const large = await benchSize(server, people, referrals)
    console.log(`\nGrowth from a tenth of it, with both walls, p50: ${growth(small, large)}`)
    const slow = large.filter(({ both }) => both.p95 > TARGET)
    console.log(`Within ${TARGET} ms (p95, both walls): ${large.length - slow.length} of ${large.length}`)
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  } finally {
    await server.stop()
  }
}

async function benchSize(server: BenchServer, people: number, referrals: number): Promise<readonly Line[]> {
  const name = `bench_referrals_${people}`
  const database = await makeDatabase(server, name)
  const address = databaseUrl(server.url, { database: name })
  const began = performance.now()
  await fillBorough(address, people, referrals)
  console.log(`\n### ${count(people)} people, ${count(referrals)} referrals, ${server.name}`)
  console.log(
    `\nMade in ${((performance.now() - began) / 1000).toFixed(0)} s; load of the machine ${loadavg()[0]!.toFixed(1)}.`,
  )
  const key = await readViewerKey(database.owner)
  const past = await pastPolicies(server, name)
  try {
    const lines: Line[] = []
    for (const [who, viewer] of Object.entries(LOOKING)) {
      const within =
        (db: Db) =>
        <T>(work: (db: Db) => Promise<T>) =>
          asLooking(db, key, viewer, work)
      const seen = await within(database.web)(seenBy)
      const questions = await within(database.web)((db) => questionsOf(db, viewer))
      console.log(`\nThe ${who} sees ${count(seen)} people.\n`)
      const measured: Line[] = []
      for (const question of questions) {
        measured.push({
          who,
          what: question.name,
          ...(await byTurns(question, viewer, within(database.web), within(past.db), Number(options.rounds))),
        })
      }
      console.log(tableOf(measured))
      lines.push(...measured)
    }
    return lines
  } finally {
    await past.close()
    await database.drop()
  }
}

/** A login with the grants of the web server, for which no policy counts. */
async function pastPolicies(server: BenchServer, name: string) {
  const admin = new pg.Client({ connectionString: databaseUrl(server.url, { database: name }) })
  await admin.connect()
  await admin.query(`do $$ begin create role bench_past login bypassrls password '${PASSWORD}' in role good_work_web;
    exception when duplicate_object then null; end $$`)
  await admin.end()
  return openDatabase<Schema>(databaseUrl(server.url, { user: 'bench_past', password: PASSWORD, database: name }), {
    max: 1,
  })
}
