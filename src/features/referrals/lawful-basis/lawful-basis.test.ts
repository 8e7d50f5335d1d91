import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { seedDemo } from '../../../../demo/seed.ts'
import { demoPlaces, statusOf, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { NotFound } from '../../../kit/errors.ts'
import { lawfulBasisOf } from '../../../records/referral-receiving.ts'
import { lawfulBasisRoutes } from './lawful-basis.routes.ts'

const NOW = new Date('2026-11-19T10:00:00Z')
const PATH = '/desk/lawful-basis'

describe('the ground in law of an organisation', () => {
  let database: TestDatabase
  let visitor: Visitor

  before(async () => {
    database = await testDatabase()
    await seedDemo(database.jobs, NOW)
    visitor = { db: database.web, now: NOW, places: await demoPlaces(), routes: lawfulBasisRoutes }
  })
  after(() => database.drop())

  it('is a public task until an administrator says otherwise, for their own organisation alone', async () => {
    const { viewer } = await asMember(database.web, 'Bríd Ní Fhloinn', NOW)
    const own = { ...viewer, membership: viewer.memberships.find(({ role }) => role === 'partner-administrator')! }
    const helen = (await asMember(database.web, 'Helen Achterberg', NOW)).viewer
    const basisOf = (member: typeof helen) => lawfulBasisOf(database.web, member.membership.organizationId)
    assert.deepEqual([await basisOf(own), await basisOf(helen)], ['public-task', 'public-task'])
    assert.match(whereTo(await visit(visitor, PATH, { viewer: own, form: { basis: 'consent' } })), /done=kept/)
    assert.deepEqual([await basisOf(own), await basisOf(helen)], ['consent', 'public-task'])
  })

  it('is one of the list', async () => {
    const { viewer } = await asMember(database.web, 'Helen Achterberg', NOW)
    const answer = await visit(visitor, PATH, { viewer, form: { basis: 'whim' } })
    assert.equal(statusOf(answer), 422)
    assert.match(textOf(answer), /Choose the ground in law/)
  })

  it('is no business of who only refers', async () => {
    const { viewer } = await asMember(database.web, 'Tom Ashgrove', NOW)
    await assert.rejects(async () => visit(visitor, PATH, { viewer }), NotFound)
  })
})
