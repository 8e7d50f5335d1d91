import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { boxAround, geodesicMetres } from '../../domain/geodesy.ts'
import type { Outline } from '../../domain/polygon.ts'
import type { MapPoint } from '../../domain/search.ts'
import { type MapPage, type MapWard, mapView } from './map.ts'
import { marksOf } from './map-marks.ts'
import { frameAround, isSeen, outlinePaths } from './projection.ts'
import { smallMap } from './small-map.ts'

const square = (lng: number, lat: number, side = 0.02): Outline => [
  [
    [
      [lng, lat],
      [lng + side, lat],
      [lng + side, lat + side],
      [lng, lat + side],
      [lng, lat],
    ],
  ],
]
const ward = (code: string, name: string, lng: number, lat: number): MapWard => ({
  code,
  name,
  outline: square(lng, lat),
  point: { lat: lat + 0.01, lng: lng + 0.01 },
  boundaryYear: 2025,
})
const WARDS = [ward('X05000001', 'Old Dairy', -0.16, 51.54), ward('X05000002', 'Tilekiln', -0.14, 51.54)]
const point = (id: number, lat: number, lng: number, kind: MapPoint['kind'] = 'job'): MapPoint => ({
  id,
  kind,
  title: `Listing <${id}>`,
  point: { lat, lng },
})
const FRAME = frameAround({ south: 51.54, west: -0.16, north: 51.56, east: -0.12 }, 720)

const drawn = (change: Partial<MapPage>) =>
  mapView({
    title: 'Results on a map',
    wards: WARDS,
    points: [],
    near: null,
    links: { listing: ({ id }) => `/opportunities/${id}/x` },
    ...change,
  })?.text

describe('a frame', () => {
  const near = fc.record({
    lat: fc.double({ min: 51.541, max: 51.559, noNaN: true }),
    lng: fc.double({ min: -0.159, max: -0.121, noNaN: true }),
  })

  it('shows distances alike in every direction, within a unit or two', () => {
    fc.assert(
      fc.property(near, near, (a, b) => {
        const units = Math.hypot(FRAME.x(a.lng) - FRAME.x(b.lng), FRAME.y(a.lat) - FRAME.y(b.lat))
        assert.ok(Math.abs(units - geodesicMetres(a, b) * FRAME.unitsPerMetre) < 4)
      }),
    )
  })

  it('holds the whole circle of a search', () => {
    for (const metres of [400, 3219, 16_093]) {
      const centre = { lat: 51.55, lng: -0.14 }
      const frame = frameAround(boxAround(centre, metres), 720)
      assert.ok(metres * frame.unitsPerMetre <= Math.min(frame.width, frame.height) / 2)
      assert.ok(isSeen(frame, centre))
    }
  })
})

describe('outlines', () => {
  it('become paths of whole steps, and nothing where they lie outside', () => {
    const [first, outside] = outlinePaths([square(-0.15, 51.545), square(0.5, 51.5)], FRAME)
    assert.match(first!, /^M\d+ \d+l[-\d ]+z$/)
    assert.equal(outside, '')
  })
})

describe('marks', () => {
  const somewhere = fc.record({
    lat: fc.double({ min: 51.53, max: 51.57, noNaN: true }),
    lng: fc.double({ min: -0.17, max: -0.11, noNaN: true }),
  })

  it('never stand too near one another, and together hold every point that is seen', () => {
    fc.assert(
      fc.property(fc.array(somewhere, { maxLength: 80 }), (places) => {
        const points = places.map(({ lat, lng }, i) => point(i, lat, lng))
        const marks = marksOf(points, FRAME, 28)
        const held = marks.flatMap((mark) => mark.points.map(({ id }) => id)).sort((a, b) => a - b)
        assert.deepEqual(
          held,
          points.filter((one) => isSeen(FRAME, one.point)).map(({ id }) => id),
        )
        for (const a of marks) for (const b of marks) assert.ok(a === b || Math.hypot(a.x - b.x, a.y - b.y) >= 28)
      }),
    )
  })
})

