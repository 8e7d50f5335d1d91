import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, statusOf, TEST_FORM_RULES, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { issueFormToken } from '../../../kit/form-token.ts'
import { recoverRoutes } from './recover.routes.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let database: TestDatabase
let visitor: Visitor

before(async () => {
  database = await testDatabase({ demo: NOW })
  visitor = { db: database.web, now: NOW, places: await demoPlaces(), routes: recoverRoutes }
})
after(() => database.drop())

let minute = 0
/** Each a quarter of an hour after the last: what is measured is not the limit. */
const ask = (email: string, reason = 'My phone is gone') => {
  minute += 15
  const now = new Date(NOW.getTime() + minute * 60_000)
  const token = issueFormToken(TEST_FORM_RULES.key, 'recover', 'first', new Date(now.getTime() - 10_000))
  return visit({ ...visitor, now }, '/sign-in/recover', { form: { form: token, email, reason } })
}
const requests = () => database.owner.selectFrom('recovery_request').selectAll().execute()

describe('asking for a new passkey', () => {
  it('answers the same, known or not, and keeps one open request for each account', async () => {
    const known = await ask('grace.oyelaran@fleetvale.example')
    const again = await ask('Grace.Oyelaran@FleetVale.example')
    const unknown = await ask('nobody@fleetvale.example')
    assert.deepEqual(
      [known, again, unknown].map((answer) => [statusOf(answer), whereTo(answer)]),
      Array(3).fill([303, '/sign-in/recover/asked']),
    )
    assert.equal((await requests()).length, 1)
  })

  it('sends nothing by itself: an administrator decides first', async () => {
    assert.deepEqual(await database.owner.selectFrom('message').select('id').execute(), [])
    assert.deepEqual(await database.owner.selectFrom('invitation').select('id').execute(), [])
  })

  it('takes as long for an address that we know as for one that we do not', async () => {
    await database.owner
      .insertInto('account')
      .values(
        Array.from({ length: 200 }, (_, i) => ({
          name: `Known ${i}`,
          email: `known${i}@x.example`,
          email_key: `known${i}@x.example`,
          created_at: NOW,
          disabled_at: null,
        })),
      )
      .execute()
    const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
    for (let i = 0; i < 200; i++) {
      for (const kind of i % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)) {
        const before = performance.now()
        await ask(`${kind}${i}@x.example`)
        times[kind].push(performance.now() - before)
      }
    }
    const auc = likelihoodOfLonger(times.known, times.unknown)
    console.log(`400 requests in turn: an address that we know takes longer in ${(auc * 100).toFixed(1)}% of pairs`)
    // Wide, for machines are busy: `bin/bench enumeration` measures; this catches work done for one kind alone.
    assert.ok(auc > 0.2 && auc < 0.8, String(auc))
  })

  it('asks for an address and a reason', async () => {
    assert.equal(statusOf(await ask('no address')), 422)
    assert.equal(statusOf(await ask('grace@fleetvale.example', ' ')), 422)
  })
})

/** The area under the ROC curve: 0.5 where the two cannot be told apart. */
function likelihoodOfLonger(these: readonly number[], others: readonly number[]): number {
  let longer = 0
  for (const one of these) for (const other of others) longer += one > other ? 1 : one === other ? 0.5 : 0
  return longer / (these.length * others.length)
}
