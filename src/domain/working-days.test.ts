import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, weekdayOf } from './london-time.ts'
import { addWorkingDays, BANK_HOLIDAYS, isWorkingDay, workingDaysBetween, workingDeadline } from './working-days.ts'

const day = fc.integer({ min: 0, max: 1800 }).map((days) => addDays('2024-01-01', days))
const count = fc.integer({ min: 0, max: 60 })

describe('working days', () => {
  const cases = [
    { from: '2026-11-20', days: 1, to: '2026-11-23', why: 'a weekend between' },
    { from: '2026-11-21', days: 1, to: '2026-11-23', why: 'asked on a Saturday' },
    { from: '2026-11-23', days: 2, to: '2026-11-25', why: 'nothing between' },
    { from: '2026-12-24', days: 1, to: '2026-12-29', why: 'Christmas on a Friday, Boxing Day on Monday instead' },
    { from: '2027-12-24', days: 1, to: '2027-12-29', why: 'both days of Christmas moved' },
    { from: '2026-04-02', days: 2, to: '2026-04-08', why: 'Easter' },
    { from: '2028-04-13', days: 1, to: '2028-04-18', why: 'Easter 2028' },
    { from: '2026-11-23', days: -1, to: '2026-11-20', why: 'counted backwards' },
    { from: '2026-11-22', days: 0, to: '2026-11-22', why: 'no days' },
  ]
  for (const { from, days, to, why } of cases) {
    it(`finds ${to}, ${days} after ${from}: ${why}`, () => assert.equal(addWorkingDays(from, days), to))
  }

  it('has eight bank holidays in every year, none of them at a weekend', () => {
    for (const year of [2024, 2025, 2026, 2027, 2028]) {
      assert.equal([...BANK_HOLIDAYS].filter((date) => date.startsWith(String(year))).length, 8)
    }
    assert.deepEqual(
      [...BANK_HOLIDAYS].filter((date) => weekdayOf(date) > 5),
      [],
    )
  })

  it('counts between two dates what it added', () => {
    fc.assert(fc.property(day, count, (date, days) => workingDaysBetween(date, addWorkingDays(date, days)) === days))
  })

  it('ends on a working day whatever it counts from', () => {
    fc.assert(fc.property(day, count, (date, days) => days === 0 || isWorkingDay(addWorkingDays(date, days))))
  })

  it('is due at the end of the day in London, in summer too', () => {
    assert.equal(workingDeadline(new Date('2026-11-21T10:00:00Z'), 2).toISOString(), '2026-11-24T23:59:59.999Z')
    assert.equal(workingDeadline(new Date('2026-07-06T22:30:00Z'), 1).toISOString(), '2026-07-07T22:59:59.999Z')
  })
})
