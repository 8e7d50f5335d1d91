import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linkageScore } from './linkage-score.ts'

describe('the score of a linkage', () => {
  it('counts pairs, and records after B-cubed', () => {
    const { precision, recall, f1, bcubed } = linkageScore([1, 1, 1, 2, 2], ['a', 'a', 'b', 'b', 'b'])
    assert.deepEqual([precision, recall, f1], [0.5, 0.5, 0.5])
    assert.equal(bcubed.precision.toFixed(4), ((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5).toFixed(4))
    assert.equal(bcubed.recall.toFixed(4), ((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5).toFixed(4))
  })

  it('is whole for the truth itself, and finds nothing where nobody is linked', () => {
    assert.equal(linkageScore([0, 0, 2], ['a', 'a', 'b']).bcubed.f1, 1)
    assert.equal(linkageScore([0, 1, 2], ['a', 'a', 'b']).recall, 0)
  })
})
