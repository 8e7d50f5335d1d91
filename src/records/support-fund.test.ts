import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { type FundDesk, fundDesk, NOW, YEAR } from '../../test/harness/fund.ts'
import type { FundMove } from '../domain/fund-move.ts'
import type { Member } from '../domain/permission.ts'
import { openDatabase } from '../kit/db.ts'
import { findFundRequest, fundRequestsOf } from './fund-request.ts'
import { payFund, refundFund, spendOf } from './fund-spend.ts'
import { makeVoucher, redeemVoucher, voucherByCode } from './fund-voucher.ts'
import { closeYear } from './fund-year-end.ts'
import type { Db, Schema } from './schema.ts'
import { budgetsOf, fundsOf, openBudget, reviseBudget } from './support-fund.ts'

const PAID = { onDate: '2026-11-23', method: 'card', receipt: '4711' } as const

describe('a budget', () => {
  let database: TestDatabase
  let desk: FundDesk
  let crowd: { readonly db: Db; readonly close: () => Promise<void> }

  before(async () => {
    database = await testDatabase({ demo: NOW })
    crowd = openDatabase<Schema>(database.urls.web, { max: 25, name: 'crowd', patience: 120_000 })
    desk = await fundDesk(database, 60_000, crowd.db)
  })
  after(async () => {
    await crowd.close()
    await database.drop()
  })

  it('for sixty says yes to sixty of a hundred who are approved at once, and says why to the others', async () => {
    const requests = []
    for (let i = 0; i < 100; i++) requests.push(await desk.ask(1_000))
    const answers = await Promise.allSettled(requests.map((request) => desk.approve(desk.grace, request)))
    const refused = answers.filter((one) => one.status === 'rejected')
    assert.equal(answers.length - refused.length, 60)
    assert.deepEqual(new Set(refused.map(({ reason }) => `${reason}`)), new Set(['Conflict: not-enough-left']))
    assert.deepEqual(await desk.balance(), { amount: 60_000, committed: 60_000, spent: 0, held: 60_000, paid: 0 })
    const all = await desk.as(desk.grace, (db) => fundRequestsOf(db, desk.grace, [desk.participantId], NOW))
    assert.equal(all.filter(({ status }) => status === 'approved').length, 60)
    assert.equal(all.filter(({ status }) => status === 'asked').length, 40)
  })

  it('is not overdrawn by any statement of the web or of the clock, and its counts are nobody’s to write', async () => {
    const waiting = (await desk.as(desk.grace, (db) => fundRequestsOf(db, desk.grace, [desk.participantId], NOW))).find(
      ({ status }) => status === 'asked',
    )!
    const { budgetId } = desk.fund
    await assert.rejects(
      desk.as(desk.grace, (db) =>
        sql`update fund_request set status = 'approved', approved_pence = 1000, budget_id = ${budgetId},
          decided_by = ${desk.grace.accountId}, decided_at = ${NOW} where id = ${waiting.id}`.execute(db),
      ),
      { constraint: 'never_overdrawn' },
    )
    for (const db of [crowd.db, database.jobs]) {
      for (const column of ['committed_pence', 'spent_pence']) {
        const set = sql`update fund_budget set ${sql.ref(column)} = 0 where id = ${budgetId}`
        await assert.rejects(set.execute(db), { code: '42501' })
      }
    }
    const all = sql`update fund_request set status = 'approved', approved_pence = asked_pence, budget_id = ${budgetId},
      decided_by = ${desk.grace.accountId} where id = ${waiting.id}`
    await assert.rejects(all.execute(database.jobs), { constraint: 'never_overdrawn' })
    await assert.rejects(
      desk.as(desk.winsome, (db) =>
        sql`update fund_budget set amount_pence = 59999 where id = ${budgetId}`.execute(db),
      ),
      { constraint: 'never_overdrawn' },
    )
  })

  it('pays what was set aside and not a penny more, and what is not used goes back', async () => {
    const { id } = await desk.fundOf(desk.winsome, 10_000)
    const request = await desk.ask(4_000, desk.grace, { fundId: id })
    await desk.approve(desk.grace, request)
    const now = (await desk.again(desk.grace, request.id))!
    const pay = (pence: number, last = false) =>
      desk.as(desk.grace, async (db) =>
        payFund(
          db,
          desk.grace,
          (await findFundRequest(db, desk.grace, request.id, NOW))!,
          { ...PAID, pence, last },
          NOW,
        ),
      )
    await assert.rejects(pay(4_001), /more-than-set-aside/)
    await pay(1_500)
    assert.deepEqual(pick(await desk.balance(now.budgetId!)), [10_000, 2_500, 1_500])
    await assert.rejects(pay(2_501), /more-than-set-aside/)
    await pay(1_000, true)
    assert.equal((await desk.again(desk.grace, request.id))!.status, 'paid')
    assert.deepEqual(pick(await desk.balance(now.budgetId!)), [10_000, 0, 2_500])
  })

  it('has room for what was promised or paid at every moment, whatever happens in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(7), fc.nat(9), fc.nat(4_000)), { minLength: 5, maxLength: 30 }),
        async (steps) => {
          const { id, budgetId } = await desk.fundOf(desk.winsome, 10_000)
          const requests: string[] = []
          for (const [what, which, amount] of steps) {
            const pence = amount + 1
            const one = requests[which % Math.max(1, requests.length)]
            try {
              if (what === 0 || !one) requests.push((await desk.ask(pence, desk.grace, { fundId: id })).id)
              else if (what === 6) await revise(id, 5_000 + pence * 2)
              else if (what === 5) await refund(one, pence)
              else if (what >= 3 && what <= 4) await pay(one, pence, what === 4)
              else if (what === 7) await move(one, which % 2 === 0 ? 'give-back' : 'order')
              else if (what === 2) await move(one, 'cancel')
              else await desk.approve(desk.grace, (await desk.again(desk.grace, one))!)
            } catch (error) {
              assert.match(`${error}`, /^Conflict: /)
            }
            const { amount: budget, committed, spent, held, paid } = await desk.balance(budgetId)
            assert.deepEqual([committed, spent], [held, paid])
            assert.ok(budget - committed - spent >= 0 && committed >= 0 && spent >= 0)
          }
        },
      ),
      { numRuns: 12, endOnFailure: true },
    )
  })

  const pay = (id: string, pence: number, last: boolean) =>
    desk.as(desk.grace, async (db) =>
      payFund(db, desk.grace, (await findFundRequest(db, desk.grace, id, NOW))!, { ...PAID, pence, last }, NOW),
    )
  const move = (id: string, move: FundMove) => desk.move(desk.grace, id, { move })
  const refund = (id: string, pence: number, not = 0) =>
    desk.as(desk.grace, async (db) => {
      const request = (await findFundRequest(db, desk.grace, id, NOW))!
      const of = (await spendOf(db, desk.grace, id, NOW)).find((one) => one.kind === 'spend' && one.pence !== not)
      if (of) await refundFund(db, desk.grace, request, { ...PAID, pence, of, words: 'Came back' }, NOW)
    })
  const revise = (fundId: string, pence: number) =>
    desk.as(desk.winsome, async (db) => {
      const [budget] = await budgetsOf(db, desk.winsome, fundId)
      await reviseBudget(db, desk.winsome, budget!, { pence, words: 'Less came than we thought' }, NOW)
    })

  it('is closed with its year: what is set aside goes on, or back, and what was paid stays', async () => {
    const { id, budgetId } = await desk.fundOf(desk.winsome, 10_000)
    const [carried, cancelled, half] = [
      await desk.ask(1_000, desk.grace, { fundId: id }),
      await desk.ask(2_000, desk.grace, { fundId: id }),
      await desk.ask(3_000, desk.grace, { fundId: id }),
    ]
    for (const request of [carried!, cancelled!, half!]) await desk.approve(desk.grace, request)
    await pay(half!.id, 500, false)
    const close = (carry: readonly string[]) =>
      desk.as(desk.winsome, async (db) => {
        const budget = (await budgetsOf(db, desk.winsome, id)).find(({ year }) => year === YEAR)!
        return closeYear(db, desk.winsome, budget, new Set(carry), NOW)
      })
    await assert.rejects(close([carried!.id, half!.id]), /no-next-year/)
    const open = { fundId: id, year: YEAR + 1, pence: 3_400, words: 'Next year' }
    const next = await desk.as(desk.winsome, (db) => openBudget(db, desk.winsome, open, NOW))
    await assert.rejects(close([carried!.id, half!.id]), /not-enough-left/)
    assert.deepEqual(await close([half!.id]), { carried: 1, cancelled: 2 })
    assert.deepEqual(pick(await desk.balance(budgetId)), [10_000, 0, 500])
    assert.deepEqual(pick(await desk.balance(next)), [3_400, 2_500, 0])
    await pay(half!.id, 2_500, true)
    assert.deepEqual(pick(await desk.balance(next)), [3_400, 0, 2_500])
    // What comes back goes to the year that it came from, also when that year is closed.
    await refund(half!.id, 200, 2_500)
    assert.deepEqual(pick(await desk.balance(budgetId)), [10_000, 0, 300])
    await assert.rejects(desk.approve(desk.grace, await desk.ask(100, desk.grace, { fundId: id })), /no-budget/)
  })

  const pick = ({ amount, committed, spent }: Awaited<ReturnType<FundDesk['balance']>>) => [amount, committed, spent]
})

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

