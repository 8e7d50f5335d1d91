import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { bitCount, jaroWinkler, letterMask, slips } from './string-distance.ts'

const SLIPS: readonly [left: string, right: string, slips: number, why: string][] = [
  ['marsh', 'marsh', 0, 'the same'],
  ['marsh', 'marsn', 1, 'a letter wrong'],
  ['marsh', 'mrash', 1, 'two neighbours swapped'],
  ['marsh', 'mash', 1, 'a letter missing'],
  ['marsh', 'marshy', 1, 'a letter too many at the end'],
  ['18620101', '18620181', 1, 'a figure wrong in a date'],
  ['shepherd', 'shephard', 1, 'a vowel wrong'],
  ['shepherd', 'sheppard', 2, 'two letters wrong'],
  ['marsh', 'marshall', 3, 'three letters more'],
  ['', 'a', 1, 'nothing and one letter'],
]

const word = fc.string({ unit: fc.constantFrom(...'abcde'), maxLength: 9 })

describe('string distance', () => {
  for (const [left, right, number, why] of SLIPS)
    it(`counts ${number} between “${left}” and “${right}”: ${why}`, () => {
      assert.equal(slips(left, right, 5), number)
      assert.equal(slips(left, right, 1), Math.min(number, 2))
    })

  it('is the same from both sides, and 0 for the same text alone', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 4 }), (left, right, most) => {
        assert.equal(slips(left, right, most), slips(right, left, most))
        assert.equal(jaroWinkler(left, right), jaroWinkler(right, left))
        assert.equal(slips(left, right, most) === 0, left === right)
      }),
    )
  })

  it('counts one slip by the short way as by the long one', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        assert.equal(slips(left, right, 1), Math.min(slips(left, right, 4), 2))
      }),
    )
  })

  it('never changes more than two letters of the mask with one slip', () => {
    fc.assert(
      fc.property(word, word, (left, right) => {
        const apart = slips(left, right, 3)
        if (apart <= 3) assert.ok(bitCount(letterMask(left) ^ letterMask(right)) <= 2 * apart)
      }),
    )
  })

  it('gives the textbook figures of Jaro and Winkler', () => {
    assert.equal(jaroWinkler('martha', 'marhta').toFixed(4), '0.9611')
    assert.equal(jaroWinkler('dwayne', 'duane').toFixed(4), '0.8400')
    assert.equal(jaroWinkler('dixon', 'dicksonx').toFixed(4), '0.8133')
    assert.equal(jaroWinkler('abc', 'xyz'), 0)
  })
})
