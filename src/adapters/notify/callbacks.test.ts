import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { receivedText, TEXT_IN_TOKEN } from '../../../test/harness/incoming-doubles.ts'
import { isFromNotify, readReceipt, readReceivedText } from './callbacks.ts'

const AT = new Date('2026-11-23T09:30:00Z')

describe('a callback of GOV.UK Notify', () => {
  it('is believed by its bearer token alone', () => {
    assert.equal(isFromNotify(TEXT_IN_TOKEN, `Bearer ${TEXT_IN_TOKEN}`), true)
    for (const wrong of [undefined, '', 'Bearer ', 'Bearer guessed', 'Basic abc']) {
      assert.equal(isFromNotify('a-token-that-nobody-guesses', wrong), false, String(wrong))
    }
  })

  it('brings a text that somebody sent, under a number that we keep', () => {
    const read = readReceivedText(receivedText('5d2b-1', '447700900114', 'See you then', AT))
    assert.deepEqual(read.ok && read.arrivals, [
      {
        ...{ what: 'words', way: 'text', providerId: '5d2b-1', from: '+447700900114', subject: null },
        ...{ words: 'See you then', media: [], thread: null, automatic: false, at: AT },
      },
    ])
    for (const body of [null, [], {}, { id: '1', source_number: '44' }]) assert.equal(readReceivedText(body).ok, false)
  })

  for (const [told, status] of [
    ['delivered', 'delivered'],
    ['permanent-failure', 'failed'],
    ['temporary-failure', 'failed'],
    ['technical-failure', 'failed'],
    ['sending', undefined],
  ] as const) {
    it(`says of ours: ${told}`, () => {
      const receipt = { id: '740e', reference: 'person-message:1', to: '07700900114', status: told }
      const read = readReceipt({ ...receipt, notification_type: 'sms', completed_at: AT.toISOString() })
      assert.ok(read.ok)
      assert.equal(read.arrivals[0]?.what === 'status' ? read.arrivals[0].status : undefined, status)
    })
  }
})
