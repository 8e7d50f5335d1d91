import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { MAIL_IN_DOMAIN, receivedMail } from '../../../test/harness/incoming-doubles.ts'
import { withoutQuote } from '../../domain/message-arrival.ts'
import { readMail, replyAddress } from './mail-webhook.ts'

const SECRET = 'ab'.repeat(20)
const read = (mail: Partial<Parameters<typeof receivedMail>[1]>) => {
  const whole = { from: 'Deniz@Home.Example', to: replyAddress(SECRET, MAIL_IN_DOMAIN), text: 'Yes, Tuesday.', ...mail }
  const read = readMail(receivedMail('<1@home.example>', whole), MAIL_IN_DOMAIN)
  assert.ok(read.ok && read.arrivals[0]?.what === 'words')
  return read.arrivals[0]
}

describe('an e-mail that comes in', () => {
  it('brings who wrote, the words, and the secret of the address that was answered', () => {
    const { from, words, thread, automatic } = read({})
    assert.deepEqual([from, words, thread, automatic], ['deniz@home.example', 'Yes, Tuesday.', SECRET, false])
  })

  it('finds the secret whatever mail servers do to the case of an address, and in no other domain', () => {
    assert.equal(read({ to: `Reply+${SECRET.toUpperCase()}@REPLY.borough.example` }).thread, SECRET)
    assert.equal(read({ to: replyAddress(SECRET, 'elsewhere.example') }).thread, null)
    assert.equal(read({ to: `reply+${SECRET}0@${MAIL_IN_DOMAIN}` }).thread, null)
    assert.equal(read({ to: 'work@borough.example' }).thread, null)
  })

  it('is known for an automatic reply', () => assert.equal(read({ automatic: true }).automatic, true))

  for (const [what, text, own] of [
    ['the letter below', 'Yes.\n\nOn Mon, 23 Nov 2026 at 09:00, Good Work <a@b.example> wrote:\n> Hello', 'Yes.'],
    ['marked lines', 'Yes.\r\n> Hello\r\n> you', 'Yes.'],
    ['the other kind of letter below', 'Yes.\n\n-----Original Message-----\nFrom: Good Work', 'Yes.'],
    ['nothing where nothing is quoted', 'On Monday I am busy.', 'On Monday I am busy.'],
    ['nothing where nothing stands above', '> Hello', '> Hello'],
  ] as const) {
    it(`leaves out ${what}`, () => assert.equal(withoutQuote(text), own))
  }

  it('is refused without a number of its own or anybody who wrote it', () => {
    for (const body of [null, {}, { messageId: '1' }, { messageId: '1', from: { value: [{ address: 'x' }] } }]) {
      assert.equal(readMail(body, MAIL_IN_DOMAIN).ok, false)
    }
  })
})
