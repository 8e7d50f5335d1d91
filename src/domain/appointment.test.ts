import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  APPOINTMENT_MOVES,
  APPOINTMENT_STATUSES,
  type AppointmentMove,
  type AppointmentRefusal,
  type AppointmentSide,
  type AppointmentStatus,
  appointmentAfter,
  attendancesNow,
  missedInARow,
  remindsNow,
  stepAfterMissed,
  undoUntil,
} from './appointment.ts'
import { londonDate } from './london-time.ts'

const AT = new Date('2026-11-24T14:00:00Z')
const minutes = (count: number) => new Date(AT.getTime() + count * 60_000)
const meeting = (status: AppointmentStatus, recordedAt: Date | null = null) => ({ status, startsAt: AT, recordedAt })

describe('a meeting', () => {
  const CASES: readonly [
    AppointmentStatus,
    AppointmentMove,
    AppointmentSide,
    number,
    AppointmentStatus | AppointmentRefusal,
  ][] = [
    ['booked', 'attend', 'us', -31, 'too-early'],
    ['booked', 'attend', 'us', -30, 'attended'],
    ['booked', 'miss', 'us', -1, 'too-early'],
    ['booked', 'miss', 'us', 0, 'did-not-attend'],
    ['booked', 'miss', 'us', 60 * 24 * 61, 'too-late'],
    ['booked', 'attend', 'person', 0, 'not-theirs-to-do'],
    ['booked', 'cancel', 'person', -1, 'cancelled-by-person'],
    ['booked', 'cancel', 'person', 1, 'too-late'],
    ['booked', 'move', 'person', -60, 'booked'],
    ['booked', 'move', 'person', 1, 'too-late'],
    ['booked', 'move', 'us', 1, 'booked'],
    ['booked', 'call-off', 'us', -1, 'cancelled-by-us'],
    ['booked', 'call-off', 'person', -1, 'not-theirs-to-do'],
    ['offered', 'accept', 'person', -1, 'booked'],
    ['offered', 'attend', 'us', 0, 'cannot-be-done-now'],
    ['attended', 'miss', 'us', 10, 'cannot-be-done-now'],
    ['did-not-attend', 'arrive-late', 'us', 40, 'late'],
  ]
  for (const [status, move, side, at, becomes] of CASES) {
    it(`${status}: ${move} by ${side}, ${at} minutes from its time: ${becomes}`, () => {
      const made = appointmentAfter(meeting(status), move, side, minutes(at))
      assert.equal(made.ok ? made.status : made.why, becomes)
    })
  }

  it('is put back after attendance until the end of the next day, and after a call for ten minutes', () => {
    assert.deepEqual(undoUntil(meeting('attended', AT)), new Date('2026-11-25T23:59:59.999Z'))
    assert.deepEqual(undoUntil(meeting('cancelled-by-us', minutes(-90))), minutes(-80))
    assert.equal(undoUntil(meeting('booked', AT)), null)
    const off = meeting('cancelled-by-us', minutes(-5))
    assert.equal(appointmentAfter(off, 'put-back', 'us', minutes(-1)).ok, true)
    assert.equal(appointmentAfter(off, 'put-back', 'us', minutes(1)).ok, false)
  })

  it('leads nowhere outside its states, and nobody but us says who came', () => {
    const statuses = APPOINTMENT_STATUSES.map(({ value }) => value)
    const moves = [...new Set(Object.values(APPOINTMENT_MOVES).flatMap((to) => Object.keys(to)))] as AppointmentMove[]
    fc.assert(
      fc.property(
        fc.constantFrom(...statuses),
        fc.constantFrom(...moves),
        fc.constantFrom<AppointmentSide>('person', 'us'),
        fc.integer({ min: -200_000, max: 200_000 }),
        (status, move, side, at) => {
          const made = appointmentAfter(meeting(status, AT), move, side, minutes(at))
          if (!made.ok) return
          assert.ok(statuses.includes(made.status))
          const attended = ['attended', 'late', 'did-not-attend', 'did-not-happen'].includes(made.status)
          assert.ok(!(attended && side === 'person'))
        },
      ),
    )
  })

  it('can be recorded as it went, as soon as it can have gone so', () => {
    const now = (at: number) => attendancesNow(meeting('booked'), minutes(at)).map(({ value }) => value)
    assert.deepEqual(now(-60), ['not-held'])
    assert.deepEqual(now(-10), ['attend', 'arrive-late', 'not-held'])
    assert.deepEqual(now(5), ['attend', 'arrive-late', 'miss', 'not-held'])
  })
})

describe('a meeting that somebody did not come to', () => {
  it('counts from the last one they kept; what was called off does not count', () => {
    assert.equal(missedInARow(['did-not-attend', 'cancelled-by-us', 'did-not-attend', 'attended']), 2)
    assert.equal(missedInARow(['late', 'did-not-attend']), 0)
    assert.equal(missedInARow([]), 0)
  })

  it('is followed by a step with a date, on a working day to come', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2027-12-31T00:00:00Z'), noInvalidDate: true }),
        (missed, now) => {
          const { words, dueAt } = stepAfterMissed(missed, now)
          assert.ok(words.length > 10)
          assert.ok(londonDate(dueAt) > londonDate(now))
        },
      ),
    )
    assert.equal(londonDate(stepAfterMissed(1, new Date('2026-11-20T10:00:00Z')).dueAt), '2026-11-23')
    assert.match(stepAfterMissed(2, AT).words, /suits better/)
  })
})

describe('a reminder', () => {
  const chosenAt = new Date('2026-11-20T10:00:00Z')
  const due = (now: string, more = {}) =>
    remindsNow({ status: 'booked', startsAt: AT, chosenAt, ...more }, new Date(now))
  it('goes out the day before, from ten', () => {
    assert.equal(due('2026-11-23T09:59:00Z'), false)
    assert.equal(due('2026-11-23T10:00:00Z'), true)
    assert.equal(due('2026-11-24T10:00:00Z'), false)
  })
  it('does not follow on the heels of the booking, nor remind of what is called off', () => {
    assert.equal(due('2026-11-23T12:00:00Z', { chosenAt: new Date('2026-11-23T11:00:00Z') }), false)
    assert.equal(due('2026-11-23T12:00:00Z', { status: 'cancelled-by-us' }), false)
  })
})
