/**
 * Measures what stands behind the two walls: `bin/bench referrals [--people 200000] [--referrals 500000]
 * [--engines server,embedded] [--rounds 3] [--plans MS]`. Asks everything by turns as the web server does, with both walls,
 * and over a login past which no policy stands; the answers must be equal. A tenth of the borough is measured before the
 * whole of it. `--plans` prints the plan of each statement that takes so many milliseconds.
 */
import { cpus, loadavg } from 'node:os'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import type { Member } from '../src/domain/permission.ts'
import { databaseUrl, openDatabase } from '../src/kit/db.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { asViewer, readViewerKey, type ViewerKey } from '../src/records/viewer-context.ts'
import { type BenchEngine, type BenchServer, makeDatabase, PASSWORD, SETTINGS, startEngine } from './database.ts'
import { milliseconds, table } from './measure.ts'
import { BOROUGH_NOW, fillBorough, LOOKING } from './referral-borough.ts'
import { type Question, questionsOf } from './referral-questions.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    referrals: { type: 'string', default: '500000' },
    engines: { type: 'string', default: 'server,embedded' },
    rounds: { type: 'string', default: '3' },
    plans: { type: 'string' },
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
  } finally {
    await server.stop()
  }
}

type Times = { readonly p50: number; readonly p95: number }
type Line = { readonly who: string; readonly what: string; readonly both: Times; readonly alone: Times }

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
          as(db, key, viewer, work)
      const seen = await within(database.web)(seenBy)
      const questions = await within(database.web)((db) => questionsOf(db, viewer))
      console.log(`\nThe ${who} sees ${count(seen)} people.\n`)
      const measured: Line[] = []
      for (const question of questions) {
        measured.push({
          who,
          what: question.name,
          ...(await byTurns(question, viewer, within(database.web), within(past.db))),
        })
      }
      console.log(table(HEAD, measured.map(cells)))
      lines.push(...measured)
    }
    return lines
  } finally {
    await past.close()
    await database.drop()
  }
}

const HEAD = ['ms', 'p50, both walls', 'p95', 'p50, queries alone', 'p95', 'of queries alone, p50']
const cells = ({ what, both, alone }: Line): readonly string[] => [
  what,
  milliseconds(both.p50),
  milliseconds(both.p95),
  milliseconds(alone.p50),
  milliseconds(alone.p95),
  `${(both.p50 / alone.p50).toFixed(1)}×`,
]

type Within = <T>(work: (db: Db) => Promise<T>) => Promise<T>

/** Asks with every subject once to warm up, then so many rounds, first one way and then the other, by turns. */
async function byTurns(
  question: Question,
  viewer: Member,
  both: Within,
  alone: Within,
): Promise<Omit<Line, 'who' | 'what'>> {
  const rounds = Math.max(Number(options.rounds), Math.ceil(40 / question.subjects.length))
  const times = { both: [] as number[], alone: [] as number[] }
  for (let round = 0; round <= rounds; round++) {
    for (const subject of question.subjects) {
      const answers = []
      for (const [way, within] of round % 2
        ? ([
            ['both', both],
            ['alone', alone],
          ] as const)
        : ([
            ['alone', alone],
            ['both', both],
          ] as const)) {
        const began = performance.now()
        answers.push(await within((db) => question.ask(db, viewer, subject)))
        if (round > 0) times[way].push(performance.now() - began)
      }
      if (!isDeepStrictEqual(answers[0], answers[1])) throw new Error(`${question.name}, “${subject}”: answers differ`)
    }
  }
  return { both: spread(times.both), alone: spread(times.alone) }
}

function spread(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return { p50: at(0.5), p95: at(0.95) }
}

const as = <T>(db: Db, key: ViewerKey, viewer: Member, work: (db: Db) => Promise<T>): Promise<T> =>
  asViewer(db, key, { viewer, purpose: 'triage', now: BOROUGH_NOW, signedAt: new Date() }, work)

async function seenBy(db: Db): Promise<number> {
  const { rows } = await sql<{ seen: number }>`select count(*)::int as seen from participant`.execute(db)
  return rows[0]!.seen
}

/** A login with the grants of the web server, for which no policy counts. */
async function pastPolicies(server: BenchServer, name: string) {
  const admin = new pg.Client({ connectionString: databaseUrl(server.url, { database: name }) })
  await admin.connect()
  await admin.query(`do $$ begin create role bench_past login bypassrls password '${PASSWORD}' in role good_work_web;
    exception when duplicate_object then null; end $$`)
  if (options.plans) await printPlans(admin, name, options.plans)
  await admin.end()
  return openDatabase<Schema>(databaseUrl(server.url, { user: 'bench_past', password: PASSWORD, database: name }), {
    max: 1,
  })
}

async function printPlans(admin: pg.Client, name: string, from: string): Promise<void> {
  const settings = { log_min_duration: from, log_analyze: 'on', log_buffers: 'on', log_level: 'notice' }
  await admin.query(`alter database ${name} set session_preload_libraries = 'auto_explain'`)
  await admin.query("load 'auto_explain'")
  for (const [setting, value] of Object.entries(settings)) {
    await admin.query(`alter database ${name} set auto_explain.${setting} = '${value}'`)
  }
}

const count = (number: number): string => number.toLocaleString('en-GB')

function growth(small: readonly Line[], large: readonly Line[]): string {
  return large
    .map((line, i) => `${line.who} ${line.what} ${(line.both.p50 / small[i]!.both.p50).toFixed(1)}×`)
    .join(', ')
}
