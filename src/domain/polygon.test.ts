import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boundsOf, contains, inBox, type Outline, pointInside, type Ring } from './polygon.ts'

const square = (west: number, south: number, side: number): Ring => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
]
const point = (lng: number, lat: number) => ({ lng, lat })

/** A square with a lake in it, and an island to its east. */
const LAND: Outline = [[square(0, 50, 4), square(1, 51, 1)], [square(6, 50, 1)]]

describe('an area', () => {
  const table: readonly [string, number, number, boolean][] = [
    ['its land', 3, 53, true],
    ['its lake', 1.5, 51.5, false],
    ['its island', 6.5, 50.5, true],
    ['the water between', 5, 50.5, false],
    ['far away', -20, 20, false],
  ]
  for (const [where, lng, lat, expected] of table) {
    it(`${expected ? 'holds' : 'does not hold'} a point on ${where}`, () => {
      assert.equal(contains(LAND, point(lng, lat)), expected)
    })
  }

  it('gives every point of a divided square to exactly one half', () => {
    const west: Outline = [
      [
        [
          [0, 50],
          [1, 50],
          [1, 52],
          [0, 52],
          [0, 50],
        ],
      ],
    ]
    const east: Outline = [
      [
        [
          [1, 50],
          [2, 50],
          [2, 52],
          [1, 52],
          [1, 50],
        ],
      ],
    ]
    const along = fc.double({ min: 0.01, max: 1.99, noNaN: true })
    fc.assert(
      fc.property(along, along, (x, y) => {
        const where = point(x, 50 + y)
        assert.equal(Number(contains(west, where)) + Number(contains(east, where)), 1)
      }),
    )
  })

  it('lies in its box', () => {
    assert.deepEqual(boundsOf([LAND]), { south: 50, west: 0, north: 54, east: 7 })
    assert.equal(boundsOf([]), null)
    assert.equal(inBox({ south: 50, west: 0, north: 54, east: 7 }, point(7, 54)), true)
    assert.equal(inBox({ south: 50, west: 0, north: 54, east: 7 }, point(7.1, 54)), false)
  })

  it('has a point inside, even a crescent', () => {
    assert.deepEqual(pointInside([[square(0, 50, 4)]]), point(2, 52))
    const crescent: Outline = [
      [
        [
          [0, 0],
          [9, 0],
          [9, 1],
          [1, 1],
          [1, 9],
          [9, 9],
          [9, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    ]
    const inside = pointInside(crescent)
    assert.ok(inside && contains(crescent, inside))
    assert.equal(pointInside([]), null)
  })
})
