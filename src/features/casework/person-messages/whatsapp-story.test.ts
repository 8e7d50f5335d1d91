import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../../test/harness/app.ts'
import { demoPlaces } from '../../../../test/harness/ask.ts'
import { fileAll, type Supported, supported } from '../../../../test/harness/letters.ts'
import { as } from '../../../../test/harness/referral.ts'
import {
  postWhatsApp,
  WHATSAPP_ENV,
  type WhatsAppDouble,
  whatsAppDouble,
  whatsAppStatus,
  whatsAppWords,
} from '../../../../test/harness/whatsapp-double.ts'
import { found } from '../../../kit/errors.ts'
import { findParticipant } from '../../../records/participant.ts'
import { sendToPerson } from '../../../records/person-message-send.ts'
import { agreeToWhatsApp } from '../../../records/whatsapp-agreement.ts'
import { sendDueMessages } from '../../admin/messages/send-messages.job.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000)
const [PHONE, FROM] = ['+447700900881', '447700900881']

describe('a conversation on WhatsApp', () => {
  let app: TestApp
  let double: WhatsAppDouble
  let deniz: Supported

  before(async () => {
    app = await testApp({ seed: 'demo', now: NOW, env: WHATSAPP_ENV })
    double = await whatsAppDouble()
    deniz = await supported(app.web, { email: 'deniz.wa@home.example', phone: PHONE }, NOW)
    const agreed = { participantId: deniz.participantId, how: 'in-person' } as const
    await as(app.web, deniz.adviser, NOW, (db) => agreeToWhatsApp(db, deniz.adviser, agreed, NOW))
  })
  after(async () => {
    await double.hangUp()
    await app.close()
  })

  const messaging = { whatsApp: true, replyTo: null, takesTexts: () => true, phone: '020 7946 0100' }
  const write = (words: string, now: Date) =>
    as(app.web, deniz.adviser, now, async (db) => {
      const person = found(await findParticipant(db, deniz.adviser, deniz.participantId, now))
      return sendToPerson(db, deniz.adviser, { person, way: 'whatsapp', words, language: 'en' }, messaging, now)
    })
  const hand = async (now: Date) =>
    sendDueMessages({
      db: app.jobs,
      senders: { email: null, text: null, whatsapp: double.sender },
      place: (await demoPlaces())[0]!,
      origin: () => 'https://work.example',
      clock: () => now,
      log: { warn() {} },
    })
  const stands = async (id: string) => {
    const row = app.owner.selectFrom('person_message').selectAll().where('id', '=', id)
    const { status, went_as, provider_id, failure } = await row.executeTakeFirstOrThrow()
    return { status, went_as, provider_id, failure }
  }
  const told = async (id: string, status: string, now: Date, reference?: string) => {
    assert.equal((await postWhatsApp(app.origin, whatsAppStatus(id, status, now, reference))).status, 200)
    await fileAll(app.jobs, now)
  }

  it('begins with the approved notice, goes on in words once they answer, and knows what they have read', async () => {
    const first = await write('Can we talk about the warehouse?', NOW)
    assert.equal(await hand(minutes(1)), 1)
    assert.deepEqual(double.templates, [{ to: PHONE, name: 'you_have_a_message' }])
    assert.deepEqual(double.arrived.at(-1)?.body, 'Good Work Fleet Vale')
    assert.deepEqual(await stands(first), {
      ...{ status: 'sent', went_as: 'template', provider_id: 'wamid.double-1', failure: null },
    })

    await postWhatsApp(app.origin, whatsAppWords(FROM, 'wamid.answer', 'Yes please', minutes(2)))
    await fileAll(app.jobs, minutes(2))
    const second = await write('Good. Is Tuesday at ten all right?', minutes(3))
    await hand(minutes(4))
    assert.equal(double.arrived.at(-1)?.body, 'Good. Is Tuesday at ten all right?')
    assert.equal((await stands(second)).went_as, 'words')

    await told('wamid.double-2', 'read', minutes(5))
    await told('wamid.double-2', 'delivered', minutes(6))
    assert.equal((await stands(second)).status, 'read')
  })

  it('hears that something failed by our own name for it, also before we knew the provider’s', async () => {
    const third = await write('Are you there?', minutes(10))
    await told('wamid.never-told', 'failed', minutes(11), `person-message:${third}`)
    const { status, failure } = await stands(third)
    assert.deepEqual([status, failure], ['failed', '131026 Message undeliverable'])
  })
})
