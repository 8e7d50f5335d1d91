import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { answered, dueAfterMonths, mayExtend, type RequestClock, requestDueOn } from './data-request-clock.ts'
import { addDays } from './london-time.ts'
import { isWorkingDay } from './working-days.ts'

const clock = (askedOn: string, more: Partial<RequestClock> = {}): RequestClock => ({
  ...{ askedOn, stoppedDays: 0, waitingSince: null, extended: false, ...more },
})

describe('when something asked of one’s data is due', () => {
  for (const [askedOn, due, why] of [
    ['2026-09-03', '2026-10-05', 'the same date is a Saturday: the Monday after'],
    ['2026-11-19', '2026-12-21', 'a Saturday'],
    ['2026-11-23', '2026-12-23', 'the same date'],
    ['2026-11-25', '2026-12-29', 'Christmas Day, Boxing Day on a Saturday, Sunday, its substitute on Monday'],
    ['2026-01-31', '2026-03-02', 'no 31 February: its last day is a Saturday'],
    ['2027-01-31', '2027-03-01', 'the last day of February is a Sunday'],
    ['2028-01-31', '2028-02-29', 'a leap year'],
    ['2028-02-29', '2028-03-29', 'from a leap day'],
    ['2026-03-31', '2026-04-30', 'no 31 April'],
    ['2026-03-03', '2026-04-07', 'Good Friday, the weekend, Easter Monday'],
    ['2026-12-01', '2027-01-04', 'New Year’s Day, then a weekend'],
    ['2026-11-22', '2026-12-22', 'asked on a Sunday: counted from that day'],
  ] as const) {
    it(`is ${due} for ${askedOn}: ${why}`, () => assert.equal(requestDueOn(clock(askedOn)), due))
  }

  it('is two months later where it is complex, and that is told within the first', () => {
    assert.equal(requestDueOn(clock('2026-11-30', { extended: true })), '2027-03-01')
    assert.equal(mayExtend(clock('2026-11-23'), '2026-12-23'), true)
    assert.equal(mayExtend(clock('2026-11-23'), '2026-12-24'), false)
    assert.equal(mayExtend(clock('2026-11-23', { extended: true }), '2026-11-24'), false)
    assert.equal(mayExtend(clock('2026-11-23', { waitingSince: '2026-11-24' }), '2026-11-24'), false)
  })

  it('stands while we wait for an answer that we need, and goes on after it', () => {
    const waiting = clock('2026-11-23', { waitingSince: '2026-11-26' })
    assert.equal(requestDueOn(waiting), null)
    const after = answered(waiting, '2026-12-02')
    assert.equal(after.stoppedDays, 6)
    assert.equal(requestDueOn(after), '2026-12-29')
    assert.equal(answered(clock('2026-11-23'), '2026-12-02').stoppedDays, 0)
  })

  it('is a working day, a month or so ahead, and never sooner for a later question', () => {
    const day = fc.integer({ min: 0, max: 1460 }).map((days) => addDays('2024-01-01', days))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 60 }), (askedOn, stopped) => {
        const due = dueAfterMonths(askedOn, 1, stopped)
        assert.ok(isWorkingDay(due))
        assert.ok(due >= addDays(askedOn, 28 + stopped) && due <= addDays(askedOn, 37 + stopped))
        assert.ok(dueAfterMonths(addDays(askedOn, 1), 1, stopped) >= due)
      }),
    )
  })
})
