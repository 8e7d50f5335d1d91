import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { colourMistakes, contrastRatio, mix, READABLE, readableOn } from './contrast.ts'

const colour = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  // Ratios as given by the tables of WCAG's own examples and by the definition.
  const known = [
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#767676', '#ffffff', 4.54],
    ['#ff0000', '#ffffff', 4.0],
    ['#0000ff', '#ffffff', 8.59],
  ] as const
  for (const [one, other, ratio] of known) {
    it(`of ${one} on ${other} is ${ratio}`, () => {
      assert.ok(Math.abs(contrastRatio(one, other) - ratio) < 0.01)
    })
  }

  it('is the same both ways, and lies between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        const ratio = contrastRatio(one, other)
        return ratio === contrastRatio(other, one) && ratio >= 1 && ratio <= 21.0001
      }),
    )
  })
})

describe('the colours of a place', () => {
  it('are accepted where white can be read on both', () => {
    assert.deepEqual(colourMistakes({ brand: '#0b4f4a', accent: '#9c3d1e' }), [])
  })

  it('are refused by name and ratio where one is too light', () => {
    assert.deepEqual(colourMistakes({ brand: '#0b4f4a', accent: '#777777' }), [
      'The accent colour #777777 is too light: its contrast against white is 4.47, it needs 4.5',
    ])
  })

  it('are refused where one is not a colour', () => {
    assert.deepEqual(colourMistakes({ brand: 'teal', accent: '#9c3d1e' }), [
      'The brand colour "teal" is not written like #0b4f4a',
    ])
  })
})

describe('a colour on a ground', () => {
  it('stays as it is where it can be read', () => {
    assert.equal(readableOn('#ffffff', '#0b4f4a'), '#0b4f4a')
  })

  it('is darkened until it can be read on any light ground', () => {
    fc.assert(
      fc.property(colour, fc.double({ min: 0.85, max: 1, noNaN: true }), (any, share) => {
        const ground = mix(any, '#ffffff', share)
        return contrastRatio(readableOn(ground, any), ground) >= READABLE
      }),
    )
  })
})
