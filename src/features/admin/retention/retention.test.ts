import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { demoPlaces } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import type { Place } from '../../../domain/place.ts'
import { RETENTION } from '../../../domain/retention.ts'
import type { Log } from '../../../kit/log.ts'
import { eraseAllEnded } from './retention.job.ts'

const now = new Date('2026-11-23T10:00:00Z')
const log: Log = { info() {}, warn() {}, error() {} }
const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

/** Tables with somebody’s name or address in them, and which of their rows may never be touched, however late it is. */
const OPEN = {
  help_request: sql<boolean>`status <> 'closed'`,
  booking: sql<boolean>`exists (select from help_request r where r.id = help_request_id and r.status <> 'closed')`,
  job_application: sql<boolean>`next_owner is not null`,
  enrolment: sql<boolean>`status in ('enrolled', 'interested') and exists (select from opportunity o
    left join run r on r.id = run_id where o.id = opportunity_id
    and coalesce(r.ends_at, o.withdrawn_at, o.expires_at) is null)`,
  contact_message: sql<boolean>`answered_at is null`,
  listing_report: sql<boolean>`decided_at is null`,
  message: sql<boolean>`sent_at is null and failed_at is null`,
} as const
type Table = keyof typeof OPEN
const TABLES = Object.keys(OPEN) as Table[]

describe('what ended long ago', () => {
  let database: TestDatabase
  let places: readonly Place[]

  before(async () => {
    database = await testDatabase({ demo: now })
    places = await demoPlaces()
    const { owner } = database
    const closed = await owner
      .selectFrom('help_request')
      .select('id')
      .where('status', '=', 'closed')
      .limit(1)
      .executeTakeFirstOrThrow()
    await owner.updateTable('help_request').set({ closed_at: now }).where('id', '=', closed.id).execute()
    await owner.updateTable('contact_message').set({ answered_at: now }).execute()
    await owner.insertInto('contact_message').values(waiting).execute()
    const [report] = await owner.selectFrom('listing_report').select('id').limit(1).execute()
    await owner
      .updateTable('listing_report')
      .set({ decided_at: now, decision: 'nothing-wrong' })
      .where('id', '=', report!.id)
      .execute()
  })
  after(() => database.drop())
  let atFirst: number

  const waiting = {
    reference: 'GW-2222-3333',
    place_slug: 'fleet-vale',
    name: 'Peter',
    email: 'peter@home.example',
    words: 'Is anybody there?',
    sent_at: new Date('2020-01-06T09:00:00Z'),
    due_at: new Date('2020-01-08T17:00:00Z'),
  }
  const erase = (at: Date, boroughs = places) =>
    eraseAllEnded({ db: database.jobs, now: at, places: boroughs, origin: 'https://work.example', log })
  const rows = async (table: Table, where = sql<boolean>`true`): Promise<string[]> => {
    const found = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(table)} t where ${where} order by id`.execute(database.owner)
    return found.rows.map(({ row }) => row)
  }
  const all = () => Promise.all(TABLES.map((table) => rows(table)))
  const open = () => Promise.all(TABLES.map((table) => rows(table, OPEN[table])))
  const counted = async (): Promise<number> =>
    Number(
      (
        await database.owner
          .selectFrom('ended_count')
          .select((count) => count.fn.sum('count').as('all'))
          .executeTakeFirst()
      )?.all ?? 0,
    )

  it('stays as long as it is promised', async () => {
    const keepsAll = places.map((place) => ({
      ...place,
      keepDays: Object.fromEntries(RETENTION.map(({ subject }) => [subject, 3650])),
    }))
    const before = await all()
    atFirst = before.flat().length
    await erase(now, keepsAll)
    assert.deepEqual(await all(), before)
    assert.equal(await counted(), 0)
  })

  it('goes on the day after its last, and not on the day before', async () => {
    const closedNow = sql<boolean>`status = 'closed' and closed_at = ${now}`
    await erase(later(729))
    assert.equal((await rows('help_request', closedNow)).length, 1)
    await erase(later(731))
    assert.equal((await rows('help_request', closedNow)).length, 0)
  })

  it('goes sooner where the borough says so', async () => {
    const closed = sql<boolean>`state = 'unsuccessful' and moved_at = ${later(700)}`
    const { owner } = database
    const open = await owner.selectFrom('job_application').select('id').where('next_owner', 'is not', null).execute()
    await owner
      .updateTable('job_application')
      .set({
        ...{ state: 'unsuccessful', reason: 'other', unsuccessful_at_stage: 'submitted', moved_at: later(700) },
        ...{ next_owner: null, next_step: null, due_at: null },
      })
      .where('id', '=', open[0]!.id)
      .execute()
    await erase(later(731))
    assert.equal((await rows('job_application', closed)).length, 1)
    const [place] = places
    await erase(later(731), [{ ...place!, keepDays: { 'job-application': 30 } }])
    assert.equal((await rows('job_application', closed)).length, 0)
  })

  it('is all gone after ten years, and nothing that is open is touched', async () => {
    const stillOpen = await open()
    assert.ok(stillOpen[TABLES.indexOf('help_request')]!.length > 0)
    assert.ok(stillOpen[TABLES.indexOf('job_application')]!.length > 0)
    assert.equal(stillOpen[TABLES.indexOf('contact_message')]!.length, 1)

    await erase(later(3651))
    const left = await all()
    assert.deepEqual(left, stillOpen)
    const erased = atFirst - left.flat().length
    assert.ok(erased > 20)
    assert.equal(await counted(), erased)
  })

  it('leaves counts by month, and no name, address or reference', async () => {
    const kept = await database.owner.selectFrom('ended_count').selectAll().execute()
    assert.deepEqual([...new Set(kept.map(({ month }) => String(month).slice(8, 10)))], ['01'])
    assert.doesNotMatch(JSON.stringify(kept), /GW-|@|\+44/)
    const entries = await sql<{ loose: number }>`
      select count(*)::int as loose from help_request_entry e
      where not exists (select from help_request r where r.id = e.help_request_id)`.execute(database.owner)
    assert.equal(entries.rows[0]!.loose, 0)
  })

  it('is done once: another run finds nothing', async () => {
    const before = await counted()
    await erase(later(3651))
    assert.equal(await counted(), before)
  })
})
