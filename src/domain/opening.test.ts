import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { hoursOn, standingAt, weekFrom } from './opening.ts'
import type { Schedule } from './opportunity.ts'

const schedule = (changes: Partial<Schedule>): Schedule => ({
  weekdays: [1, 2, 3, 4, 5],
  opensAt: '10:00',
  closesAt: '17:00',
  validFrom: null,
  validTo: null,
  description: null,
  ...changes,
})
const monday = '2026-11-23'
const saturday = '2026-11-28'

describe('opening hours', () => {
  it('knows the days it opens', () => {
    assert.deepEqual(hoursOn([schedule({})], monday), [{ opensAt: '10:00', closesAt: '17:00' }])
    assert.deepEqual(hoursOn([schedule({})], saturday), [])
  })

  it('keeps to the dates between which hours hold', () => {
    assert.deepEqual(hoursOn([schedule({ validFrom: '2026-12-01' })], monday), [])
    assert.deepEqual(hoursOn([schedule({ validTo: '2026-11-22' })], monday), [])
    assert.equal(hoursOn([schedule({ validFrom: monday, validTo: monday })], monday).length, 1)
  })

  it('puts the morning before the afternoon', () => {
    const split = [schedule({ opensAt: '14:00' }), schedule({ opensAt: '09:00', closesAt: '12:00' })]
    assert.deepEqual(
      hoursOn(split, monday).map((hours) => hours.opensAt),
      ['09:00', '14:00'],
    )
  })

  it('shows seven days from today', () => {
    const week = weekFrom([schedule({})], saturday)
    assert.equal(week.length, 7)
    assert.deepEqual(
      week.map((day) => day.hours.length),
      [0, 0, 1, 1, 1, 1, 1],
    )
  })
})

describe('is it open now?', () => {
  for (const [date, time, standing] of [
    [monday, '10:00', { open: true, until: '17:00' }],
    [monday, '16:59', { open: true, until: '17:00' }],
    [monday, '17:00', { open: false, next: { date: '2026-11-24', opensAt: '10:00' } }],
    [monday, '08:00', { open: false, next: { date: monday, opensAt: '10:00' } }],
    [saturday, '12:00', { open: false, next: { date: '2026-11-30', opensAt: '10:00' } }],
  ] as const) {
    it(`${date} at ${time}`, () => assert.deepEqual(standingAt([schedule({})], date, time), standing))
  }

  it('says so when it does not open again', () => {
    assert.deepEqual(standingAt([schedule({ validTo: monday })], saturday, '12:00'), { open: false, next: null })
  })
})
