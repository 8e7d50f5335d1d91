import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Member } from '../../../src/domain/permission.ts'
import { signedContext } from '../../../src/records/viewer-context.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const TABLES = [
  ...['help_request', 'help_request_entry', 'help_request_draft', 'contact_message', 'listing_report', 'booking'],
  ...['job_application', 'job_application_move', 'application_draft', 'enrolment', 'alert', 'participant', 'referral'],
]

describe('a word about who is looking', () => {
  let database: TestDatabase
  let winsome: Member
  let good: string

  before(async () => {
    database = await testDatabase({ demo: NOW })
    winsome = (await asMember(database.web, 'Winsome Adair-Clarke', NOW)).viewer
    good = word(new Date())
  })
  after(() => database.drop())

  const word = (signedAt: Date, key = database.viewerKey) =>
    signedContext(key, { viewer: winsome, purpose: 'support', now: NOW, signedAt })

  /** How many rows there are of each table for whoever says this. */
  const seenWith = (settings: Readonly<Record<string, string>>): Promise<Record<string, number>> =>
    database.web.transaction().execute(async (db) => {
      for (const [name, value] of Object.entries(settings))
        await sql`select set_config(${name}, ${value}, true)`.execute(db)
      const seen: Record<string, number> = {}
      for (const table of TABLES) {
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
          db,
        )
        seen[table] = rows[0]!.count
      }
      return seen
    })
  const NOTHING = Object.fromEntries(TABLES.map((table) => [table, 0]))

  it('opens what its manager works with', async () => {
    const seen = await seenWith({ 'good_work.viewer': good })
    assert.ok(seen.help_request! > 0 && seen.booking! > 0 && seen.contact_message! > 0)
    assert.deepEqual([seen.job_application, seen.alert, seen.help_request_draft], [0, 0, 0])
  })

  it('opens nothing where it is missing', async () => {
    assert.deepEqual(await seenWith({}), NOTHING)
  })

  it('opens nothing where it is forged, changed, old or no word at all', async () => {
    const [mac, facts] = [good.slice(0, 64), good.slice(65)]
    const wrong = [
      word(new Date(), Buffer.alloc(32, 7)),
      `${mac}.${facts.replace('"hub-manager"', '"privacy-lead"')}`,
      `${mac}.${facts.replace(/"expires":\d+/, '"expires":9999999999')}`,
      word(new Date(Date.now() - 121_000)),
      `${mac}.`,
      mac,
      facts,
      'null',
      `${'0'.repeat(64)}.{}`,
      `${'0'.repeat(64)}.null`,
      `${mac}.{"kind":`,
      ' ',
    ]
    for (const said of wrong) assert.deepEqual(await seenWith({ 'good_work.viewer': said }), NOTHING, said.slice(0, 80))
  })

  it('is not helped by a secret that opens no row', async () => {
    for (const secret of ['', 'null', '%', '0'.repeat(64), "' or true --"]) {
      assert.deepEqual(await seenWith({ 'good_work.secret': secret }), NOTHING)
    }
  })

  it('is forgotten when its transaction ends', async () => {
    await seenWith({ 'good_work.viewer': good })
    assert.deepEqual(await seenWith({}), NOTHING)
  })

  it('is never said by the web login of its own accord', async () => {
    await assert.rejects(sql`select key from viewer_key`.execute(database.web), { code: '42501' })
  })
})
