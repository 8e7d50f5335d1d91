import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, londonDateAndTime, weekdayOf } from './london-time.ts'
import type { Weekday } from './opportunity.ts'
import { type Availability, type AvailabilityRule, comingSlots, slotsOn } from './slot.ts'

const EVERY_DAY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const MORNING: AvailabilityRule = {
  weekdays: EVERY_DAY,
  from: '10:00',
  to: '13:00',
  minutes: 45,
  breaks: [],
  validFrom: '2026-01-01',
  validTo: null,
}
const timesOn = (rule: AvailabilityRule, date: string): string =>
  slotsOn(rule, date)
    .map(({ startsAt }) => londonDateAndTime(startsAt).time)
    .join(' ')

describe('slots of a day', () => {
  const cases: readonly [string, Partial<AvailabilityRule>, string, string][] = [
    ['follow one another while a whole one fits', {}, '2026-11-24', '10:00 10:45 11:30 12:15'],
    ['begin again after a break', { breaks: [{ from: '11:00', to: '11:20' }] }, '2026-11-24', '10:00 11:20 12:05'],
    ['are none on other weekdays', { weekdays: [1] }, '2026-11-24', ''],
    ['are none before the rule begins', { validFrom: '2026-11-25' }, '2026-11-24', ''],
    ['are there on its last day', { validTo: '2026-11-24', to: '11:00' }, '2026-11-24', '10:00'],
    ['are none after it ends', { validTo: '2026-11-23' }, '2026-11-24', ''],
    ['are none in hours too short for one', { to: '10:30' }, '2026-11-24', ''],
    ['leave out the hour that March skips', { from: '00:00', to: '03:00', minutes: 60 }, '2026-03-29', '02:00'],
    ['keep to the clock in summer', { to: '11:00' }, '2026-07-01', '10:00'],
  ]
  for (const [says, changes, date, expected] of cases) {
    it(says, () => assert.equal(timesOn({ ...MORNING, ...changes }, date), expected))
  }

  it('never overlap, are whole, and keep to hours and breaks by the clock on the wall, whatever the date', () => {
    fc.assert(
      fc.property(rules, fc.integer({ min: 0, max: 3000 }), (rule, days) => {
        const date = addDays('2024-01-01', days)
        const slots = slotsOn(rule, date)
        for (const [i, { startsAt, endsAt }] of slots.entries()) {
          assert.equal(endsAt.getTime() - startsAt.getTime(), rule.minutes * 60_000)
          const [from, to] = [londonDateAndTime(startsAt), londonDateAndTime(endsAt)]
          assert.equal(from.date, date)
          assert.ok(rule.weekdays.includes(weekdayOf(date)))
          assert.ok(from.time >= rule.from && to.time <= rule.to)
          assert.ok(rule.breaks.every((pause) => to.time <= pause.from || from.time >= pause.to))
          if (i > 0) assert.ok(slots[i - 1]!.endsAt <= startsAt)
        }
      }),
    )
  })

  it('are as many on a day when the clocks change as on any other, by daylight', () => {
    for (const date of ['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31']) {
      assert.equal(timesOn(MORNING, date), timesOn(MORNING, addDays(date, 7)))
    }
  })
})

describe('slots of the coming weeks', () => {
  const rule: Availability = {
    ...MORNING,
    to: '10:45',
    id: 1,
    hubId: 7,
    adviserId: 3,
    adviserName: 'Grace',
    ways: ['in-person'],
    languages: [],
    access: [],
  }
  const now = new Date('2026-11-24T11:00:00Z')
  const days = (closures: readonly { hubId: number; adviserId: number | null }[]) =>
    comingSlots(
      rule,
      closures.map((one, id) => ({ ...one, id, from: '2026-11-25', to: '2026-11-26', words: 'Training' })),
      '2026-11-24',
      5,
      now,
    ).map(({ startsAt }) => londonDateAndTime(startsAt).date.slice(8))

  it('begin after now', () => assert.deepEqual(days([]), ['25', '26', '27', '28']))
  it('leave out the days on which the hub is shut', () => {
    assert.deepEqual(days([{ hubId: 7, adviserId: null }]), ['27', '28'])
  })
  it('leave out the days on which this adviser is away', () => {
    assert.deepEqual(days([{ hubId: 7, adviserId: 3 }]), ['27', '28'])
  })
  it('go on when another adviser, or another hub, is away', () => {
    const others = [
      { hubId: 7, adviserId: 4 },
      { hubId: 8, adviserId: null },
    ]
    assert.deepEqual(days(others), ['25', '26', '27', '28'])
  })
})

const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
const span = fc
  .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 5, max: 700 }))
  .map(([from, length]) => ({ from: time(from), to: time(Math.min(from + length, 1439)) }))
const rules: fc.Arbitrary<AvailabilityRule> = fc
  .record({
    weekdays: fc.subarray([...EVERY_DAY], { minLength: 1 }),
    minutes: fc.integer({ min: 10, max: 180 }),
    breaks: fc.array(span, { maxLength: 3 }),
    hours: span,
  })
  .map(({ hours, ...rest }) => ({ ...rest, ...hours, validFrom: '2020-01-01', validTo: null }))
