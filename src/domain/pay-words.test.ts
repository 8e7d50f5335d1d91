import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Pay } from './opportunity.ts'
import { hourlyWords, monthlyWords, pounds, weeklyHoursWords } from './pay-words.ts'

const pay = (changes: Partial<Pay>): Pay => ({
  words: '',
  minimum: null,
  maximum: null,
  unit: null,
  hourlyMinimum: null,
  hourlyMaximum: null,
  ...changes,
})

describe('pounds', () => {
  for (const [amount, words] of [
    [0, '£0'],
    [12.6, '£12.60'],
    [500, '£500'],
    [999.999, '£1,000'],
    [28860, '£28,860'],
    [1234567.5, '£1,234,567.50'],
  ] as const) {
    it(`writes ${amount} as ${words}`, () => assert.equal(pounds(amount), words))
  }
})

describe('pay an hour', () => {
  for (const [given, words] of [
    [null, null],
    [pay({ words: 'Competitive' }), null],
    [pay({ hourlyMinimum: 14.8 }), '£14.80 an hour'],
    [pay({ hourlyMinimum: 14.8, hourlyMaximum: 14.8 }), '£14.80 an hour'],
    [pay({ hourlyMinimum: 14, hourlyMaximum: 16.5 }), '£14 to £16.50 an hour'],
    [pay({ hourlyMaximum: 20 }), 'Up to £20 an hour'],
  ] as const) {
    it(`says ${words ?? 'nothing'}`, () => assert.equal(hourlyWords(given), words))
  }
})

describe('what pay comes to in a month', () => {
  const unknown = { minimum: null, maximum: null }
  for (const [why, given, hours, words] of [
    [
      'a twelfth of 52 weeks',
      pay({ hourlyMinimum: 14.8 }),
      { minimum: 37.5, maximum: 37.5 },
      'About £2,410 a month before tax',
    ],
    [
      'part-time hours count',
      pay({ hourlyMinimum: 12 }),
      { minimum: 16, maximum: null },
      'About £830 a month before tax',
    ],
    [
      'hours that vary',
      pay({ hourlyMinimum: 12 }),
      { minimum: 10, maximum: 20 },
      'About £520 to £1,040 a month before tax',
    ],
    ['hours unknown', pay({ hourlyMinimum: 12 }), unknown, null],
    [
      'yearly pay',
      pay({ minimum: 24000, maximum: 30000, unit: 'year' }),
      unknown,
      'About £2,000 to £2,500 a month before tax',
    ],
    [
      'pro rata is not what one would get',
      pay({ words: '£24,000 pro rata', minimum: 24000, unit: 'year' }),
      unknown,
      null,
    ],
    ['monthly pay', pay({ minimum: 1500, unit: 'month' }), unknown, 'About £1,500 a month before tax'],
    ['no pay', null, { minimum: 20, maximum: 20 }, null],
  ] as const) {
    it(why, () => assert.equal(monthlyWords(given, hours), words))
  }
})

describe('hours a week', () => {
  it('names a range once', () => {
    assert.equal(weeklyHoursWords({ minimum: 16, maximum: 24 }), '16 to 24 hours a week')
    assert.equal(weeklyHoursWords({ minimum: 37.5, maximum: 37.5 }), '37.5 hours a week')
    assert.equal(weeklyHoursWords({ minimum: null, maximum: 1 }), '1 hour a week')
    assert.equal(weeklyHoursWords({ minimum: null, maximum: null }), null)
  })
})
