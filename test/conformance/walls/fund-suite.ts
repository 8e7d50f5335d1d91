import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Member, Viewer } from '../../../src/domain/permission.ts'
import { fundEventsOf } from '../../../src/records/fund-event.ts'
import { moveFund } from '../../../src/records/fund-move.ts'
import { type FundRequest, fundRequestsOf } from '../../../src/records/fund-request.ts'
import { addEvidence, evidenceOf, payFund, spendOf } from '../../../src/records/fund-spend.ts'
import { makeVoucher, vouchersOf } from '../../../src/records/fund-voucher.ts'
import type { Db } from '../../../src/records/schema.ts'
import { budgetChanges, budgetsOf, fundsOf } from '../../../src/records/support-fund.ts'
import { type TestDatabase, testDatabase } from '../../harness/database.ts'
import { fundDesk, NOW } from '../../harness/fund.ts'
import { takePoliciesAway, type Walls } from '../../harness/walls.ts'

const PAYING = { pence: 500, onDate: '2026-11-23', method: 'card', receipt: null, last: false } as const

/** Money asked for somebody on Grace's list, looked at and written by everybody with the walls that are left standing. */
export function fundSuite(walls: Walls): void {
  describe(`money of a support fund behind ${walls}`, () => {
    it('is seen by whoever works with the person, in part by the person, and a fund by its organisation alone', async () => {
      const database: TestDatabase = await testDatabase({ demo: NOW })
      try {
        const desk = await fundDesk(database, 100_000)
        const { grace, winsome, participantId } = desk
        const asked = await desk.ask(3_000)
        await desk.approve(grace, asked)
        const approved = (await desk.again(grace, asked.id))!
        await desk.as(grace, (db) =>
          makeVoucher(db, grace, approved, { pence: 1_000, where: 'The shop', expiresOn: '2026-12-24' }, NOW),
        )
        await desk.as(grace, async (db) => payFund(db, grace, (await desk.again(grace, asked.id))!, PAYING, NOW))
        await desk.as(grace, (db) =>
          addEvidence(db, grace, asked, { kind: 'receipt', words: 'Here', fileId: null }, NOW),
        )
        await desk.as(grace, (db) => desk.draft(db, grace, { id: randomUUID(), pence: 700 }))
        const kept = (await desk.again(grace, asked.id))!
        const tobias = await desk.member('Tobias Marlowe-Eze')
        const theirs = await desk.fundOf(await partnerManager(desk.member), 5_000)
        if (walls === 'queries-alone') await takePoliciesAway(database.owner)

        const look = (viewer: Viewer) => desk.as(viewer, (db) => rowsOf(db, viewer, participantId, asked.id))
        const own = (id: string): Viewer => ({
          ...{ kind: 'resident', address: { kind: 'email', value: 'own@home.example' }, participantId: id },
        })
        for (const viewer of [grace, winsome]) assert.deepEqual(await look(viewer), [2, 5, 1, 1, 1])
        // The person reads what was decided and paid, and no draft and no proof.
        assert.deepEqual(await look(own(participantId)), [1, 3, 1, 1, 0])
        const strangers = [await desk.member('Liban Jibrell-Moss'), tobias, await desk.member('Petra Solheim')]
        for (const viewer of [...strangers, own(randomUUID())]) assert.deepEqual(await look(viewer), [0, 0, 0, 0, 0])
        for (const viewer of strangers) {
          for (const write of WRITES) await assert.rejects(desk.as(viewer, (db) => write(db, viewer, kept)))
          await assert.rejects(desk.as(viewer, (db) => desk.draft(db, viewer, { id: randomUUID(), pence: 100 })))
        }

        const funds = async (viewer: Viewer) => (await desk.as(viewer, (db) => fundsOf(db, viewer))).map(({ id }) => id)
        assert.ok((await funds(grace)).includes(desk.fund.id) && !(await funds(grace)).includes(theirs.id))
        assert.ok((await funds(tobias)).includes(theirs.id) && !(await funds(tobias)).includes(desk.fund.id))
        assert.deepEqual(await funds(own(participantId)), [])
        const budget = (viewer: Viewer, id: string) =>
          desk.as(viewer, async (db) => [
            (await budgetsOf(db, viewer)).filter((one) => one.id === id).length,
            (await budgetChanges(db, viewer, id)).length,
          ])
        assert.deepEqual(await budget(winsome, desk.fund.budgetId), [1, 1])
        assert.deepEqual(await budget(tobias, desk.fund.budgetId), [0, 0])
        assert.deepEqual(await budget(winsome, theirs.budgetId), [0, 0])
        await assert.rejects(desk.fundOf(grace, 100), 'an adviser opens no fund')
      } finally {
        await database.drop()
      }
    })
  })
}

type Write = (db: Db, viewer: Member, request: FundRequest) => Promise<unknown>
const WRITES: readonly Write[] = [
  (db, viewer, request) => moveFund(db, viewer, request, { move: 'pay' }, NOW),
  (db, viewer, request) => payFund(db, viewer, request, PAYING, NOW),
  (db, viewer, request) => addEvidence(db, viewer, request, { kind: 'other', words: 'x', fileId: null }, NOW),
  (db, viewer, request) =>
    makeVoucher(db, viewer, request, { pence: 100, where: 'Here', expiresOn: '2026-12-01' }, NOW),
]

/** Every kind of row about money, as somebody reads them of one person. */
async function rowsOf(db: Db, viewer: Viewer, id: string, requestId: string): Promise<readonly number[]> {
  const requests = await fundRequestsOf(db, viewer, [id], NOW)
  const events = await fundEventsOf(db, viewer, requestId, NOW)
  const vouchers = await vouchersOf(db, viewer, { participantIds: [id] }, NOW)
  const spend = await spendOf(db, viewer, requestId, NOW)
  const evidence = await evidenceOf(db, viewer, requestId, NOW)
  return [requests, events, vouchers, spend, evidence].map(({ length }) => length)
}

async function partnerManager(member: (name: 'Bríd Ní Fhloinn') => Promise<Member>): Promise<Member> {
  const brid = await member('Bríd Ní Fhloinn')
  return { ...brid, membership: brid.memberships.find(({ role }) => role === 'partner-manager')! }
}
