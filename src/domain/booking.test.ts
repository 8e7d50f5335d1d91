import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  type Attendance,
  BOOKING_MOVES,
  BOOKING_STATUSES,
  type BookingStatus,
  canChange,
  canRecord,
  nextStatus,
  offerEnds,
  reminderDue,
} from './booking.ts'
import { londonMoment } from './london-time.ts'

/** A Tuesday at eleven. */
const startsAt = londonMoment('2026-11-24', '11:00')
const at = (words: string) => londonMoment(words.slice(0, 10), words.slice(11))

describe('bookings', () => {
  it('lead only to statuses that exist, and end in those that lead nowhere', () => {
    for (const status of BOOKING_STATUSES) {
      for (const next of Object.values(BOOKING_MOVES[status])) assert.ok(BOOKING_STATUSES.includes(next))
    }
    const ends = BOOKING_STATUSES.filter((status) => Object.keys(BOOKING_MOVES[status]).length === 0)
    assert.deepEqual(ends, ['cancelled-by-person', 'cancelled-by-us', 'did-not-happen'])
  })

  it('never come back once they are cancelled', () => {
    assert.equal(nextStatus('cancelled-by-person', 'accept'), null)
    assert.equal(nextStatus('cancelled-by-us', 'attend'), null)
  })

  const changes: readonly [BookingStatus, string, boolean][] = [
    ['booked', '2026-11-24 10:59', true],
    ['offered', '2026-11-23 10:00', true],
    ['booked', '2026-11-24 11:00', false],
    ['attended', '2026-11-24 10:59', false],
    ['cancelled-by-person', '2026-11-20 10:00', false],
  ]
  for (const [status, moment, expected] of changes) {
    it(`${expected ? 'can' : 'cannot'} be changed by the person when ${status}, at ${moment}`, () => {
      assert.equal(canChange({ status, startsAt }, at(moment)), expected)
    })
  }

  const records: readonly [BookingStatus, Attendance, string, boolean][] = [
    ['booked', 'attend', '2026-11-24 10:29', false],
    ['booked', 'attend', '2026-11-24 10:30', true],
    ['booked', 'miss', '2026-11-24 10:45', false],
    ['booked', 'miss', '2026-11-24 11:00', true],
    ['did-not-arrive', 'arrive-late', '2026-11-24 11:40', true],
    ['attended', 'correct', '2026-11-25 17:00', true],
    ['attended', 'correct', '2026-11-26 09:00', false],
    ['cancelled-by-us', 'attend', '2026-11-24 11:10', false],
  ]
  for (const [status, move, moment, expected] of records) {
    it(`${expected ? 'lets' : 'does not let'} staff record “${move}” when ${status}, at ${moment}`, () => {
      assert.equal(canRecord({ status, startsAt }, move, at(moment)), expected)
    })
  }
})

describe('reminders', () => {
  const cases: readonly [string, BookingStatus, string, string, boolean][] = [
    ['go out on the day before, from ten', 'booked', '2026-11-20 12:00', '2026-11-23 10:00', true],
    ['wait until ten', 'booked', '2026-11-20 12:00', '2026-11-23 09:59', false],
    ['do not go out two days before', 'booked', '2026-11-20 12:00', '2026-11-22 12:00', false],
    ['do not go out on the day', 'booked', '2026-11-20 12:00', '2026-11-24 08:00', false],
    ['never come after it began', 'booked', '2026-11-20 12:00', '2026-11-24 11:01', false],
    ['do not follow a booking made that morning', 'booked', '2026-11-23 09:00', '2026-11-23 10:00', false],
    ['do not follow a booking for the same day', 'booked', '2026-11-24 09:00', '2026-11-24 10:00', false],
    ['do not go out for what is cancelled', 'cancelled-by-us', '2026-11-20 12:00', '2026-11-23 10:00', false],
  ]
  for (const [says, status, booked, moment, expected] of cases) {
    it(says, () => assert.equal(reminderDue({ status, startsAt, bookedAt: at(booked) }, at(moment)), expected))
  }

  it('keep to London when the clocks change in between', () => {
    const monday = londonMoment('2026-10-26', '00:30')
    const booking = { status: 'booked', startsAt: monday, bookedAt: at('2026-10-01 10:00') } as const
    assert.equal(reminderDue(booking, new Date('2026-10-25T10:00:00Z')), true)
    assert.equal(reminderDue(booking, new Date('2026-10-25T09:30:00Z')), false)
    assert.equal(reminderDue(booking, new Date('2026-10-26T00:10:00Z')), false)
  })
})

describe('an offer', () => {
  it('is kept for two days, and never past three hours before it begins', () => {
    assert.deepEqual(offerEnds(startsAt, at('2026-11-20 12:00')), at('2026-11-22 12:00'))
    assert.deepEqual(offerEnds(startsAt, at('2026-11-24 06:00')), at('2026-11-24 08:00'))
  })
})
