import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { KyselyPlugin } from 'kysely'
import { statusOf, TEST_FORM_RULES, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import type { TestDatabase } from '../../../../test/harness/database.ts'
import { openRooms } from '../../../../test/harness/room.ts'
import { issueFormToken } from '../../../kit/form-token.ts'
import { recoverRoutes } from './recover.routes.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
let database: TestDatabase
let visitor: Visitor

before(async () => {
  ;({ database, visitor } = await openRooms(recoverRoutes, NOW))
})
after(() => database.drop())

let minute = 0
/** Each a quarter of an hour after the last: what is measured is not the limit. */
const ask = (email: string, reason = 'My phone is gone', from = visitor) => {
  minute += 15
  const now = new Date(NOW.getTime() + minute * 60_000)
  const token = issueFormToken(TEST_FORM_RULES.key, 'recover', 'first', new Date(now.getTime() - 10_000))
  return visit({ ...from, now }, '/sign-in/recover', { form: { form: token, email, reason } })
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
    assert.deepEqual(
      await database.owner.selectFrom('message').where('kind', 'like', 'account.%').select('id').execute(),
      [],
    )
    assert.deepEqual(await database.owner.selectFrom('invitation').select('id').execute(), [])
  })

  // Times are measured by `bin/bench enumeration`; on a busy machine they would say nothing here.
  it('does the same work for an address that we know as for one that we do not', async () => {
    const asked: Record<'known' | 'unknown', string[]> = { known: [], unknown: [] }
    for (const [kind, email] of [
      ['known', 'helen.achterberg@fleetvale.example'],
      ['unknown', 'helen.nobody@fleetvale.example'],
    ] as const) {
      const db = visitor.db.withPlugin(statementsInto(asked[kind]))
      await ask(email, 'My phone is gone', { ...visitor, db })
    }
    assert.ok(asked.known.some((statement) => statement.includes('recovery_request')))
    assert.deepEqual(asked.known, asked.unknown)
    assert.equal((await requests()).length, 2)
  })

  it('asks for an address and a reason', async () => {
    assert.equal(statusOf(await ask('no address')), 422)
    assert.equal(statusOf(await ask('grace@fleetvale.example', ' ')), 422)
  })
})

/** Notes every statement, without the values given to it. */
const statementsInto = (asked: string[]): KyselyPlugin => ({
  transformQuery({ node }) {
    asked.push(JSON.stringify(node, (name, value) => (name === 'value' || name === 'values' ? null : value)))
    return node
  },
  transformResult: async ({ result }) => result,
})
