import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Answers, type Assessment, distanceTravelled, scoreLines, scoresOf, validAnswers } from './assessment.ts'
import {
  answerWords,
  GENERAL_SELF_EFFICACY,
  INSTRUMENTS,
  type Instrument,
  ONS4,
  READINESS,
  scaleOf,
} from './instruments.ts'

const all = (instrument: Instrument, answer: number): Answers =>
  Object.fromEntries(instrument.questions.map(({ id }) => [id, answer]))

const taken = (instrument: Instrument, day: string, answers: Answers, more: Partial<Assessment> = {}): Assessment => ({
  ...{ id: day, participantId: 'p', caseId: null, instrument: instrument.id, version: instrument.version },
  ...{ answers, scores: scoresOf(instrument, answers), takenAt: new Date(`${day}T10:00:00Z`), takenHow: 'together' },
  withdrawnAt: null,
  ...more,
})

describe('instruments', () => {
  it('have questions that can each be told apart, on a scale with words at its ends', () => {
    for (const instrument of INSTRUMENTS) {
      const ids = instrument.questions.map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length, instrument.id)
      for (const question of instrument.questions) {
        const { least, most, words } = scaleOf(instrument, question)
        assert.ok(words.length === 2 || words.length === most - least + 1, `${instrument.id} ${question.id}`)
      }
      assert.ok(instrument.source.line.length > 10)
    }
  })

  for (const [instrument, answer, scores] of [
    [GENERAL_SELF_EFFICACY, 1, { total: 10 }],
    [GENERAL_SELF_EFFICACY, 4, { total: 40 }],
    [ONS4, 7, { satisfied: 7, worthwhile: 7, happy: 7, anxious: 7 }],
  ] as const)
    it(`${instrument.id} with ${answer} everywhere comes to ${JSON.stringify(scores)}`, () =>
      assert.deepEqual(scoresOf(instrument, all(instrument, answer)), scores))

  it('add nothing up where an answer is missing, and never those of ONS4 or our own', () => {
    const { '3': _, ...rest } = all(GENERAL_SELF_EFFICACY, 3)
    assert.deepEqual(scoresOf(GENERAL_SELF_EFFICACY, rest), {})
    for (const instrument of [ONS4, READINESS]) assert.ok(!scoreLines(instrument).some(({ id }) => id === 'total'))
  })

  it('take whole numbers on their scale for their own questions, and nothing else', () => {
    const odd = { satisfied: 11, worthwhile: 2.5, happy: -1, anxious: 0, other: 5 }
    assert.deepEqual(validAnswers(ONS4, odd), { anxious: 0 })
  })

  it('turn a sum into a score by a table that came with them, and say nothing without it', () => {
    const made = { ...READINESS, scoring: { rule: 'converted', name: 'Score', table: { '8': 7.5, '40': 35 } } } as const
    assert.deepEqual(scoresOf(made, all(READINESS, 1)), { total: 7.5 })
    assert.deepEqual(scoresOf(made, all(READINESS, 2)), {})
    assert.deepEqual(scoreLines(made)[0], {
      ...{ id: 'total', text: 'Score', least: 7.5, most: 35, lessIsBetter: false, scale: null },
    })
  })

  it('say an answer in their own words', () => {
    assert.equal(answerWords(ONS4.scale, 10), '10, completely')
    assert.equal(answerWords(ONS4.scale, 4), '4')
    assert.equal(answerWords(READINESS.scale, 4), 'Mostly')
  })
})

describe('distance travelled', () => {
  it('goes from the first time to the latest, and reads anxiety the other way round', () => {
    const ways = distanceTravelled(ONS4, [
      taken(ONS4, '2026-11-01', { satisfied: 6, anxious: 3, happy: 5 }),
      taken(ONS4, '2026-09-01', { satisfied: 4, anxious: 7, happy: 5 }),
    ])
    assert.deepEqual(
      ways.distances.map(({ line, change, way }) => `${line.id} ${change} ${way}`),
      ['satisfied 2 better', 'happy 0 same', 'anxious -4 better'],
    )
    assert.deepEqual(
      ways.missing.map(({ id }) => id),
      ['worthwhile'],
    )
    assert.equal(ways.taken, 2)
  })

  it('counts nothing that was withdrawn, of another instrument, or in another version', () => {
    const before = taken(GENERAL_SELF_EFFICACY, '2026-09-01', all(GENERAL_SELF_EFFICACY, 1))
    const latest = taken(GENERAL_SELF_EFFICACY, '2026-11-01', all(GENERAL_SELF_EFFICACY, 3))
    const far = (first: Assessment, instrument: Instrument = GENERAL_SELF_EFFICACY) =>
      distanceTravelled(instrument, [first, latest]).distances[0]?.change
    assert.equal(far(before), 20)
    assert.equal(far({ ...before, withdrawnAt: new Date() }), undefined)
    assert.equal(far({ ...before, instrument: 'ons4' }), undefined)
    assert.equal(far({ ...before, version: '1981' }), undefined)
    assert.equal(far({ ...before, version: '1981' }, { ...GENERAL_SELF_EFFICACY, sameAs: ['1981'] }), 20)
  })

  it('is the same whatever order they come in, and the other way round where time is', () => {
    const score = fc.integer({ min: 0, max: 10 })
    fc.assert(
      fc.property(score, score, (a, b) => {
        const one = taken(ONS4, '2026-09-01', { anxious: a })
        const two = taken(ONS4, '2026-10-01', { anxious: b })
        const [there] = distanceTravelled(ONS4, [one, two]).distances
        const [again] = distanceTravelled(ONS4, [two, one]).distances
        assert.deepEqual(there, again)
        assert.equal(there?.change, b - a)
      }),
    )
  })
})
