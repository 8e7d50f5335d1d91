import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  afterMove,
  ENROLMENT_MOVES,
  ENROLMENT_STATUSES,
  type EnrolmentMove,
  HOLDING,
  OPEN,
  offerEnds,
} from './enrolment.ts'

const MOVES = Object.keys(ENROLMENT_MOVES) as EnrolmentMove[]

describe('an enrolment', () => {
  for (const [from, move, to] of [
    ['waiting', 'offer', 'offered'],
    ['offered', 'accept', 'enrolled'],
    ['offered', 'end-offer', 'offer-ended'],
    ['enrolled', 'attend', 'attended'],
    ['did-not-attend', 'attend', 'attended'],
    ['attended', 'complete', 'completed'],
    ['waiting', 'accept', null],
    ['waiting', 'attend', null],
    ['left', 'accept', null],
    ['completed', 'leave', null],
  ] as const) {
    it(`that is ${from} ${to ? `becomes ${to} by` : 'cannot'} ${move}`, () => {
      assert.equal(afterMove(from, move), to)
    })
  }

  it('can be left whenever something still comes after it', () => {
    for (const { value } of ENROLMENT_STATUSES)
      assert.equal(afterMove(value, 'leave') !== null, OPEN.includes(value), value)
  })

  it('takes a place on the way in by an offer alone', () => {
    const takes = MOVES.filter((move) => {
      const { from, to } = ENROLMENT_MOVES[move]
      return HOLDING.includes(to) && from.some((status) => !HOLDING.includes(status))
    })
    assert.deepEqual(takes, ['offer'])
  })

  for (const [now, startsAt, ends] of [
    ['2026-11-23T10:00:00Z', '2026-12-08T10:00:00Z', '2026-11-25T23:59:59.999Z'],
    ['2026-12-24T10:00:00Z', '2027-01-20T10:00:00Z', '2026-12-30T23:59:59.999Z'],
    ['2026-11-23T10:00:00Z', '2026-11-24T09:00:00Z', '2026-11-24T09:00:00.000Z'],
  ] as const) {
    it(`offered at ${now} for ${startsAt} is kept until ${ends}`, () => {
      assert.equal(offerEnds(new Date(startsAt), new Date(now)).toISOString(), ends)
    })
  }
})
