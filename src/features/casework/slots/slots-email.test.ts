import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LONG_BOOKING } from '../../../../test/harness/long-booking.ts'
import type { Booking } from '../../../domain/booking.ts'
import { calledOffMessage, missedMessage } from './slots.email.ts'

const ORIGIN = 'https://goodwork.fleetvale.example'
const now = new Date('2026-11-23T09:00:00Z')
const MESSAGES = {
  'not arriving': missedMessage(LONG_BOOKING, ORIGIN),
  'not reaching them': missedMessage({ ...LONG_BOOKING, way: 'phone' }, ORIGIN),
  'a time we offer': calledOffMessage(LONG_BOOKING, LONG_BOOKING, ORIGIN, now),
  'a time we cannot replace': calledOffMessage(LONG_BOOKING, null, ORIGIN, now),
}

describe('words from the hub', () => {
  for (const [name, draft] of Object.entries(MESSAGES)) {
    it(`about ${name} fit one text, with the longest words`, () => {
      const { text } = draft!.words
      assert.ok(text.length <= 300, `${text.length}: ${text}`)
    })
  }

  it('say in which way we missed somebody, and on which day', () => {
    const text = (way: Booking['way']) => missedMessage({ ...LONG_BOOKING, way }, ORIGIN)!.words.text
    assert.match(text('in-person'), /We missed you on Wednesday 23 December/)
    assert.match(text('phone'), /We could not reach you by phone on Wednesday 23 December/)
  })
})
