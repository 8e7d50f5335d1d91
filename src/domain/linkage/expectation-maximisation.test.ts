import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type Comparison, level, NOT_KNOWN } from './comparison.ts'
import { fitMatchModel } from './expectation-maximisation.ts'

const COMPARISONS: readonly Comparison[] = ['given name', 'family name', 'date of birth', 'town'].map((field) => ({
  field,
  levels: [NOT_KNOWN, level('same', 0.8), level('near', 0.1), level('different', 0.1)],
}))

/** Every pattern of answers about pairs of which `matches` are one person, as the shares say. */
function patternsOf(matches: number, others: number, m: readonly number[], u: readonly number[]) {
  const levels: number[] = []
  const counts: number[] = []
  for (let code = 0; code < 81; code++) {
    const answers = [27, 9, 3, 1].map((place) => 1 + (Math.floor(code / place) % 3))
    const share = (of: readonly number[]) => answers.reduce((product, answer) => product * of[answer]!, 1)
    levels.push(...answers)
    counts.push(matches * share(m) + others * share(u))
  }
  return { width: 4, levels: Uint8Array.from(levels), rarity: new Uint8Array(81), counts: Float64Array.from(counts) }
}

describe('expectation maximisation', () => {
  it('finds, untold, how often one person’s records agree and how many pairs are of one person', () => {
    const [m, u] = [
      [0, 0.7, 0.2, 0.1],
      [0, 0.01, 0.02, 0.97],
    ]
    const patterns = patternsOf(5_000, 200_000, m!, u!)
    const totals = COMPARISONS.map(() => [0, 1, 2, 3].map((l) => 5_000 * m![l]! + 200_000 * u![l]!))
    const model = fitMatchModel(COMPARISONS, patterns, totals, 205_000)
    assert.ok(Math.abs(model.prior * 205_000 - 5_000) < 100, `${model.prior * 205_000} of 5000`)
    for (const [c] of COMPARISONS.entries())
      for (const l of [1, 2, 3]) {
        assert.ok(Math.abs(model.m[c]![l]! - m![l]!) < 0.01, `m ${model.m[c]![l]} for ${m![l]}`)
        assert.ok(Math.abs(model.u[c]![l]! - u![l]!) < 0.002, `u ${model.u[c]![l]} for ${u![l]}`)
      }
  })

  it('never makes what was seen less likely from one round to the next', () => {
    const count = fc.integer({ min: 0, max: 500 })
    const total = fc.integer({ min: 1, max: 100_000 })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.tuple(...COMPARISONS.map(() => fc.integer({ min: 0, max: 3 }))), count, fc.nat(40)), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.array(fc.tuple(total, total, total), { minLength: 4, maxLength: 4 }),
        (seen, totals) => {
          const model = fitMatchModel(
            COMPARISONS,
            {
              width: 4,
              levels: Uint8Array.from(seen.flatMap(([levels]) => levels)),
              rarity: Uint8Array.from(seen, ([, , rarity]) => rarity),
              counts: Float64Array.from(seen, ([, number]) => number),
            },
            totals.map((counts) => [0, ...counts]),
            1_000_000,
          )
          for (const [round, now] of model.likelihood.entries()) {
            const before = model.likelihood[round - 1]
            if (before !== undefined) assert.ok(now >= before - 1e-6 * Math.abs(before), `${before} then ${now}`)
          }
          for (const shares of [...model.m, ...model.u])
            assert.ok(Math.abs(shares.reduce((sum, share) => sum + share) - 1) < 1e-9)
        },
      ),
      { numRuns: 300 },
    )
  })
})
