import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Member } from '../../../src/domain/permission.ts'
import { type Database, openDatabase } from '../../../src/kit/db.ts'
import type { Db, Schema } from '../../../src/records/schema.ts'
import { asViewer } from '../../../src/records/viewer-context.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { asMember } from '../../harness/member.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const TIMES = 12
/** So often at most something small is asked before it is kept. */
const MOST_TIMES = 400

describe('a connection that keeps its plans', () => {
  let database: TestDatabase
  let one: Database<Schema>
  let manager: Member
  let stranger: Member
  let person: string

  before(async () => {
    database = await testDatabase({ demo: NOW })
    one = openDatabase<Schema>(database.urls.web, { max: 1, keepPlans: true })
    manager = (await asMember(database.web, 'Winsome Adair-Clarke', NOW)).viewer
    stranger = (await asMember(database.web, 'Liban Jibrell-Moss', NOW)).viewer
    const seen = await asking(stranger, (db) => db.selectFrom('participant').select('id').execute())
    const all = await asking(manager, (db) => db.selectFrom('participant').select('id').orderBy('id').execute())
    person = all.find(({ id }) => !seen.some((other) => other.id === id))!.id
  })
  after(async () => {
    await one.close()
    await database.drop()
  })

  const asking = <T>(viewer: Member, work: (db: Db) => Promise<T>) =>
    asViewer(one.db, database.viewerKey, { viewer, purpose: 'support', now: NOW, signedAt: new Date() }, work)
  const byPerson = (db: Db) => db.selectFrom('participant').selectAll().where('id', '=', person).execute()
  const kept = async () => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one.db)
    return rows.map(({ statement }) => statement)
  }
  const keeps = async (words: string) => (await kept()).some((statement) => statement.includes(words))
  /** What takes long is kept as soon as it was asked a second time. */
  const slowly = (db: Db) =>
    sql`select p.*, pg_sleep(0.11) from participant p where p."id" = ${person}`.execute(db).then(({ rows }) => rows)

  it('shows each the same as before, whoever asked last', async () => {
    for (let time = 0; time < MOST_TIMES && !(await keeps('"participant"')); time++) {
      assert.equal((await asking(manager, byPerson)).length, 1)
      assert.equal((await asking(stranger, byPerson)).length, 0)
    }
    assert.ok(await keeps('"participant"'))
    for (let time = 0; time < TIMES; time++) {
      assert.equal((await asking(manager, byPerson)).length, 1)
      assert.equal((await asking(stranger, byPerson)).length, 0)
    }
    assert.equal((await one.db.selectFrom('participant').selectAll().where('id', '=', person).execute()).length, 0)
  })

  it('keeps none of a list, which is planned for whoever looks', async () => {
    const list = (db: Db) =>
      sql`select pg_sleep(0.11), referral.* from referral where "to_organization_id" = ${1} limit 1`.execute(db)
    for (let time = 0; time < 3; time++) await asking(manager, list)
    assert.ok(!(await keeps('from referral')))
  })

  it('keeps so many plans on a connection, and so many on all of them, and has room again when one ends', async () => {
    const few = openDatabase<Schema>(database.urls.web, { max: 2, keepPlans: { most: 5, here: 3 } })
    const asked = (n: number) => (db: Db) =>
      sql`select ${sql.lit(n)}, pg_sleep(0.11) from participant where "id" = ${person}`.execute(db)
    const looking = { viewer: manager, purpose: 'support', now: NOW, signedAt: new Date() } as const
    const ask = <T>(work: (db: Db) => Promise<T>) => asViewer(few.db, database.viewerKey, looking, work)
    const count = async (db: Db) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(db)
      return sql`select pg_sleep(0.05)`.execute(db).then(() => rows[0]!.n)
    }
    const askAll = async () => {
      for (let n = 0; n < 5; n++) for (let time = 0; time < 2; time++) await Promise.all([ask(asked(n)), ask(asked(n))])
      return (await Promise.all([ask(count), ask(count)])).toSorted()
    }
    try {
      assert.deepEqual(await askAll(), [2, 3])
      const one = await few.pool.connect()
      const ended = new Promise((done) => one.once('end', done))
      one.release(true)
      await ended
      assert.deepEqual(await askAll(), [2, 3])
    } finally {
      await few.close()
    }
  })

  it('answers everybody while tables change: what was begun is done again, and once', async () => {
    const several = openDatabase<Schema>(database.urls.web, { max: 3, keepPlans: true })
    const counted = { asked: 0 }
    const write = (db: Db) => sql`insert into work_draft_seen (n) values (${1})`.execute(db).then(() => counted.asked++)
    try {
      await sql`create table work_draft_seen (n integer)`.execute(database.owner)
      await sql`grant select, insert on work_draft_seen to good_work_web`.execute(database.owner)
      const ask = (work: (db: Db) => Promise<unknown>) =>
        asViewer(
          several.db,
          database.viewerKey,
          { viewer: manager, purpose: 'support', now: NOW, signedAt: new Date() },
          work,
        )
      const writing = (db: Db) => write(db).then(() => slowly(db))
      const atOnce = (work: (db: Db) => Promise<unknown>) => Promise.all([1, 2, 3].map(() => ask(work)))
      for (let time = 0; time < 3; time++) await atOnce(slowly)
      await sql`alter table participant add column shoe_size integer`.execute(database.owner)
      const answers = await atOnce(writing)
      for (const answer of answers) assert.ok('shoe_size' in (answer as readonly object[])[0]!)
      const { rows } = await sql`select n from work_draft_seen`.execute(database.owner)
      assert.equal(rows.length, 3)
      assert.ok(counted.asked > 3, 'somebody was asked on a connection with an outdated plan')
      for (let time = 0; time < 3; time++) await atOnce(slowly)
    } finally {
      await several.close()
    }
  })

  it('asks again by itself what was no part of a transaction', async () => {
    const fresh = openDatabase<Schema>(database.urls.web, { max: 1, keepPlans: true })
    const hubs = () => sql<object>`select hub.*, pg_sleep(0.11) from hub where "id" in (${1}) limit 1`.execute(fresh.db)
    try {
      for (let time = 0; time < 3; time++) await hubs()
      await sql`alter table hub add column hats integer`.execute(database.owner)
      assert.ok('hats' in (await hubs()).rows[0]!)
    } finally {
      await fresh.close()
    }
  })
})
