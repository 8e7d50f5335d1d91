import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { scoresOf } from '../../domain/assessment.ts'
import { readRegistered } from './registered-instruments.ts'

const REGISTERED = { id: 'swemwbs', registration: 'made up, for a test', file: 'instruments/swemwbs.json' } as const
/** No wording of the instrument stands here: its owners give it to whoever registers. */
const FILE = {
  version: 'a test',
  introduction: 'Made up.',
  scale: { least: 1, most: 5, words: ['One', 'Two', 'Three', 'Four', 'Five'] },
  questions: Array.from({ length: 7 }, (_, at) => ({ id: `${at}`, text: `Made up ${at}`, short: `${at}` })),
  copyright: 'A line that its owners ask for',
}
const read = (change: Record<string, unknown> = {}) =>
  readRegistered(JSON.stringify({ ...FILE, ...change }), REGISTERED)
const threes = Object.fromEntries(FILE.questions.map(({ id }) => [id, 3]))

describe('an instrument that a council registered for', () => {
  it('is used in the wording that the council keeps, with the line of its owners', () => {
    const got = read()
    assert.ok(got.ok)
    assert.equal(got.instrument.source.line, FILE.copyright)
    assert.deepEqual(scoresOf(got.instrument, threes), { total: 21 })
  })

  it('turns the sum into a score where the council has the table for it', () => {
    const got = read({ conversion: { '21': 19.25 } })
    assert.ok(got.ok)
    assert.deepEqual(scoresOf(got.instrument, threes), { total: 19.25 })
  })

  for (const [why, change, problem] of [
    ['a question is missing', { questions: FILE.questions.slice(1) }, /it has 7 questions/],
    ['the line of its owners is missing', { copyright: '' }, /"copyright"/],
    ['the words do not fit the scale', { scale: { ...FILE.scale, words: ['a', 'b', 'c'] } }, /a word for each answer/],
  ] as const)
    it(`is refused where ${why}`, () => {
      const got = read(change)
      assert.match(got.ok ? '' : got.problem, problem)
    })
})