describe('a map of results', () => {
  const points = [point(1, 51.545, -0.155), point(2, 51.555, -0.125, 'course'), point(3, 51.9, 0)]

  it('has a name, a description, outlines, and a link with a name for every mark', () => {
    const text = drawn({ points })!
    assert.match(text, /<title id="gw-map-title">Results on a map<\/title>/)
    assert.match(text, /A drawing of 2 neighbourhoods\. Job: 1\. Course: 1\. 1 more lie outside this drawing\./)
    assert.match(text, /<a href="\/opportunities\/1\/x" aria-label="Listing &lt;1&gt;, Job"><use href="#gw-map-job"/)
    assert.equal(text.match(/<use href="#gw-map-course"/g)?.length, 2)
    assert.equal(text.match(/<a /g)?.length, 2)
    assert.match(text, /Old Dairy/)
    assert.doesNotMatch(text, /style=|<script|xlink|https?:/)
  })

  it('draws the circle of the search', () => {
    const text = drawn({ points, near: { label: 'NW5 2AA', point: { lat: 51.55, lng: -0.14 }, metres: 1609 } })!
    assert.match(text, /The circle is the area searched around NW5 2AA\./)
    assert.match(text, /<circle class="gw-map__within"/)
  })

  it('puts listings of the same place under one mark with their number', () => {
    const same = [1, 2, 3].map((id) => point(id, 51.55, -0.14, id === 3 ? 'event' : 'job'))
    assert.match(drawn({ points: same })!, /<text x="\d+" y="\d+">3<\/text>/)
    const links = { listing: () => '/', around: (points: readonly MapPoint[]) => `/opportunities?n=${points.length}` }
    assert.match(
      drawn({ points: same, links })!,
      /<a href="\/opportunities\?n=3" aria-label="3 listings here: Job 2, Event 1">/,
    )
  })

  it('never gives the keyboard more than sixty stops', () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      point(i, 51.54 + (i % 20) * 0.001, -0.16 + Math.floor(i / 20) * 0.002),
    )
    assert.ok((drawn({ points: many })!.match(/<a /g)?.length ?? 0) <= 60)
  })

  it('makes neighbourhoods links where it is asked to', () => {
    const text = drawn({ wardHref: ({ name }) => `/opportunities?near=${name}` })!
    assert.match(text, /<a href="\/opportunities\?near=Old Dairy" aria-label="Old Dairy"><path/)
  })

  it('names the source of real boundaries, and of made-up ones none', () => {
    assert.doesNotMatch(drawn({})!, /Crown copyright/)
    const real = WARDS.map((one) => ({ ...one, code: 'E05013652' }))
    assert.match(drawn({ wards: real })!, /Open Government Licence v3\.0\. Contains OS data © Crown copyright .* 2025/)
  })

  it('is nothing without an outline, a point or a centre', () => {
    assert.equal(drawn({ wards: [] }), undefined)
    assert.ok(drawn({ wards: [], points }))
  })

  it('stays under 12 KB on the wire with sixty results among twenty ragged neighbourhoods', () => {
    const ragged = Array.from({ length: 20 }, (_, i) => {
      const [west, south] = [-0.2 + (i % 5) * 0.02, 51.52 + Math.floor(i / 5) * 0.02]
      const around = Array.from({ length: 120 }, (_, n) => {
        const angle = (n / 120) * 2 * Math.PI
        const far = 0.009 + 0.001 * Math.sin(n * 7.3 + i)
        return [west + 0.01 + far * Math.cos(angle), south + 0.01 + far * Math.sin(angle)] as const
      })
      return { ...WARDS[0]!, name: `Neighbourhood ${i}`, outline: [[[...around, around[0]!]]] }
    })
    const points = Array.from({ length: 60 }, (_, i) =>
      point(i, 51.525 + (i % 10) * 0.007, -0.195 + Math.floor(i / 10) * 0.015),
    )
    const bytes = gzipSync(drawn({ wards: ragged, points })!).length
    assert.ok(bytes < 12 * 1024, `${bytes} bytes`)
  })
})

describe('a small map of one listing', () => {
  it('shows the point in its neighbourhood', () => {
    const text = smallMap('Old Dairy job hub', { lat: 51.55, lng: -0.15 }, WARDS[0]!, WARDS)!.text
    assert.match(text, /role="img" aria-labelledby="gw-small-map-title"/)
    assert.match(text, /Old Dairy job hub on a drawing of Old Dairy<\/title>/)
    assert.match(text, /class="gw-map__own"/)
  })

  it('is nothing where the point lies elsewhere', () => {
    assert.equal(smallMap('Far away', { lat: 52, lng: 1 }, WARDS[0]!), null)
    assert.equal(smallMap('Nowhere', { lat: 51.55, lng: -0.15 }, { ...WARDS[0]!, outline: null }), null)
  })
})
