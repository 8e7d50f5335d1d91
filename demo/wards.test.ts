import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { contains } from '../src/domain/polygon.ts'
import { normalisePostcode, readOutcode } from '../src/domain/postcode.ts'
import { KNOWN_OUTCODES, STREETS } from './known-places.ts'
import { BOROUGH_RING, WARDS } from './wards.ts'

const wardsWith = (point: { lat: number; lng: number }) => WARDS.filter((ward) => contains([[ward.ring]], point))

it('lays the neighbourhoods side by side: every point of the borough is in exactly one of them', () => {
  const lat = fc.double({ min: 51.52, max: 51.58, noNaN: true })
  const lng = fc.double({ min: -0.19, max: -0.09, noNaN: true })
  fc.assert(
    fc.property(lat, lng, (lat, lng) => {
      const inBorough = contains([[BOROUGH_RING]], { lat, lng })
      return wardsWith({ lat, lng }).length === (inBorough ? 1 : 0)
    }),
    { numRuns: 2000 },
  )
})

for (const { name, ring, centre } of WARDS)
  it(`draws ${name} closed, with its middle inside`, () => {
    assert.deepEqual(ring[0], ring.at(-1))
    assert.ok(ring.length >= 13 && ring.length <= 20)
    assert.ok(contains([[ring]], centre))
  })

it('puts every street in the neighbourhood it names, under a postcode of the right form', () => {
  for (const { postcode, ward, lat, lng } of STREETS) {
    assert.deepEqual(
      wardsWith({ lat, lng }).map(({ code }) => code),
      [ward],
      postcode,
    )
    assert.equal(normalisePostcode(postcode)?.postcode, postcode)
  }
})

it('has sixty streets with sixty postcodes, five in each neighbourhood', () => {
  assert.equal(new Set(STREETS.map(({ postcode }) => postcode)).size, 60)
  assert.equal(new Set(STREETS.map(({ street }) => street)).size, 60)
  for (const { code } of WARDS) assert.equal(STREETS.filter(({ ward }) => ward === code).length, 5)
})

it('knows the middle of every outcode that its streets use', () => {
  const known = new Set(KNOWN_OUTCODES.map(({ outcode }) => outcode))
  for (const { postcode } of STREETS) assert.ok(known.has(postcode.split(' ')[0]!), postcode)
  for (const { outcode } of KNOWN_OUTCODES) assert.ok(outcode === 'WC1' || readOutcode(outcode) === outcode, outcode)
})
