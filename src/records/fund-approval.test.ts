import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { type FundDesk, fundDesk, NOW } from '../../test/harness/fund.ts'
import type { Member } from '../domain/permission.ts'
import { fundsOf } from './support-fund.ts'

describe('an approval', () => {
  let database: TestDatabase
  let desk: FundDesk

  before(async () => {
    database = await testDatabase({ demo: NOW })
    desk = await fundDesk(database, 1_000_000)
  })
  after(() => database.drop())

  /** The same statement as anybody could write it, with their own name in it. */
  const raw = (viewer: Member, id: string, pence: number) =>
    desk.as(viewer, (db) =>
      sql`update fund_request set status = 'approved', approved_pence = ${pence}, budget_id = ${desk.fund.budgetId},
        decided_by = ${viewer.accountId}, decided_at = ${NOW} where id = ${id}`.execute(db),
    )

  it('is by the limits of the fund, whoever writes the statement', async () => {
    const refused = { constraint: 'fund_authority' }
    const small = await desk.ask(5_000)
    assert.equal(small.ownerAccountId, desk.grace.accountId)
    await raw(desk.grace, small.id, 5_000)
    const more = await desk.ask(5_001)
    assert.equal(more.ownerAccountId, desk.marguerite.accountId, 'goes to whose limit is the smallest that is enough')
    await assert.rejects(raw(desk.grace, more.id, 5_001), refused)
    await raw(desk.marguerite, more.id, 5_001)
    const large = await desk.ask(25_000)
    assert.equal(large.ownerAccountId, desk.winsome.accountId)
    await assert.rejects(raw(desk.marguerite, large.id, 25_000), refused)
    await raw(desk.winsome, large.id, 25_000)
    await assert.rejects(raw(desk.winsome, (await desk.ask(100)).id, 101), /check|approved_pence/)
  })

  it('takes two above that, neither of whom asked, and of no one twice', async () => {
    const refused = { constraint: 'fund_authority' }
    const request = await desk.ask(40_000)
    await assert.rejects(raw(desk.winsome, request.id, 40_000), refused)
    await desk.move(desk.winsome, request.id, { move: 'agree', pence: 40_000, words: 'The course leads to the job' })
    await assert.rejects(raw(desk.winsome, request.id, 40_000), refused)
    const waits = (await desk.again(desk.marguerite, request.id))!
    assert.equal(waits.ownerAccountId, desk.marguerite.accountId)
    await desk.approve(desk.marguerite, waits)
    assert.equal((await desk.again(desk.grace, request.id))!.status, 'approved')

    const own = await desk.ask(40_000, desk.winsome)
    await desk.move(desk.marguerite, own.id, { move: 'agree', pence: 40_000 })
    await assert.rejects(raw(desk.winsome, own.id, 40_000), refused)

    const asked = await desk.ask(40_000)
    await desk.move(desk.winsome, asked.id, { move: 'agree', pence: 40_000 })
    await desk.move(desk.winsome, asked.id, { move: 'more', words: 'Which course?' })
    await database.owner
      .updateTable('fund_event')
      .set({ at: new Date(NOW.getTime() - 1000) })
      .where('request_id', '=', asked.id)
      .execute()
    await desk.move(desk.grace, asked.id, { move: 'ask' })
    await assert.rejects(raw(desk.marguerite, asked.id, 40_000), refused)
  })

  it('is never for oneself', async () => {
    const forMe = await desk.ask(1_000, desk.grace, { payee: 'staff', payeeWords: 'Grace Oyelaran' })
    await assert.rejects(raw(desk.grace, forMe.id, 1_000), { constraint: 'fund_authority' })
    await raw(desk.winsome, forMe.id, 1_000)
    const { email } = await database.owner
      .selectFrom('account')
      .where('id', '=', desk.grace.accountId)
      .select('email')
      .executeTakeFirstOrThrow()
    await database.owner.updateTable('participant').set({ email }).where('id', '=', desk.participantId).execute()
    await assert.rejects(raw(desk.grace, (await desk.ask(1_000)).id, 1_000), { constraint: 'fund_authority' })
  })

  it('follows on asking, and nothing follows that is not in the table', async () => {
    const request = await desk.ask(1_000)
    const set = (status: string) =>
      desk.as(desk.grace, (db) =>
        sql`update fund_request set status = ${status}, ended_at = ${NOW} where id = ${request.id}`.execute(db),
      )
    for (const status of ['closed', 'cancelled', 'paid', 'reconciled', 'committed']) await assert.rejects(set(status))
    await assert.rejects(
      desk.as(desk.grace, (db) => sql`update fund_request set asked_pence = 1 where id = ${request.id}`.execute(db)),
      { constraint: 'fund_rules' },
    )
    await assert.rejects(desk.move(desk.grace, request.id, { move: 'close' }), /not-now/)
  })

  it('of the same request by two people at once is one approval', async () => {
    const request = await desk.ask(1_000)
    const answers = await Promise.allSettled([
      desk.approve(desk.winsome, request),
      desk.approve(desk.marguerite, request),
    ])
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 1)
    assert.equal((await desk.balance()).committed, (await desk.balance()).held)
  })
})

describe('who has a request when somebody leaves', () => {
  it('is whoever has the case, or decides in their stead; and the fund of one is not another’s', async () => {
    const database = await testDatabase({ demo: NOW })
    try {
      const desk = await fundDesk(database, 100_000)
      const waits = await desk.ask(20_000)
      assert.equal(waits.ownerAccountId, desk.winsome.accountId)
      const small = await desk.ask(1_000)
      assert.equal(small.ownerAccountId, desk.grace.accountId)
      const liban = await desk.member('Liban Jibrell-Moss')
      await database.owner
        .updateTable('support_case')
        .set({ owner_account_id: liban.accountId })
        .where('id', '=', desk.caseId)
        .execute()
      const owner = async (id: string) =>
        (
          await database.owner
            .selectFrom('fund_request')
            .where('id', '=', id)
            .select('owner_account_id')
            .executeTakeFirstOrThrow()
        ).owner_account_id
      assert.equal(await owner(small.id), liban.accountId)
      assert.equal(await owner(waits.id), desk.winsome.accountId)
      const part = desk.marguerite
      const middle = await desk.ask(8_000)
      assert.equal(await owner(middle.id), part.accountId)
      await database.owner
        .updateTable('account')
        .set({ disabled_at: NOW })
        .where('id', '=', part.accountId)
        .execute()
        .catch(() => undefined)
      assert.equal(await owner(middle.id), desk.winsome.accountId)

      const brid = await desk.member('Bríd Ní Fhloinn')
      const manager = { ...brid, membership: brid.memberships.find(({ role }) => role === 'partner-manager')! }
      const theirs = await desk.fundOf(manager, 5_000)
      const seen = await desk.as(manager, (db) => fundsOf(db, manager))
      assert.deepEqual(seen.map(({ id }) => id).includes(desk.fund.id), false)
      assert.ok(seen.some(({ id }) => id === theirs.id))
      const council = await desk.as(desk.winsome, (db) => fundsOf(db, desk.winsome))
      assert.ok(council.every(({ id }) => id !== theirs.id))
      await assert.rejects(desk.ask(1_000, desk.grace, { fundId: theirs.id }))
    } finally {
      await database.drop()
    }
  })
})
