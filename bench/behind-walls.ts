import { cpus, loadavg } from 'node:os'
import pg from 'pg'
import type { Member } from '../src/domain/permission.ts'
import { databaseUrl, openDatabase } from '../src/kit/db.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { readViewerKey } from '../src/records/viewer-context.ts'
import { type BenchEngine, type BenchServer, makeDatabase, PASSWORD, SETTINGS, startEngine } from './database.ts'
import { LOOKING } from './referral-borough.ts'
import type { Question } from './referral-questions.ts'
import { asLooking, byTurns, count, growth, type Line, seenBy, tableOf, type Within } from './referral-turns.ts'

/** How often everybody asks everything before it is measured. */
const ROUNDS_BEFORE = 25
/** Milliseconds that a page may take, nineteen times of twenty. */
const TARGET = 100

/** How large a borough is: so many people, and so many of everything else that is counted. */
export type Size = Readonly<Record<string, number>> & { readonly people: number }

export type Measuring = {
  /** What the databases are called. */
  readonly name: string
  readonly engines: readonly BenchEngine[]
  readonly rounds: number
  /** A tenth of it is measured first. */
  readonly size: Size
  readonly fill: (address: string, size: Size) => Promise<void>
  readonly questionsOf: (db: Db, viewer: Member) => Promise<readonly Question[]>
}

/**
 * Prints what a borough's questions take as the web server asks them, with both walls, and over a login past which no
 * policy stands; the answers must be equal. A tenth of the borough is measured before the whole of it.
 */
export async function measureBehindWalls(measuring: Measuring): Promise<void> {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`,
  )
  console.log(
    Object.entries(SETTINGS)
      .map((setting) => setting.join('='))
      .join(' '),
  )
  const tenth = Object.fromEntries(Object.entries(measuring.size).map(([what, n]) => [what, n / 10])) as Size
  for (const engine of measuring.engines) {
    const server = await startEngine(engine)
    try {
      const small = await measureSize(server, measuring, tenth)
      const large = await measureSize(server, measuring, measuring.size)
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
}

async function measureSize(server: BenchServer, measuring: Measuring, size: Size): Promise<readonly Line[]> {
  const name = `bench_${measuring.name}_${size.people}`
  const database = await makeDatabase(server, name)
  const address = databaseUrl(server.url, { database: name })
  const began = performance.now()
  await measuring.fill(address, size)
  const sizeWords = Object.entries(size).map(([what, n]) => `${count(n)} ${what}`)
  console.log(`\n### ${sizeWords.join(', ')}, ${server.name}`)
  console.log(
    `\nMade in ${((performance.now() - began) / 1000).toFixed(0)} s; load of the machine ${loadavg()[0]!.toFixed(1)}.`,
  )
  const key = await readViewerKey(database.owner)
  const past = await pastPolicies(server, name)
  try {
    const everybody = []
    for (const [who, viewer] of Object.entries(LOOKING)) {
      const within =
        (db: Db) =>
        <T>(work: (db: Db) => Promise<T>) =>
          asLooking(db, key, viewer, work)
      const [both, alone] = [within(database.web), within(past.db)]
      everybody.push({ who, viewer, both, alone, questions: await both((db) => measuring.questionsOf(db, viewer)) })
    }
    await useForAWhile(everybody)
    const lines: Line[] = []
    for (const { who, viewer, both, alone, questions } of everybody) {
      console.log(`\nThe ${who} sees ${count(await both(seenBy))} people.\n`)
      const measured: Line[] = []
      for (const question of questions) {
        measured.push({
          who,
          what: question.name,
          ...(await byTurns(question, viewer, both, alone, measuring.rounds)),
        })
      }
      console.log(tableOf(measured))
      console.log(`\nLoad of the machine ${loadavg()[0]!.toFixed(1)}.`)
      lines.push(...measured)
    }
    return lines
  } finally {
    await past.close()
    await database.drop()
  }
}

type Asking = {
  readonly viewer: Member
  readonly both: Within
  readonly alone: Within
  readonly questions: readonly Question[]
}

/** A connection that is used has plans by then of what takes it longest: everybody asks everything, by turns. */
async function useForAWhile(everybody: readonly Asking[]): Promise<void> {
  for (let round = 0; round < ROUNDS_BEFORE; round++) {
    for (const { viewer, both, alone, questions } of everybody) {
      for (const { ask, subjects } of questions) {
        const subject = subjects[round % subjects.length]!
        for (const way of [both, alone]) await way((db) => ask(db, viewer, subject))
      }
    }
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
    keepPlans: true,
  })
}
