import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { DISTANCES } from './facets.ts'
import { geodesicMetres, milesToMetres } from './geodesy.ts'
import { localMetres, localScale } from './local-distance.ts'
import { tileAt, tilesReaching } from './search-cells.ts'

const point = fc.record({
  lat: fc.double({ min: 50, max: 59, noNaN: true }),
  lng: fc.double({ min: -6, max: 1.7, noNaN: true }),
})

describe('tiles', () => {
  it('never miss a place that is within the distance, anywhere in Britain', () => {
    const apart = fc.record({
      lat: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      lng: fc.double({ min: -0.5, max: 0.5, noNaN: true }),
    })
    fc.assert(
      fc.property(point, apart, fc.constantFrom(...DISTANCES), (centre, by, miles) => {
        const place = { lat: centre.lat + by.lat * (miles / 20), lng: centre.lng + by.lng * (miles / 20) }
        if (geodesicMetres(centre, place) > milesToMetres(miles)) return
        assert.ok(tilesReaching(place).includes(tileAt(centre, milesToMetres(miles))!))
      }),
      { numRuns: 2000 },
    )
  })
  it('are few, and whole numbers that the database can hold', () => {
    fc.assert(
      fc.property(point, (place) => {
        const tiles = tilesReaching(place)
        assert.ok(tiles.length < 150)
        assert.ok(tiles.every((tile) => Number.isInteger(tile) && Math.abs(tile) < 2 ** 31 && tile !== -1))
      }),
    )
  })
  it('are not asked beyond the furthest distance', () =>
    assert.equal(tileAt({ lat: 51.5, lng: 0 }, milesToMetres(21)), null))
})

describe('measuring with a few multiplications', () => {
  it('is within 0.1% of the geodesic for 20 miles around any point of Britain', () => {
    const apart = fc.double({ min: -0.45, max: 0.45, noNaN: true })
    fc.assert(
      fc.property(point, apart, apart, (centre, up, across) => {
        const place = { lat: centre.lat + up * 0.64, lng: centre.lng + across }
        const exact = geodesicMetres(centre, place)
        assert.ok(
          Math.abs(localMetres(centre, localScale(centre), place.lat, place.lng) - exact) <= exact * 0.001 + 0.01,
        )
      }),
      { numRuns: 2000 },
    )
  })
})
