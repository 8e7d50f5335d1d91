import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { patternOfWeek, readHours, readWeeklyHours } from './hours.ts'

describe('weekly hours', () => {
  const cases: readonly (readonly [string, number | null, number | null])[] = [
    ['37.5 hours per week', 37.5, 37.5],
    ['Permanent, 15hours per week', 15, 15],
    ['a role for 22.5 hours a week', 22.5, 22.5],
    ['16hrs p/w', 16, 16],
    ['35hpw', 35, 35],
    ['16-20 hours per week', 16, 20],
    ['16 to 20 hours a week', 16, 20],
    ['16 – 38.5 hours per week', 16, 38.5],
    ['Weekly Hours -30 hours', 30, 30],
    ['Hours per week: 21', 21, 21],
    ['(40 hrs/week)', 40, 40],
    ['full time ,37.5 hours over 7 days', 37.5, 37.5],
    ['part time (22.5 hrs) nurse', 22.5, 22.5],
    ['Part Time (30 hours) or Full Time (37.5 hours)', 30, 37.5],
    ['24 hours a day, 7 days a week', null, null],
    ['shifts range from 7.5 hours to 12.5 hours', null, null],
    ['28 hours per month', null, null],
    ['90 hours per week', null, null],
    ['08:00 - 16:00 hours weekly', null, null],
    ['within 2 hours of London', null, null],
    ['', null, null],
  ]
  for (const [words, minimum, maximum] of cases) {
    it(`${JSON.stringify(words)} is ${minimum} to ${maximum}`, () => {
      assert.deepEqual(readWeeklyHours(words), minimum === null ? null : { minimum, maximum })
    })
  }

  it('says full or part time only where the hours leave no doubt', () => {
    assert.equal(patternOfWeek({ minimum: 37.5, maximum: 37.5 }), 'full-time')
    assert.equal(patternOfWeek({ minimum: 16, maximum: 20 }), 'part-time')
    assert.equal(patternOfWeek({ minimum: 30, maximum: 32 }), null)
    assert.equal(patternOfWeek({ minimum: 16, maximum: 37 }), null)
    assert.equal(patternOfWeek(null), null)
  })
})

describe('hours patterns', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['FULL_TIME', ['full-time']],
    ['part_time, term_time', ['part-time', 'school-hours']],
    ['Full-time or part time', ['full-time', 'part-time']],
    ['Evenings and weekends', ['evenings', 'weekends']],
    ['flexible', ['flexible']],
    ['We are open to flexible working and job share', ['flexible']],
    ['A flexible approach is needed', []],
    ['Monday to Friday, no evenings or weekends', []],
    ['No weekends. Some evenings', ['evenings']],
    ['£26,000 full time equivalent', []],
    ['', []],
  ]
  for (const [words, patterns] of cases) {
    it(`${JSON.stringify(words)} is ${patterns.join(', ') || 'unsaid'}`, () =>
      assert.deepEqual(readHours(words), patterns))
  }
})
