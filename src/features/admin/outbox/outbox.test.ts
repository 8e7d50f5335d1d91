import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { demoPlaces, textOf, type Visitor, visit } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { DEMO_ROUTES, ROUTES } from '../../../app/routes.ts'
import type { ResidentMessage } from '../../../domain/message.ts'
import { NotFound } from '../../../kit/errors.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Arrival } from './outbox.page.ts'
import { outboxRoutes } from './outbox.routes.ts'

const now = new Date('2026-11-23T10:00:00Z')
const tomorrow = new Date('2026-11-24T10:00:00Z')

const draft = (key: string, changes: Partial<ResidentMessage> = {}): ResidentMessage => ({
  to: { kind: 'email', value: 'amina@example.org' },
  key,
  kind: 'booking.booked',
  language: 'en',
  slots: {},
  words: {
    subject: 'Your appointment <at 10>',
    body: 'See it here:\nhttps://work.example/a?b=1&c=2.\nOr call us.',
    text: 'See https://work.example/a',
  },
  waitsForMorning: false,
  ...changes,
})

describe('the outbox of the made-up borough', () => {
  let database: TestDatabase
  let visitor: Visitor
  before(async () => {
    database = await testDatabase()
    visitor = { db: database.web, now, places: await demoPlaces(), routes: outboxRoutes }
    const attachment = { name: 'slot.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR' }
    await queueMessage(database.web, draft('1', { attachment, unsubscribePath: '/messages/stop/x' }), now)
    await queueMessage(database.web, draft('2', { to: { kind: 'phone', value: '+447400123456' } }), now)
    await queueMessage(database.web, draft('3', { sendAfter: tomorrow }), now)
    await database.jobs.updateTable('message').set({ sent_at: now }).where('key', '<>', '3').execute()
  })
  after(() => database.drop())

  const asJson = async (path = '/demo/outbox.json'): Promise<Arrival[]> => {
    const answer = await visit(visitor, path)
    assert.ok(answer.kind === 'data')
    return JSON.parse(String(answer.body)).messages
  }

  it('shows each as it arrives, the newest first, with links to follow and nothing that could run', async () => {
    const answer = await visit(visitor, '/demo/outbox')
    assert.ok(answer.kind === 'page')
    const { text } = answer.html
    assert.ok(text.includes('<a class="govuk-link" href="https://work.example/a?b=1&amp;c=2">'))
    assert.ok(text.includes('Your appointment &lt;at 10&gt;'))
    const words = textOf(answer)
    assert.match(words, /goes out Tuesday 24 November, 10am Waiting .*Text message To \+447400123456/)
    assert.match(words, /Hello, See it here: .* Call 020 7946 0100\. To stop these messages, open this page:/)
  })

  it('tells programs the same', async () => {
    const messages = await asJson()
    assert.deepEqual(
      messages.map(({ key, channel, sentAt, waitsUntil }) => [key, channel, sentAt !== null, waitsUntil]),
      [
        ['3', 'email', false, tomorrow.toISOString()],
        ['2', 'text', true, null],
        ['1', 'email', true, null],
      ],
    )
    assert.deepEqual(messages[1]!.links, ['https://work.example/a'])
    assert.equal(messages[2]!.unsubscribe, 'http://localhost:3000/messages/stop/x')
    assert.deepEqual(
      (await asJson('/demo/outbox.json?to=%2B447400123456')).map(({ key }) => key),
      ['2'],
    )
  })

  it('hands over what is attached', async () => {
    const path = (await asJson())[2]!.attachment!.path
    const answer = await visit(visitor, path)
    assert.ok(answer.kind === 'data')
    assert.equal(answer.body, 'BEGIN:VCALENDAR')
    assert.equal(answer.headers?.['content-disposition'], 'attachment; filename="slot.ics"')
    await assert.rejects(async () => visit(visitor, '/demo/outbox/999/attachment'), NotFound)
  })

  it('exists where the borough is made up, and nowhere else', () => {
    const paths = (routes: readonly object[]) => routes.flatMap((route) => Object.values(route).map(String))
    assert.ok(paths(DEMO_ROUTES).includes('/demo/outbox'))
    assert.ok(!paths(ROUTES).some((path) => path.startsWith('/demo')))
  })
})
