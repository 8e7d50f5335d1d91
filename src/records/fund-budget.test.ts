import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { type FundDesk, fundDesk, NOW, YEAR } from '../../test/harness/fund.ts'
import type { FundMove } from '../domain/fund-move.ts'
import { openDatabase } from '../kit/db.ts'
import { findFundRequest, fundRequestsOf } from './fund-request.ts'
import { payFund, refundFund, spendOf } from './fund-spend.ts'
import { closeYear } from './fund-year-end.ts'
import type { Db, Schema } from './schema.ts'
import { budgetsOf, openBudget, reviseBudget } from './support-fund.ts'

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
