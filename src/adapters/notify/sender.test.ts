import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import {
  type MessageDouble,
  notifyDouble,
  outboxDouble,
  smtpDouble,
  textDouble,
} from '../../../test/harness/message-doubles.ts'
import { whatsAppDouble } from '../../../test/harness/whatsapp-double.ts'
import { NotSent, type Outgoing } from './sender.ts'

const ADDRESSES = { email: 'amina@example.org', text: '+447400123456', whatsapp: '+447400123456' } as const

const message = (channel: Outgoing['channel'], reference: string): Outgoing => ({
  reference,
  channel,
  address: ADDRESSES[channel],
  language: 'en',
  subject: channel === 'email' ? 'Your appointment – “Tuesday”, café' : null,
  body: 'Hello Amina,\n\nSee you on Tuesday at 10am. شكرا\n.\nA line that is rather long, so that it has to be folded somewhere on its way: https://work.example/x?a=b&c=d\n',
  attachment: null,
  unsubscribeUrl: channel === 'email' ? 'https://work.example/messages/stop/abc' : null,
  replyTo: null,
  templateName: null,
})

/** Everybody who takes messages off our hands behaves in one way, whatever is between us. */
for (const open of [notifyDouble, smtpDouble, textDouble, whatsAppDouble, outboxDouble]) {
  const double: MessageDouble = await open()
  describe(`sending through ${double.name}`, () => {
    after(() => double.hangUp())
    const realProvider = open !== outboxDouble
    const outlookOf = async (reference: string): Promise<string> => {
      const sending = double.sender.send(message(double.channels[0]!, reference))
      return sending.then(
        () => 'sent',
        (error) => (error instanceof NotSent ? error.outlook : String(error)),
      )
    }

    for (const channel of double.channels) {
      it(`hands over every word of a message by ${channel}, and has a number to ask by`, async () => {
        const sent = message(channel, `whole:${channel}`)
        const { providerId } = await double.sender.send(sent)
        assert.ok(providerId)
        const arrived = double.arrived.at(-1)!
        assert.equal(arrived.to, sent.address)
        assert.equal(arrived.subject, sent.subject)
        assert.equal(arrived.body.trimEnd(), sent.body.trimEnd())
      })
    }

    if (!realProvider) return
    for (const [mood, outlook] of [
      ['refuses', 'never'],
      ['is busy', 'later'],
      ['lost', 'unknown'],
    ] as const) {
      it(`knows what to expect when the other side ${mood === 'lost' ? 'hangs up before it answers' : mood}: ${outlook}`, async () => {
        double.mood = mood
        assert.equal(await outlookOf(`mood:${mood}`), outlook)
        double.mood = 'takes'
      })
    }

    if (double.sender.find) {
      it('finds what was taken, also where the answer was lost, and nothing else', async () => {
        const [channel] = double.channels
        double.mood = 'lost'
        await outlookOf('asked-about')
        double.mood = 'takes'
        assert.ok((await double.sender.find!('asked-about', channel!))?.providerId)
        assert.equal(await double.sender.find!('never-sent', channel!), null)
      })
    }

    it('tries again later where nobody listens', async () => {
      await double.hangUp()
      assert.equal(await outlookOf('nobody'), 'later')
    })
  })
}

describe('an e-mail over SMTP', async () => {
  const double = await smtpDouble()
  after(() => double.hangUp())

  it('has one Message-ID however often it is tried, a way to stop it with one press, and its attachment', async () => {
    const calendar = {
      name: 'slot.ics',
      type: 'text/calendar; charset=utf-8; method=REQUEST',
      content: 'BEGIN:VCALENDAR',
    }
    const sent = { ...message('email', 'same'), attachment: calendar }
    await double.sender.send(sent)
    await double.sender.send(sent)
    const [first, second] = double.arrived.map(({ raw }) => /^Message-ID: (<.*>)/im.exec(raw)?.[1])
    assert.ok(first)
    assert.equal(first, second)
    const { raw } = double.arrived[0]!
    assert.match(raw, /^List-Unsubscribe: <https:\/\/work\.example\/messages\/stop\/abc>/m)
    assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m)
    assert.match(raw, /^Auto-Submitted: auto-generated/m)
    assert.match(raw, /text\/calendar/)
    assert.match(raw, /filename=slot\.ics/)
  })

  it('is answered at the address that was given for it', async () => {
    await double.sender.send({ ...message('email', 'answered'), replyTo: 'reply+0123@reply.work.example' })
    assert.match(double.arrived.at(-1)!.raw, /^Reply-To: reply\+0123@reply\.work\.example/m)
  })

  it('lets no words break out into its headers', async () => {
    const words = 'Hello\r\nBcc: everybody@example.org'
    await double.sender.send({ ...message('email', 'headers'), subject: words })
    assert.doesNotMatch(double.arrived.at(-1)!.raw, /^Bcc:/im)
  })
})
