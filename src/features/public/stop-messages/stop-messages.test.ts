import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import type { ResidentKind } from '../../../domain/message-kinds.ts'
import { NotFound } from '../../../kit/errors.ts'
import { queueMessage } from '../../../records/message.ts'
import { newStopPath } from '../../../web/stop-path.ts'
import { stopMessagesRoutes } from './stop-messages.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')

describe('stopping a kind of message', () => {
  let database: TestDatabase
  let visitor: Visitor
  before(async () => {
    database = await testDatabase()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: stopMessagesRoutes }
  })
  after(() => database.drop())

  const queue = (key: string, kind: ResidentKind, unsubscribePath?: string) =>
    queueMessage(
      database.web,
      {
        to: { kind: 'email', value: 'amina@example.org' },
        key,
        kind,
        language: 'en',
        slots: {},
        words: { subject: 's', body: 'b', text: 't' },
        waitsForMorning: false,
        ...(unsubscribePath ? { unsubscribePath } : {}),
      },
      now,
    )
  const waiting = async () =>
    (await database.owner.selectFrom('message').select('key').where('failed_at', 'is', null).execute()).map(
      ({ key }) => key,
    )

  it('asks first, stops with a press, again and again without harm, and stops nothing else', async () => {
    const path = newStopPath()
    await queue('alert:1', 'alert.new', path)
    await queue('booking:1', 'booking.booked')
    for (let i = 0; i < 50; i++) assert.match(textOf(await visit(visitor, path)), /Stop these messages\?/)
    assert.deepEqual(await waiting(), ['alert:1', 'booking:1'])

    for (const form of [{}, { 'List-Unsubscribe': 'One-Click' }]) {
      assert.match(textOf(await visit(visitor, path, { form })), /You get no more messages of this kind/)
    }
    await queue('alert:2', 'alert.new', newStopPath())
    await queue('booking:2', 'booking.booked')
    assert.deepEqual(await waiting(), ['booking:1', 'booking:2'])
  })

  it('knows no code that we did not send', async () => {
    await assert.rejects(async () => visit(visitor, newStopPath()), NotFound)
    await assert.rejects(async () => visit(visitor, newStopPath(), { form: {} }), NotFound)
  })
})
