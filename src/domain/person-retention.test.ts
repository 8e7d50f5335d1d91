import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from './london-time.ts'
import { erasedFrom, keepingOf, PROGRAM_KEEPING } from './person-retention.ts'
import { REFERRAL_PROGRAMS } from './referral-program.ts'

const hub = (endedOn: string | null) => ({ program: 'job-hub', endedOn })
const project = (endedOn: string | null) => ({ program: 'connect-to-work', endedOn })

describe('how long people are kept', () => {
  it('has a source and a mark for every programme that comes with the product', () => {
    for (const { id } of REFERRAL_PROGRAMS) {
      const found = PROGRAM_KEEPING.find(({ program }) => program === id)
      assert.ok(found && found.source.length > 40 && found.days > 0, id)
    }
  })

  for (const [what, endings, lastOn, from] of [
    ['two years after a hub’s case ended', [hub('2024-02-29')], '2024-03-01', '2026-02-28'],
    ['never while a case is open', [hub('2020-01-01'), hub(null)], '2026-01-01', null],
    ['seven years after the project, not the case', [project('2026-11-23')], '2026-11-23', '2037-03-31'],
    ['from a case that outlived its project', [project('2031-01-10')], '2031-01-10', '2038-01-10'],
    [
      'as long as the most patient of programmes',
      [hub('2026-01-01'), project('2025-01-01')],
      '2026-01-01',
      '2037-03-31',
    ],
    ['a year after the last word, where there was no programme', [], '2025-11-23', '2026-11-23'],
    [
      'like a hub, in a programme that nobody described',
      [{ program: 'new', endedOn: '2025-01-01' }],
      '2025-01-01',
      '2027-01-01',
    ],
  ] as const) {
    it(`is ${what}`, () => assert.equal(erasedFrom(endings, lastOn), from))
  }

  it('is what the deployment sets', () => {
    const set = { 'connect-to-work': { projectEndsOn: '2032-03-31' }, 'job-hub': { days: 100 } }
    assert.equal(erasedFrom([hub('2026-01-01')], '2026-01-01', set), '2026-04-11')
    assert.equal(erasedFrom([project('2026-01-01')], '2026-01-01', set), addDays('2032-03-31', 2557))
    assert.equal(keepingOf('job-hub', set).mark, 'our-own')
  })

  it('is never sooner for something more, and never without everything closed', () => {
    const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2015-01-01', days))
    const one = fc.record({
      program: fc.constantFrom('job-hub', 'workwell', 'connect-to-work'),
      endedOn: fc.option(day),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), one, day, (endings, more, lastOn) => {
        const [before, after] = [erasedFrom(endings, lastOn), erasedFrom([...endings, more], lastOn)]
        if ([...endings, more].some(({ endedOn }) => endedOn === null)) assert.equal(after, null)
        else assert.ok(after! >= before!)
      }),
    )
  })
})
