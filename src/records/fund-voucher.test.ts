import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { type FundDesk, fundDesk, NOW } from '../../test/harness/fund.ts'
import { RUN_OUT_STEP } from '../domain/fund-move.ts'
import { endOfLondonDay } from '../domain/london-time.ts'
import { findFundRequest } from './fund-request.ts'
import { releaseRunOut, setAsideAgain } from './fund-run-out.ts'
import { makeVoucher, redeemVoucher, voucherByCode, vouchersOf } from './fund-voucher.ts'

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

  it('gives its money back the night after it ran out, once, and is on the list of whoever has the request', async () => {
    const request = await approved(3_000)
    const code = await make(request.id, 2_000, '2026-11-22')
    const before = await desk.balance()
    await Promise.all([releaseRunOut(database.jobs, NOW), releaseRunOut(database.jobs, NOW)])
    const after = (await desk.again(desk.grace, request.id))!
    assert.deepEqual([after.status, after.held, after.nextStep], ['committed', 1_000, RUN_OUT_STEP])
    assert.ok(after.dueAt! <= endOfLondonDay('2026-11-23'))
    const { committed, held } = await desk.balance()
    assert.ok(committed === held && committed <= before.committed - 2_000)
    assert.equal(await redeemVoucher(database.web, code, 'The shoe shop', NOW), 'expired')
    assert.equal(await releaseRunOut(database.jobs, NOW), 0)
  })

  const ranOut = async (pence: number) => {
    const request = await approved(pence)
    await make(request.id, pence, '2026-11-22')
    // Made today and run out yesterday: for a test alone.
    await database.owner
      .updateTable('fund_voucher')
      .set({ made_at: new Date('2026-11-01T10:00:00Z') })
      .where('request_id', '=', request.id)
      .execute()
    await releaseRunOut(database.jobs, NOW)
    return (await desk.again(desk.grace, request.id))!
  }
  const again = (id: string, taken: Parameters<typeof setAsideAgain>[3]) =>
    desk.as(desk.grace, async (db) => {
      const request = (await findFundRequest(db, desk.grace, id, NOW))!
      const [voucher] = await vouchersOf(db, desk.grace, { requestId: id }, NOW)
      await setAsideAgain(db, request, voucher!, taken, NOW)
    })

  it('that was used in time is paid after all, once, and only on a day on which it was good', async () => {
    const request = await ranOut(1_500)
    await assert.rejects(again(request.id, { taker: 'The shoe shop', onDate: '2026-11-23' }), /not-now/)
    await again(request.id, { taker: 'The shoe shop', onDate: '2026-11-20' })
    const paid = (await desk.again(desk.grace, request.id))!
    assert.deepEqual([paid.status, paid.paid, paid.held], ['paid', 1_500, 0])
    await assert.rejects(again(request.id, { taker: 'The shoe shop', onDate: '2026-11-20' }), /not-now/)
    const { committed, spent, held, paid: sum } = await desk.balance()
    assert.deepEqual([committed, spent], [held, sum])
  })

  it('that is still needed is set aside again, unless the budget has not enough any more', async () => {
    const request = await ranOut(1_200)
    await again(request.id, null)
    assert.equal((await desk.again(desk.grace, request.id))!.held, 1_200)
    const late = await ranOut(1_300)
    const { committed, spent } = await desk.balance()
    await database.owner
      .updateTable('fund_budget')
      .set({ amount_pence: committed + spent + 1_299 })
      .where('id', '=', desk.fund.budgetId)
      .execute()
    await assert.rejects(again(late.id, null), /not-enough-left/)
    await assert.rejects(again(late.id, { taker: 'The shoe shop', onDate: '2026-11-20' }), /not-enough-left/)
    await database.owner
      .updateTable('fund_budget')
      .set({ amount_pence: 100_000 })
      .where('id', '=', desk.fund.budgetId)
      .execute()
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
