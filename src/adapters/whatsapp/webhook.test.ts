import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { describe, it } from 'node:test'
import {
  APP_SECRET,
  aroundWhatsApp,
  NUMBER_ID,
  VERIFY_TOKEN,
  whatsAppStatus,
  whatsAppWords,
} from '../../../test/harness/whatsapp-double.ts'
import { challengeIn, isFromMeta, readWhatsApp } from './webhook.ts'

const AT = new Date('2026-11-23T09:30:00Z')
const arrivals = (body: unknown) => {
  const read = readWhatsApp(body, NUMBER_ID)
  assert.ok(read.ok)
  return read.arrivals
}
const saying = (message: object) =>
  arrivals(
    aroundWhatsApp({ messages: [{ from: '447700900114', id: 'wamid.1', timestamp: '1763890200', ...message }] }),
  )[0]

describe('a webhook of WhatsApp', () => {
  it('is believed by its signature over the very bytes, and by nothing else', () => {
    const bytes = Buffer.from('{"a": "\u00e9"}\n')
    const right = `sha256=${createHmac('sha256', APP_SECRET).update(bytes).digest('hex')}`
    assert.equal(isFromMeta(APP_SECRET, bytes, right), true)
    assert.equal(isFromMeta(APP_SECRET, Buffer.from('{"a":"\u00e9"}\n'), right), false, 'the same JSON, other bytes')
    for (const wrong of [undefined, '', 'sha256=', right.slice(7), right.replace('sha256', 'sha1'), `${right}0`]) {
      assert.equal(isFromMeta(APP_SECRET, bytes, wrong), false, String(wrong))
    }
    assert.equal(isFromMeta('another secret', bytes, right), false)
  })

  it('is set up by saying back the challenge, to whoever knows the token', () => {
    const asked = (token: string, mode = 'subscribe', challenge = '1158201444') =>
      challengeIn(
        new URLSearchParams({ 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge }),
        VERIFY_TOKEN,
      )
    assert.equal(asked(VERIFY_TOKEN), '1158201444')
    assert.equal(asked('guessed'), null)
    assert.equal(asked(VERIFY_TOKEN, 'unsubscribe'), null)
    assert.equal(asked(VERIFY_TOKEN, 'subscribe', '<script>'), null)
    assert.equal(challengeIn(new URLSearchParams(), VERIFY_TOKEN), null)
  })

  it('brings what somebody wrote, under a number that we keep', () => {
    assert.deepEqual(arrivals(whatsAppWords('447700900114', 'wamid.1', ' I got the job! ', AT)), [
      {
        ...{ what: 'words', way: 'whatsapp', providerId: 'wamid.1', from: '+447700900114', subject: null },
        ...{ words: 'I got the job!', media: [], thread: null, automatic: false, at: AT },
      },
    ])
  })

  for (const [kind, message, words, media] of [
    [
      'a picture with words',
      { type: 'image', image: { caption: 'My letter', mime_type: 'image/jpeg', id: '9' } },
      'My letter',
      [{ kind: 'image', type: 'image/jpeg', id: '9', waits: true }],
    ],
    [
      'a voice message',
      { type: 'audio', audio: { mime_type: 'audio/ogg', id: '8', voice: true } },
      '',
      [{ kind: 'audio', type: 'audio/ogg', id: '8', waits: true }],
    ],
    ['a place', { type: 'location', location: {} }, '', [{ kind: 'location', type: null, id: null }]],
    ['a button', { type: 'button', button: { text: 'Yes', payload: 'y' } }, 'Yes', []],
    [
      'a choice',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { title: 'Tuesday' } } },
      'Tuesday',
      [],
    ],
    ['something new', { type: 'hologram' }, '', [{ kind: 'hologram', type: null, id: null }]],
    [
      'a film, and that it is not taken',
      { type: 'video', video: { mime_type: 'video/mp4', id: '7' } },
      '',
      [{ kind: 'video', type: 'video/mp4', id: null, refused: 'kind', waits: true }],
    ],
  ] as const) {
    it(`keeps ${kind}`, () => {
      const arrived = saying(message)
      assert.ok(arrived?.what === 'words')
      assert.deepEqual([arrived.words, arrived.media], [words, media])
    })
  }

  it('takes a thumb up for something that nobody has to answer', () => {
    const arrived = saying({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } })
    assert.ok(arrived?.what === 'words' && arrived.automatic)
  })

  it('brings what became of ours, with our own name for it', () => {
    assert.deepEqual(arrivals(whatsAppStatus('wamid.2', 'failed', AT, 'person-message:1')), [
      {
        ...{ what: 'status', way: 'whatsapp', providerId: 'wamid.2', reference: 'person-message:1' },
        ...{ status: 'failed', error: '131026 Message undeliverable', at: AT },
      },
    ])
    assert.deepEqual(arrivals(whatsAppStatus('wamid.2', 'warning', AT)), [])
  })

  it('leaves out what is about another number, or about no message', () => {
    assert.deepEqual(arrivals(aroundWhatsApp({ messages: [{ from: '447700900114', id: 'x', type: 'text' }] }, '7')), [])
    assert.deepEqual(saying({ type: 'system', system: { body: 'changed number' } }), undefined)
    assert.deepEqual(arrivals({ object: 'whatsapp_business_account', entry: 'none' }), [])
    for (const body of [null, [], 'text', { object: 'page' }]) assert.equal(readWhatsApp(body, NUMBER_ID).ok, false)
  })

  it('holds no letter that a database would not take', () => {
    const arrived = saying({ type: 'text', text: { body: 'a\u0000b\ud800c' } })
    assert.ok(arrived?.what === 'words')
    assert.equal(arrived.words, 'ab\ufffdc')
  })
})
