import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { closingWords, dateWords, occurrenceWords, timesWords, timeWords, weekdaysWords } from './dates.ts'

const now = new Date('2026-11-21T20:00:00Z')

describe('dates in words', () => {
  it('names the year only where it is another', () => {
    assert.equal(dateWords('2026-11-24', '2026-11-21'), 'Tuesday 24 November')
    assert.equal(dateWords('2027-01-04', '2026-11-21'), 'Monday 4 January 2027')
  })

  for (const [time, words] of [
    ['09:30', '9:30am'],
    ['17:00', '5pm'],
    ['12:00', 'midday'],
    ['12:15', '12:15pm'],
    ['00:00', 'midnight'],
    ['00:05', '12:05am'],
  ] as const) {
    it(`writes ${time} as ${words}`, () => assert.equal(timeWords(time), words))
  }

  it('copes with half a pair of times', () => {
    assert.equal(timesWords('10:00', '17:00'), '10am to 5pm')
    assert.equal(timesWords('10:00', null), 'from 10am')
    assert.equal(timesWords(null, '17:00'), 'until 5pm')
    assert.equal(timesWords(null, null), '')
  })

  for (const [days, words] of [
    [[1], 'Monday'],
    [[4, 1], 'Monday and Thursday'],
    [[1, 2, 3, 4, 5], 'Monday to Friday'],
    [[1, 3, 5], 'Monday, Wednesday and Friday'],
    [[1, 2, 3, 4, 5, 6, 7], 'every day'],
    [[], ''],
  ] as const) {
    it(`reads ${days} as ${words || 'nothing'}`, () => assert.equal(weekdaysWords(days), words))
  }
})

describe('closing', () => {
  for (const [closesAt, words, soon] of [
    ['2026-11-21T23:59:59.999Z', 'Closes today', true],
    ['2026-11-21T22:00:00Z', 'Closes today at 10pm', true],
    ['2026-11-22T23:59:59.999Z', 'Closes tomorrow', true],
    ['2026-11-24T12:00:00Z', 'Closes Tuesday 24 November at midday', true],
    ['2026-12-24T23:59:00Z', 'Closes Thursday 24 December', false],
  ] as const) {
    it(words, () => assert.deepEqual(closingWords(new Date(closesAt), now), { words, soon }))
  }

  it('counts the day in London, not in Greenwich', () => {
    const summer = new Date('2026-07-01T20:00:00Z')
    assert.equal(closingWords(new Date('2026-07-01T22:59:59.999Z'), summer).words, 'Closes today')
    assert.equal(closingWords(new Date('2026-07-01T23:30:00Z'), summer).words, 'Closes tomorrow at 12:30am')
  })
})

describe('when it happens', () => {
  const at = (startsAt: string, endsAt: string | null, allDay = false) =>
    occurrenceWords({ startsAt: new Date(startsAt), endsAt: endsAt ? new Date(endsAt) : null, allDay }, now)

  it('says day and times', () => {
    assert.equal(at('2026-11-24T10:00:00Z', '2026-11-24T12:00:00Z'), 'Tuesday 24 November, 10am to midday')
    assert.equal(at('2026-11-22T10:00:00Z', null), 'Tomorrow, from 10am')
  })

  it('says whole days without a time', () => {
    assert.equal(at('2026-11-24T00:00:00Z', '2026-11-25T00:00:00Z', true), 'Tuesday 24 November, all day')
    assert.equal(
      at('2026-11-24T00:00:00Z', '2026-11-27T00:00:00Z', true),
      'Tuesday 24 November to Thursday 26 November',
    )
  })
})
