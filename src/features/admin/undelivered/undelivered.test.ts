import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, textOf, type Visitor, visit, whereTo } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { asMember } from '../../../../test/harness/member.ts'
import { PUBLIC, type Viewer } from '../../../domain/permission.ts'
import { NotFound } from '../../../kit/errors.ts'
import { undelivered } from '../../../records/undelivered.ts'
import { undeliveredRoutes } from './undelivered.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')

describe('messages that did not arrive', () => {
  let database: TestDatabase
  let visitor: Visitor
  let administrator: Viewer
  let ids: number[]

  before(async () => {
    database = await testDatabase({ demo: now })
    await database.owner.deleteFrom('message').execute()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: undeliveredRoutes }
    administrator = (await asMember(database.web, 'Helen Achterberg', now)).viewer
    const rows = await database.owner
      .insertInto('message')
      .values([row('one', 'no such mailbox'), row('two', '429'), row('three', 'too-late')])
      .returning('id')
      .execute()
    ids = rows.map(({ id }) => id)
  })
  after(() => database.drop())

  const stillFailed = async () =>
    (await database.owner.selectFrom('message').select('key').where('failed_at', 'is not', null).execute()).map(
      ({ key }) => key,
    )

  it('stand there with why, and without their words or whole addresses', async () => {
    const text = textOf(await visit(visitor, '/desk/undelivered', { viewer: administrator }))
    assert.match(text, /booking\.reminder a…@example\.org .* after 10 tries no such mailbox/)
    assert.match(text, /1 were not sent in the last 30 days because it was too late/)
    assert.doesNotMatch(text, /amina@|the secret words/)
    const listed = database.owner.selectFrom('history').select('details').where('verb', '=', 'message.listed')
    assert.deepEqual(await listed.execute(), [{ details: { count: 2 } }])
  })

  it('go out again one by one, or all, but not what came too late', async () => {
    const one = await visit(visitor, `/desk/undelivered/${ids[0]}`, { form: {}, viewer: administrator })
    assert.equal(whereTo(one), '/desk/undelivered?sent=1')
    assert.deepEqual(await stillFailed(), ['two', 'three'])
    await visit(visitor, '/desk/undelivered', { form: {}, viewer: administrator })
    assert.deepEqual(await stillFailed(), ['three'])
    const again = await visit(visitor, '/desk/undelivered', { form: {}, viewer: administrator })
    assert.equal(whereTo(again), '/desk/undelivered?sent=0')
  })

  it('are nobody else’s to see', async () => {
    await assert.rejects(async () => undelivered(database.web, PUBLIC, now), NotFound)
    const resident = { kind: 'resident', address: { kind: 'email', value: 'amina@example.org' } } as const
    await assert.rejects(async () => undelivered(database.web, resident, now), NotFound)
  })
})

const row = (key: string, why: string) => ({
  key,
  channel: 'email' as const,
  address: 'amina@example.org',
  kind: 'booking.reminder',
  subject: 'the secret words',
  body: 'the secret words',
  created_at: now,
  send_after: now,
  failed_at: now,
  attempts: 10,
  last_error: why,
})
