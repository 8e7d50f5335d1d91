import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { geodesicMetres } from './geodesy.ts'
import { gridToPoint, isGridReference } from './national-grid.ts'

describe('an easting and northing', () => {
  it('stands where the worked example of the Ordnance Survey guide puts it', () => {
    const caister = { lat: 52 + 39 / 60 + 28.7146 / 3600, lng: 1 + 42 / 60 + 57.787 / 3600 }
    assert.ok(geodesicMetres(gridToPoint(651409.903, 313177.27), caister) < 5)
  })

  it('stands within five metres of points whose place is published', () => {
    const stations: readonly [string, number, number, number, number][] = [
      ['St Mary’s, Scilly', 91492.146, 11318.804, 49.9222639373, -6.29977752014],
      ['SW1P 2LU as postcodes.io gives it', 529729, 179321, 51.497951, -0.132506],
    ]
    for (const [name, easting, northing, lat, lng] of stations) {
      const metres = geodesicMetres(gridToPoint(easting, northing), { lat, lng })
      assert.ok(metres < 5, `${name}: ${metres} m`)
    }
  })

  it('is told apart from degrees', () => {
    assert.equal(isGridReference(529729, 179321), true)
    assert.equal(isGridReference(-0.1325, 51.4979), false)
  })
})
