import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { demoPlaces } from '../../../../test/harness/ask.ts'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { type MessageDouble, notifyDouble, smtpDouble } from '../../../../test/harness/message-doubles.ts'
import type { ResidentMessage } from '../../../domain/message.ts'
import { queueMessage } from '../../../records/message.ts'
import { forgetMessageWords } from '../../../records/message-sending.ts'
import { type Sending, sendDueMessages } from './send-messages.job.ts'

const now = new Date('2026-11-23T10:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

const draft = (changes: Partial<ResidentMessage> = {}): ResidentMessage => ({
  to: { kind: 'email', value: 'amina@example.org' },
  key: 'booking:1:reminder',
  kind: 'booking.reminder',
  language: 'en',
  slots: {},
  words: { subject: 'Tomorrow at 10am', body: 'You see Dara tomorrow at 10am.', text: 'Tomorrow at 10am: Dara' },
  waitsForMorning: true,
  ...changes,
})

describe('messages', () => {
  let database: TestDatabase
  let double: MessageDouble
  let sending: Sending

  before(async () => {
    database = await testDatabase()
  })
  beforeEach(async () => {
    double = await notifyDouble()
    sending = {
      db: database.jobs,
      senders: { email: double.sender, text: double.sender, whatsapp: null },
      place: (await demoPlaces())[0]!,
      origin: () => 'https://work.example',
      clock: () => now,
      log: { warn() {} },
    }
  })
  afterEach(async () => {
    await double.hangUp()
    await database.owner.deleteFrom('message').execute()
    await database.owner.deleteFrom('unsubscribed').execute()
  })
  after(() => database.drop())

  const queue = (changes: Partial<ResidentMessage> = {}, at = now) => queueMessage(database.web, draft(changes), at)
  const sendAt = (moment: Date) => sendDueMessages({ ...sending, clock: () => moment })
  const onlyRow = () => database.owner.selectFrom('message').selectAll().executeTakeFirstOrThrow()

  it('go out with a greeting, who they are from, and whom to call', async () => {
    await queue()
    assert.equal(await sendAt(now), 1)
    assert.equal(
      double.arrived[0]!.body,
      'Hello,\n\nYou see Dara tomorrow at 10am.\n\nFrom Good Work Fleet Vale\nDo you need help? Call 020 7946 0100.\n',
    )
  })

  it('go out in the language of the reader first, then in English', async () => {
    await queue({
      kind: 'application.answered',
      language: 'tr',
      slots: { reference: 'GW-7K2M', link: 'https://work.example/requests' },
      words: { subject: 'News', body: 'There is news.', text: 'News' },
    })
    await sendAt(now)
    assert.match(
      double.arrived[0]!.body,
      /^Merhaba,\n\nGW-7K2M hakkında .+:\nhttps:.+\n\nMakine çevirisidir.+\n\nThere is news\.\n\nGönderen: /,
    )
  })

  it('go out as texts just as they are worded', async () => {
    await queue({ to: { kind: 'phone', value: '+447400123456' } })
    await sendAt(now)
    assert.deepEqual(
      double.arrived.map(({ to, body }) => [to, body]),
      [['+447400123456', 'Tomorrow at 10am: Dara']],
    )
  })

  it('tell the same thing once, whoever says it again', async () => {
    await queue()
    await sendAt(now)
    await queue({ words: { subject: 'Again', body: 'Again', text: 'Again' } })
    await sendAt(later(1))
    assert.equal(double.arrived.length, 1)
  })

  it('do not go where this kind is not wanted', async () => {
    await database.owner
      .insertInto('unsubscribed')
      .values({ address: 'amina@example.org', kind: 'alert.new', at: now })
      .execute()
    await queue({ kind: 'alert.new', key: 'alert:1' })
    await queue({ kind: 'booking.moved', key: 'booking:1:moved' })
    await sendAt(now)
    assert.equal(double.arrived.length, 1)
  })

  it('wait for the morning at night, but a code does not', async () => {
    const night = new Date('2026-11-23T22:30:00Z')
    await queue({}, night)
    await queue({ key: 'code', waitsForMorning: false }, night)
    await sendAt(new Date('2026-11-24T07:59:00Z'))
    assert.equal(double.arrived.length, 1)
    await sendAt(new Date('2026-11-24T08:00:00Z'))
    assert.equal(double.arrived.length, 2)
  })

  it('are forgotten when what they remind of is past', async () => {
    await queue({ sendAfter: later(60), expiresAt: later(120) })
    await sendAt(later(121))
    assert.equal(double.arrived.length, 0)
    assert.equal((await onlyRow()).last_error, 'too-late')
  })

  it('are tried again after longer and longer pauses while the other side is busy, then arrive once', async () => {
    double.mood = 'is busy'
    await queue()
    const pauses: number[] = []
    for (let i = 0, at = now; i < 5; i++) {
      await sendAt(at)
      const { send_after } = await onlyRow()
      pauses.push((send_after.getTime() - at.getTime()) / 1000)
      at = send_after
    }
    assert.deepEqual(pauses, [30, 60, 120, 240, 480])
    double.mood = 'takes'
    await sendAt(later(60))
    await sendAt(later(600))
    assert.equal(double.arrived.length, 1)
    assert.ok((await onlyRow()).sent_at)
  })

  it('are given up after ten tries, about four hours in all', async () => {
    double.mood = 'is busy'
    await queue()
    for (let at = now; ; at = (await onlyRow()).send_after) {
      await sendAt(at)
      if ((await onlyRow()).failed_at) break
    }
    const row = await onlyRow()
    assert.equal(row.attempts, 10)
    const hours = (row.failed_at!.getTime() - now.getTime()) / 3_600_000
    assert.ok(hours > 4 && hours < 5)
  })

  it('are given up at once where the address is refused for good', async () => {
    double.mood = 'refuses'
    await queue()
    await sendAt(now)
    const row = await onlyRow()
    assert.ok(row.failed_at)
    assert.match(row.last_error!, /not a valid address/)
  })

  it('are not sent twice where the answer of the other side got lost', async () => {
    double.mood = 'lost'
    await queue()
    await sendAt(now)
    double.mood = 'takes'
    await sendAt(later(5))
    assert.equal(double.arrived.length, 1)
    assert.ok((await onlyRow()).sent_at)
  })

  it('wait for a person where a mail server hung up in the middle: it cannot be asked', async () => {
    const mail = await smtpDouble()
    mail.mood = 'lost'
    await queue()
    const { sender } = mail
    await sendDueMessages({ ...sending, senders: { email: sender, text: null, whatsapp: null } })
    await mail.hangUp()
    assert.equal(mail.arrived.length, 1)
    assert.ok((await onlyRow()).failed_at)
  })

  it('wait where no way to send them is set', async () => {
    await queue()
    assert.equal(
      await sendDueMessages({ ...sending, senders: { email: null, text: double.sender, whatsapp: null } }),
      0,
    )
    assert.equal((await onlyRow()).attempts, 0)
  })

  it('go out by thousands, each once, though four processes send at the same moment', async () => {
    const many = 2000
    await database.jobs.transaction().execute(async (db) => {
      for (let i = 0; i < many; i++) await queueMessage(db, draft({ key: `many:${i}` }), now)
    })
    const counts = await Promise.all([1, 2, 3, 4].map(() => sendAt(now)))
    assert.equal(
      counts.reduce((sum, count) => sum + count),
      many,
    )
    assert.equal(double.arrived.length, many)
  })

  it('keep their words for a while only', async () => {
    await queue()
    await sendAt(now)
    assert.equal(await forgetMessageWords(database.jobs, 90, later(60 * 24 * 89)), 0)
    assert.equal(await forgetMessageWords(database.jobs, 90, later(60 * 24 * 91)), 1)
    assert.equal((await onlyRow()).body, '')
  })
})
