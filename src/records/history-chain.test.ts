import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { PUBLIC } from '../domain/permission.ts'
import { writeHistory } from './history.ts'
import { historyHeads, verifyHistory } from './history-chain.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const NOBODYS = '00000000-0000-4000-8000-000000000000'

/** A database of its own with twenty rows in the chains. */
async function chained(): Promise<TestDatabase> {
  const db = await testDatabase()
  for (let i = 1; i <= 20; i++) {
    const about = { participantId: NOBODYS, why: 'support' as const }
    await writeHistory(
      db.web,
      PUBLIC,
      'thing.looked-at',
      `thing:${i}`,
      { count: i },
      new Date(NOW.getTime() + i),
      about,
    )
  }
  return db
}

/** What somebody with the owner's login could do to it. */
const TAMPERINGS: readonly { readonly what: string; readonly statement: (id: number) => string }[] = [
  { what: 'another time', statement: (id) => `update history set at = at + interval '1 second' where id = ${id}` },
  { what: 'another actor', statement: (id) => `update history set actor = 'job' where id = ${id}` },
  { what: 'another verb', statement: (id) => `update history set verb = 'thing.made' where id = ${id}` },
  { what: 'another subject', statement: (id) => `update history set subject = 'thing:0' where id = ${id}` },
  { what: 'other details', statement: (id) => `update history set details = '{"count":0}' where id = ${id}` },
  { what: 'another reason', statement: (id) => `update history set why = 'privacy' where id = ${id}` },
  { what: 'nobody it was about', statement: (id) => `update history set participant_id = null where id = ${id}` },
  { what: 'the row gone', statement: (id) => `delete from history where id = ${id}` },
  {
    what: 'row and link gone',
    statement: (id) => `delete from history_link where history_id = ${id}; delete from history where id = ${id}`,
  },
]

describe('the chained history', () => {
  let db: TestDatabase
  before(async () => {
    db = await chained()
  })
  after(() => db.drop())

  it('holds when nobody touched it', async () => {
    const report = await verifyHistory(db.jobs)
    assert.deepEqual(report, { chains: 16, rows: 20, troubles: [] })
  })

  it('names the first bad row for every way of tampering with any row', async () => {
    const ids = (await db.jobs.selectFrom('history').select('id').orderBy('id').execute()).map(({ id }) => id)
    const missed: string[] = []
    let tried = 0
    for (const id of ids) {
      for (const { what, statement } of TAMPERINGS) {
        const found = await db.owner
          .transaction()
          .execute(async (owner) => {
            for (const part of statement(id).split('; ')) await sql.raw(part).execute(owner)
            const { troubles } = await verifyHistory(owner)
            await sql`savepoint nothing`.execute(owner)
            throw new Found(troubles.length)
          })
          .catch((error) => (error instanceof Found ? error.count : Promise.reject(error)))
        tried += 1
        if (found === 0) missed.push(`${what} of ${id}`)
      }
    }
    assert.deepEqual(missed, [])
    console.log(`${tried} of ${tried} tamperings found`)
  })

  it('finds a tail that was cut off with its head set back, by a head that was kept elsewhere', async () => {
    const held = await historyHeads(db.jobs)
    const { chain, seq } = held.find((head) => head.seq > 1)!
    await sql`delete from history where id in (select history_id from history_link where chain = ${chain} and seq = ${seq})`.execute(
      db.owner,
    )
    await sql`delete from history_link where chain = ${chain} and seq = ${seq}`.execute(db.owner)
    await sql`update history_head set seq = l.seq, hash = l.hash from history_link l
      where history_head.chain = ${chain} and l.chain = ${chain} and l.seq = ${seq - 1}`.execute(db.owner)
    assert.deepEqual((await verifyHistory(db.jobs)).troubles, [])
    assert.deepEqual((await verifyHistory(db.jobs, held)).troubles, [{ chain, seq, historyId: null, why: 'cut-off' }])
  })

  it('cannot be changed by the logins of daily work', async () => {
    for (const login of [db.web, db.jobs]) {
      await assert.rejects(sql`update history set verb = 'x'`.execute(login), /permission denied/)
      await assert.rejects(sql`delete from history`.execute(login), /permission denied/)
      await assert.rejects(sql`update history_link set seq = 0`.execute(login), /permission denied/)
      await assert.rejects(sql`insert into history_head values (1, 1, '')`.execute(login), /permission denied/)
    }
  })
})

/** Carries a count out of a transaction that is taken back. */
class Found extends Error {
  readonly count: number
  constructor(count: number) {
    super('found')
    this.count = count
  }
}