describe('a voucher', () => {
  let database: TestDatabase
  let desk: FundDesk

  before(async () => {
    database = await testDatabase({ demo: NOW })
    desk = await fundDesk(database, 100_000)
  })
  after(() => database.drop())

  const approved = async (pence: number) => {
    const { id } = await desk.ask(pence)
    await desk.approve(desk.grace, (await desk.again(desk.grace, id))!)
    return (await desk.again(desk.grace, id))!
  }
  const make = (id: string, pence: number, expiresOn = '2026-12-24') =>
    desk.as(desk.grace, async (db) =>
      makeVoucher(
        db,
        desk.grace,
        (await findFundRequest(db, desk.grace, id, NOW))!,
        { pence, where: 'The shoe shop', expiresOn },
        NOW,
      ),
    )

  it('is taken once, however many try at once, and is money spent from then on', async () => {
    const request = await approved(4_500)
    const code = await make(request.id, 4_500)
    assert.deepEqual(await voucherByCode(database.web, code, NOW), {
      ...{ code, state: 'good', pence: 4_500, where: 'The shoe shop', expiresOn: '2026-12-24', redeemedAt: null },
    })
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => redeemVoucher(database.web, code, 'The shoe shop', NOW)),
    )
    assert.equal(tries.filter((state) => state === 'good').length, 1)
    assert.equal(tries.filter((state) => state === 'used').length, 19)
    const paid = (await desk.again(desk.grace, request.id))!
    assert.deepEqual([paid.status, paid.paid, paid.held], ['paid', 4_500, 0])
    const { committed, spent, held, paid: sum } = await desk.balance()
    assert.deepEqual([committed, spent], [held, sum])
  })

  it('has money behind it, and goes with it', async () => {
    const request = await approved(4_000)
    const code = await make(request.id, 2_500)
    await assert.rejects(make(request.id, 1_501), /more-than-set-aside/)
    await make(request.id, 1_500)
    await desk.move(desk.grace, request.id, { move: 'cancel', words: 'Not needed' })
    assert.equal(await redeemVoucher(database.web, code, 'The shoe shop', NOW), 'cancelled')
    const late = await approved(1_000)
    const old = await make(late.id, 1_000, '2026-11-22')
    assert.equal(await redeemVoucher(database.web, old, 'The shoe shop', NOW), 'expired')
    assert.equal(await redeemVoucher(database.web, 'V-3333-3333-3333', 'The shoe shop', NOW), null)
  })

  it('cannot be taken by writing it down, and shows nobody’s name', async () => {
    const request = await approved(1_000)
    await make(request.id, 1_000)
    await assert.rejects(
      desk.as(desk.grace, (db) => sql`update fund_voucher set redeemed_at = now()`.execute(db)),
      { code: '42501' },
    )
    await assert.rejects(
      desk.as(desk.grace, (db) =>
        db
          .insertInto('fund_spend')
          .values({
            ...{ id: randomUUID(), request_id: request.id, participant_id: request.participantId },
            ...{ organization_id: request.organizationId, budget_id: request.budgetId!, kind: 'spend', pence: 1_000 },
            ...{ on_date: '2026-11-23', method: 'voucher', receipt: null, refunds: null, at: NOW },
            account_id: desk.grace.accountId,
          })
          .execute(),
      ),
      { code: '42501' },
    )
    const seen = await sql`select * from fund_voucher`.execute(database.web)
    assert.equal(seen.rows.length, 0)
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
