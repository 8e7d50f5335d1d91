import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { boxAround, geodesicMetres, metresToMiles, milesToMetres } from './geodesy.ts'
import type { Point } from './place.ts'

const degrees = (d: number, m: number, s: number) => d + m / 60 + s / 3600
const inBritain = fc.record({
  lat: fc.double({ min: 49.8, max: 60.9, noNaN: true }),
  lng: fc.double({ min: -8.7, max: 1.8, noNaN: true }),
})

describe('distance', () => {
  /** Lengths published by survey offices, or exact by the shape of the ellipsoid. */
  const known: readonly [name: string, from: Point, to: Point, metres: number, within: number][] = [
    [
      'Flinders Peak to Buninyong (Geoscience Australia)',
      { lat: -degrees(37, 57, 3.7203), lng: degrees(144, 25, 29.5244) },
      { lat: -degrees(37, 39, 10.1561), lng: degrees(143, 55, 35.3839) },
      54972.271,
      0.001,
    ],
    ['a degree along the equator', { lat: 0, lng: 0 }, { lat: 0, lng: 1 }, 111319.491, 0.001],
    ['equator to pole', { lat: 0, lng: 0 }, { lat: 90, lng: 0 }, 10001965.729, 0.001],
    ['a degree of latitude at 51.5° north', { lat: 51, lng: 0 }, { lat: 52, lng: 0 }, 111257.0, 10],
  ]
  for (const [name, from, to, metres, within] of known) {
    it(`measures ${name}`, () => {
      assert.ok(Math.abs(geodesicMetres(from, to) - metres) <= within, `${geodesicMetres(from, to)}`)
    })
  }

  it('is nothing from a point to itself, and the same both ways', () => {
    fc.assert(
      fc.property(inBritain, inBritain, (a, b) => {
        assert.equal(geodesicMetres(a, a), 0)
        assert.ok(Math.abs(geodesicMetres(a, b) - geodesicMetres(b, a)) < 1e-5)
      }),
    )
  })

  it('is never longer straight than by way of a third point', () => {
    fc.assert(
      fc.property(inBritain, inBritain, inBritain, (a, b, c) => {
        assert.ok(geodesicMetres(a, c) <= geodesicMetres(a, b) + geodesicMetres(b, c) + 1e-5)
      }),
    )
  })

  it('has an answer for opposite points of the globe', () => {
    const metres = geodesicMetres({ lat: 0, lng: 0 }, { lat: 0.5, lng: 179.7 })
    assert.ok(metres > 19_900_000 && metres < 20_040_000, String(metres))
  })

  it('turns miles to metres and back', () => {
    assert.equal(milesToMetres(2), 3218.688)
    assert.equal(metresToMiles(milesToMetres(7.5)), 7.5)
  })
})

describe('the box around a circle', () => {
  const miles = fc.double({ min: 0.1, max: 60, noNaN: true })
  const turn = fc.double({ min: 0, max: 2 * Math.PI, noNaN: true })

  it('holds every point that lies within the distance', () => {
    fc.assert(
      fc.property(inBritain, miles, turn, fc.double({ min: 0, max: 1.2, noNaN: true }), (centre, far, angle, part) => {
        const box = boxAround(centre, milesToMetres(far))
        const point = {
          lat: centre.lat + (box.north - centre.lat) * part * Math.sin(angle),
          lng: centre.lng + (box.east - centre.lng) * part * Math.cos(angle),
        }
        if (geodesicMetres(centre, point) > milesToMetres(far)) return
        assert.ok(point.lat >= box.south && point.lat <= box.north && point.lng >= box.west && point.lng <= box.east)
      }),
    )
  })

  it('is not much larger than the circle', () => {
    const centre = { lat: 51.55, lng: -0.14 }
    const box = boxAround(centre, 3000)
    assert.ok(geodesicMetres(centre, { lat: box.north, lng: centre.lng }) < 3060)
    assert.ok(geodesicMetres(centre, { lat: centre.lat, lng: box.east }) < 3060)
  })
})
