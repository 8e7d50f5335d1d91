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

  it('shows each the same as before, whoever asked last', async () => {
    for (let time = 0; time < TIMES; time++) {
      assert.equal((await asking(manager, byPerson)).length, 1)
      assert.equal((await asking(stranger, byPerson)).length, 0)
    }
    assert.equal((await one.db.selectFrom('participant').selectAll().where('id', '=', person).execute()).length, 0)
    assert.ok((await kept()).some((statement) => statement.includes('"participant"')))
  })

  it('keeps none of a list, which is planned for whoever looks', async () => {
    const list = (db: Db) => db.selectFrom('referral').selectAll().where('to_organization_id', '=', 1).execute()
    for (let time = 0; time < TIMES; time++) await asking(manager, list)
    assert.ok(!(await kept()).some((statement) => statement.includes('"referral"')))
  })

  it('finds its way again after a table has changed', async () => {
    await sql`alter table participant add column shoe_size integer`.execute(database.owner)
    await assert.rejects(asking(manager, byPerson), /cached plan/)
    for (let time = 0; time < TIMES; time++) assert.equal((await asking(manager, byPerson)).length, 1)
  })
})
