import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import { sql } from 'kysely'
import { roleFacts } from '../../src/records/roles.ts'
import { testDatabase } from './database.ts'

describe('the three roles', async () => {
  const { owner, web, jobs, drop } = await testDatabase()
  after(drop)

  it('lets the web login read what it was granted and nothing else', async () => {
    assert.deepEqual(await web.selectFrom('organization').selectAll().execute(), [])
    await assert.rejects(web.deleteFrom('organization').execute(), /permission denied/)
    await assert.rejects(sql`create table x (a int)`.execute(web), /permission denied/)
  })

  it('gives no way from web or jobs to a role that can do more', async () => {
    for (const db of [web, jobs]) {
      const facts = await roleFacts(db)
      assert.deepEqual([facts.superuser, facts.bypassesRowSecurity, facts.ownsTables], [false, false, false])
      await assert.rejects(sql`set role good_work_owner`.execute(db), /permission denied/)
    }
    assert.equal((await roleFacts(owner)).ownsTables, true)
  })

  it('reads dates as text, counts as numbers, moments as Date', async () => {
    const { rows } = await sql`select date '2026-03-29' as day, array[date '2026-03-29'] as days, count(*) as n,
      time '09:30' as at, 1.50::numeric as pounds, timestamptz '2026-03-29 01:30+01' as moment`.execute(web)
    assert.deepEqual(rows[0], {
      day: '2026-03-29',
      days: ['2026-03-29'],
      n: 1,
      at: '09:30:00',
      pounds: '1.50',
      moment: new Date('2026-03-29T00:30:00Z'),
    })
  })

  it('gives every test a database of its own', async () => {
    const other = await testDatabase()
    await sql`insert into area_lookup values ('a', 'b', 'c', 'd')`.execute(other.owner)
    assert.equal((await other.jobs.selectFrom('area_lookup').selectAll().execute()).length, 1)
    assert.equal((await jobs.selectFrom('area_lookup').selectAll().execute()).length, 0)
    await other.drop()
  })
})
