import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keywordIn } from './keyword.ts'
import { matchMessage } from './message-match.ts'
import { MESSAGE_STATUSES, type MessageStatus, statusAfter, type WayFacts, whyNot } from './person-message.ts'
import { freeUntil, whatsAppSending } from './whatsapp-window.ts'

const FACTS: WayFacts = {
  contact: { contactBy: 'email', email: 'deniz@home.example', phone: '+447700900114', mayText: true },
  takesTexts: true,
  agreedToWhatsApp: true,
  whatsAppSetUp: true,
  stopped: [],
  wroteBy: [],
}
const contact = (more: Partial<WayFacts['contact']>) => ({ contact: { ...FACTS.contact, ...more } })

describe('the ways by which somebody may be written to', () => {
  for (const [why, way, more, refused] of [
    ['chose it', 'email', {}, null],
    ['has no address', 'email', contact({ email: null }), 'no-address'],
    ['chose another way', 'email', contact({ contactBy: 'phone' }), 'not-safe'],
    [
      'chose another way, and wrote by this one',
      'email',
      { ...contact({ contactBy: 'phone' }), wroteBy: ['email'] },
      null,
    ],
    ['asked for no more', 'email', { stopped: ['email'] }, 'stopped'],
    ['said that texts are safe', 'text', {}, null],
    ['chose texts', 'text', contact({ contactBy: 'text', mayText: false }), null],
    ['said that texts are not safe', 'text', contact({ mayText: false }), 'not-safe'],
    ['sent STOP, whatever else they said', 'text', { stopped: ['text'], wroteBy: ['text'] }, 'stopped'],
    ['has a landline', 'text', { takesTexts: false }, 'landline'],
    ['has no number', 'text', contact({ phone: null }), 'no-address'],
    ['agreed to WhatsApp', 'whatsapp', {}, null],
    ['has not agreed to WhatsApp', 'whatsapp', { agreedToWhatsApp: false, wroteBy: ['whatsapp'] }, 'not-agreed'],
    ['lives where there is no WhatsApp', 'whatsapp', { whatsAppSetUp: false }, 'not-set-up'],
    ['wants letters alone', 'email', contact({ contactBy: 'post' }), 'not-safe'],
  ] as const) {
    it(`${way}: ${why}`, () => assert.equal(whyNot(way, { ...FACTS, ...more } as WayFacts), refused))
  }
})

describe('what became of a message', () => {
  it('is the same in whatever order a provider tells it, and however often', () => {
    const told: MessageStatus[] = ['sent', 'delivered', 'read']
    const orders = told.flatMap((a) => told.flatMap((b) => told.map((c) => [a, b, c, a] as const)))
    for (const order of orders.filter((one) => one.includes('read'))) {
      assert.equal(order.reduce<MessageStatus>(statusAfter, 'queued'), 'read', order.join(' '))
    }
  })

  it('never goes back, except that what failed may still turn up', () => {
    const back = MESSAGE_STATUSES.flatMap(({ value }) => (statusAfter('read', value) === 'read' ? [] : [value]))
    assert.deepEqual(back, [])
    assert.equal(statusAfter('delivered', 'failed'), 'delivered')
    assert.equal(statusAfter('failed', 'sent'), 'failed')
    assert.equal(statusAfter('failed', 'delivered'), 'delivered')
  })
})

describe('the day after somebody wrote on WhatsApp', () => {
  const wrote = new Date('2026-11-22T10:00:00Z')
  for (const [why, agreed, stopped, heard, now, may] of [
    ['at once', true, false, wrote, '2026-11-22T10:00:01Z', 'words'],
    ['to its last moment', true, false, wrote, '2026-11-23T09:59:59Z', 'words'],
    ['and then the template alone', true, false, wrote, '2026-11-23T10:00:00Z', 'template'],
    ['they never wrote', true, false, null, '2026-11-22T10:00:00Z', 'template'],
    ['they said STOP', true, true, wrote, '2026-11-22T10:00:01Z', 'nothing'],
    ['they have not agreed', false, false, wrote, '2026-11-22T10:00:01Z', 'nothing'],
  ] as const) {
    it(`${why}: ${may}`, () =>
      assert.equal(whatsAppSending({ agreed, stopped, freeUntil: freeUntil(heard) }, new Date(now)), may))
  }
})

describe('a keyword', () => {
  for (const [words, keyword] of [
    ['STOP', 'STOP'],
    [' stop. ', 'STOP'],
    ['Unsubscribe', 'STOP'],
    ['“Start”', 'START'],
    ['Please stop texting me at work', null],
    ['Stop by on Tuesday?', null],
    ['', null],
    ['👍', null],
  ] as const) {
    it(`${JSON.stringify(words)}: ${keyword ?? 'for somebody to read'}`, () =>
      assert.equal(keywordIn(words)?.keyword ?? null, keyword))
  }
})

describe('whose a message is', () => {
  const one = { participantId: 'a', openAt: [7], lastWroteFrom: null }
  const other = { participantId: 'b', openAt: [8], lastWroteFrom: null }
  const thread = { participantId: 'a', organizationId: 9 }
  for (const [why, facts, whose, at, because] of [
    ['the secret of a thread is proof', { way: 'email', thread, candidates: [] }, 'a', 9, 'thread'],
    ['one person has the number', { way: 'text', thread: null, candidates: [one] }, 'a', 7, 'number'],
    [
      'whoever wrote to them last hears the answer',
      { way: 'text', thread: null, candidates: [{ ...one, lastWroteFrom: 8 }] },
      'a',
      8,
      'number',
    ],
    ['two people share it', { way: 'text', thread: null, candidates: [one, other] }, null, 1, 'several'],
    ['nobody has it', { way: 'whatsapp', thread: null, candidates: [] }, null, 1, 'nobody'],
    [
      'nobody works with them now',
      { way: 'text', thread: null, candidates: [{ ...one, openAt: [] }] },
      null,
      1,
      'nobody',
    ],
    [
      'anybody can write an address on an e-mail',
      { way: 'email', thread: null, candidates: [one] },
      null,
      1,
      'unproved',
    ],
  ] as const) {
    it(why, () =>
      assert.deepEqual(matchMessage({ ...facts, deskOrganizationId: 1 }), {
        participantId: whose,
        organizationId: at,
        why: because,
      }),
    )
  }
})
