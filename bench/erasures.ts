/**
 * Measures the nightly working-out of whose time is up: `bin/bench erasures [--people 200000] [--cases 500000]
 * [--notes 2000000] [--engines server] [--rounds 3]`. Of every tenth person nothing is open any more.
 */
import { cpus, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type Kysely, sql } from 'kysely'
import { addDays, londonDate } from '../src/domain/london-time.ts'
import { databaseUrl, openDatabase } from '../src/kit/db.ts'
import { workOutDue } from '../src/records/person-retention.ts'
import { JOBS_ROLE } from '../src/records/roles.ts'
import type { Db, Schema } from '../src/records/schema.ts'
import { type BenchEngine, makeDatabase, PASSWORD, SETTINGS, startEngine } from './database.ts'
import { BOROUGH_NOW, fillBorough } from './referral-borough.ts'
import { count } from './referral-turns.ts'

const { values: options } = parseArgs({
  options: {
    people: { type: 'string', default: '200000' },
    cases: { type: 'string', default: '500000' },
    notes: { type: 'string', default: '2000000' },
    engines: { type: 'string', default: 'server' },
    rounds: { type: 'string', default: '3' },
  },
})

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, ${new Date().toISOString().slice(0, 10)}`)
console.log(
  Object.entries(SETTINGS)
    .map((setting) => setting.join('='))
    .join(' '),
)
for (const engine of options.engines.split(',') as BenchEngine[]) await measure(engine)

async function measure(engine: BenchEngine): Promise<void> {
  const server = await startEngine(engine)
  const name = 'bench_erasures'
  const database = await makeDatabase(server, name)
  const [people, cases, notes] = [Number(options.people), Number(options.cases), Number(options.notes)]
  try {
    const address = databaseUrl(server.url, { database: name })
    await fillBorough(address, ['referral-borough.sql', 'casework-borough.sql'], {
      ...{ people, referrals: people, cases, notes },
    })
    await endLongAgo(address)
    console.log(`\n### ${count(people)} people, ${count(cases)} cases, ${count(notes)} notes, ${server.name}`)
    const jobs = openDatabase<Schema>(
      databaseUrl(server.url, { user: JOBS_ROLE, password: PASSWORD, database: name }),
      { max: 1 },
    )
    const until = addDays(londonDate(BOROUGH_NOW), 62)
    for (let round = 1; round <= Number(options.rounds); round++) {
      const before = await scans(jobs.db)
      const began = performance.now()
      const due = await workOutDue(jobs.db, new Map(), until)
      const seconds = (performance.now() - began) / 1000
      const read = (await scans(jobs.db)) - before
      console.log(
        `${seconds.toFixed(1)} s, ${count(due.length)} people due, tables read from end to end ${read} times; load of the machine ${loadavg()[0]!.toFixed(1)}`,
      )
    }
    await jobs.close()
  } finally {
    await database.drop()
    await server.stop()
  }
}

/** Closes what is open of every tenth person, three years ago. */
async function endLongAgo(address: string): Promise<void> {
  const { db, close } = openDatabase<Schema>(address, { max: 1 })
  const then = new Date(BOROUGH_NOW.getTime() - 3 * 365 * 86_400_000)
  const tenth = sql`participant_id in (select id from participant where hashtext(id::text) % 10 = 0)`
  await db.transaction().execute(async (db: Kysely<Schema>) => {
    await sql`set local session_replication_role = replica`.execute(db)
    await sql`update support_case set status = 'closed', closed_at = ${then}, outcome = 'support-complete',
      next_step = null, due_at = null, paused_until = null where ${tenth}`.execute(db)
    await sql`update referral set status = 'closed', ended_at = ${then}, outcome = 'support-complete', next_step = null,
      due_at = null, owner_side = null, feedback_suppressed = 'machine' where ${tenth}`.execute(db)
    await sql`update appointment set status = 'attended' where status in ('offered', 'booked') and ${tenth}`.execute(db)
    await sql`update person_message set answered_at = at, answered_how = 'message'
      where direction = 'in' and answered_at is null and ${tenth}`.execute(db)
  })
  await sql`vacuum analyze`.execute(db)
  await close()
}

/** Returns how often tables of people's work were read from end to end so far. */
async function scans(db: Db): Promise<number> {
  // What this connection did is told to others after a second.
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ scans: string }>`
    select sum(seq_scan) as scans from pg_stat_user_tables where n_live_tup > 1000`.execute(db)
  return Number(rows[0]!.scans)
}
