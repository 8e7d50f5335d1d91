import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { LONG_BOOKING } from '../../../../test/harness/long-booking.ts'
import { cancelledMessage, movedMessage } from './own-bookings.email.ts'

const ORIGIN = 'https://goodwork.fleetvale.example'
const now = new Date('2026-11-23T09:00:00Z')
const MESSAGES = {
  moving: movedMessage(LONG_BOOKING, ORIGIN, now),
  cancelling: cancelledMessage(LONG_BOOKING, ORIGIN, now),
}

describe('words about a change', () => {
  for (const [name, draft] of Object.entries(MESSAGES)) {
    it(`about ${name} fit one text, with the longest words`, () => {
      const { text } = draft!.words
      assert.ok(text.length <= 300, `${text.length}: ${text}`)
    })
  }
})
