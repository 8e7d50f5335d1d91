import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { Outline, Position } from './polygon.ts'
import { simplifyTogether } from './simplify.ts'

/** Two areas that share a ragged border from (0,0) to (0,10), drawn in opposite directions. */
function neighbours(ragged: readonly number[]): [Outline, Outline] {
  const border: Position[] = [
    [0, 0],
    ...ragged.map((x, i): Position => [x, ((i + 1) * 10) / (ragged.length + 1)]),
    [0, 10],
  ]
  const west: Outline = [[[...border, [-10, 10], [-10, 0], [0, 0]]]]
  const east: Outline = [[[[10, 0], [10, 10], ...border.toReversed(), [10, 0]]]]
  return [west, east]
}

const positions = (outline: Outline) => new Set(outline.flat(2).map(String))
const raggedness = fc.array(fc.double({ min: -2, max: 2, noNaN: true }), { minLength: 1, maxLength: 30 })

describe('simplified outlines', () => {
  it('keep borders that neighbours share, position by position', () => {
    fc.assert(
      fc.property(raggedness, fc.double({ min: 0.01, max: 3, noNaN: true }), (ragged, tolerance) => {
        const [west, east] = simplifyTogether(neighbours(ragged), tolerance)
        const inner = (side: Outline) =>
          [...positions(side)].filter((at) => Math.abs(Number(at.split(',')[0])) < 9).sort()
        assert.deepEqual(inner(west!), inner(east!))
      }),
    )
  })

  it('never gain a position, and stay closed', () => {
    fc.assert(
      fc.property(raggedness, (ragged) => {
        const before = neighbours(ragged)
        simplifyTogether(before, 0.5).forEach((outline, i) => {
          const ring = outline[0]![0]!
          assert.deepEqual(ring[0], ring.at(-1))
          const old = positions(before[i]!)
          assert.ok([...positions(outline)].every((at) => old.has(at)))
        })
      }),
    )
  })

  it('drop what strays less than the tolerance, and keep what strays more', () => {
    const [west] = simplifyTogether(neighbours([0.1, 1.5, 0.1]), 0.8)
    assert.deepEqual(west![0]![0]!.map(String).sort(), ['-10,0', '-10,10', '0,0', '0,0', '0,10', '1.5,5'].sort())
  })

  it('lose islands too small to be seen', () => {
    const tiny: Outline = [
      [
        [
          [0, 0],
          [0.1, 0],
          [0.1, 0.1],
          [0, 0],
        ],
      ],
    ]
    assert.deepEqual(simplifyTogether([tiny], 1), [[]])
  })
})
