import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { madeUpPeople } from '../../../test/harness/made-up-people.ts'
import { linkRecords } from './link-records.ts'
import { matchReasons } from './match-reasons.ts'
import { matchWeights } from './match-weight.ts'
import { compareAll, comparisonsOf } from './pair-patterns.ts'
import { comparersOf } from './record-fields.ts'

describe('reasons', () => {
  it('say in plain words what speaks for one person and what against, most telling first', () => {
    const { fields, truth } = madeUpPeople(400, 1)
    const { model } = linkRecords(fields, truth.length)
    const pair = [
      ['Fatima', 'Fatma'],
      ['Ashgrove', 'Ashgrove'],
      ['1990-04-07', '1990-04-07'],
      ['ZZ1 1AA', 'YY9 9XX'],
      ['', 'Millmead'],
    ]
    const comparers = comparersOf(
      fields.map((field, i) => ({ ...field, cells: pair[i]! })),
      2,
      () => 1 / 2000,
    )
    const comparisons = comparisonsOf(comparers)
    const out = new Int32Array(comparisons.length)
    compareAll(comparers, 0, 1, out, 0)
    const reasons = matchReasons(comparisons, out, matchWeights(comparisons, model))
    const said = Object.fromEntries(
      reasons.map(({ field, words, bits }) => [field, `${words} ${bits > 0 ? '+' : '-'}`]),
    )
    assert.deepEqual(said, {
      dob: 'same +',
      'family name': 'same, and rare +',
      'given name': 'a form of the same name +',
      postcode: 'different -',
    })
    const sizes = reasons.map(({ bits }) => Math.abs(bits))
    assert.deepEqual(
      sizes,
      sizes.toSorted((a, b) => b - a),
    )
  })
})
