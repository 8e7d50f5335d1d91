import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { geodesicMetres } from '../../domain/geodesy.ts'
import { SourceRefused } from '../formats/format.ts'
import { type BoundaryRow, readBoundaryFile } from './boundary-file.ts'

async function read(value: unknown, fileName = 'boundaries.geojson') {
  const rows: BoundaryRow[] = []
  const refused: string[] = []
  async function* bytes() {
    yield Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))
  }
  for await (const item of readBoundaryFile(bytes(), fileName)) {
    if ('draft' in item) rows.push(item.draft)
    else refused.push(item.refused)
  }
  return { rows, refused }
}

const SQUARE = [
  [-0.15, 51.54],
  [-0.13, 51.54],
  [-0.13, 51.56],
  [-0.15, 51.56],
  [-0.15, 51.54],
]
const feature = (properties: Record<string, unknown>, coordinates: unknown = [SQUARE], type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: { type, coordinates },
})
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const WARD = { WD25CD: 'E05013652', WD25NM: 'Old Dairy', LAD25CD: 'E09000007', LAD25NM: 'Fleet Vale', WD25NMW: ' ' }

describe('GeoJSON boundaries', () => {
  it('are read with code, name, borough and year from the names of the properties', async () => {
    const { rows } = await read(collection(feature(WARD)))
    assert.deepEqual(rows[0], {
      code: 'E05013652',
      kind: 'ward',
      name: 'Old Dairy',
      parentCode: 'E09000007',
      boundaryYear: 2025,
      outline: [[SQUARE]],
      point: { lat: 51.55, lng: -0.14 },
    })
  })

  const kinds: readonly [
    properties: Record<string, unknown>,
    kind: string,
    parent: string | null,
    year: number | null,
  ][] = [
    [{ WD24CD: 'E05013652', LAD24CD: 'E09000007' }, 'ward', 'E09000007', 2024],
    [{ LAD25CD: 'E09000007', LAD25NM: 'Fleet Vale' }, 'borough', null, 2025],
    [{ LSOA21CD: 'E01000907', LADCD_ACTIVE: 'E09000007', MSOA21CD: 'E02000170' }, 'lsoa', 'E09000007', 2021],
    [{ MSOA21CD: 'E02000170' }, 'msoa', null, 2021],
    [{ RGN22CD: 'E12000007' }, 'region', null, 2022],
    [{ areacd: 'E09000007', areanm: 'Fleet Vale' }, 'borough', null, null],
    [{ code: 'X05000001', name: 'Old Dairy', parent_code: 'X09000001' }, 'ward', 'X09000001', null],
  ]
  for (const [properties, kind, parent, year] of kinds) {
    it(`know a ${kind} by ${Object.keys(properties)[0]}`, async () => {
      const { rows } = await read(collection(feature(properties)))
      assert.deepEqual([rows[0]?.kind, rows[0]?.parentCode, rows[0]?.boundaryYear], [kind, parent, year])
    })
  }

  it('take the year from the file name where the properties have none', async () => {
    const { rows } = await read(collection(feature({ areacd: 'E09000007' })), '/srv/data2019/boroughs_2022_bgc.json')
    assert.equal(rows[0]?.boundaryYear, 2022)
  })

  it('may be in eastings and northings', async () => {
    const grid = [
      [529000, 184000],
      [531000, 184000],
      [531000, 186000],
      [529000, 186000],
      [529000, 184000],
    ]
    const { rows } = await read(collection(feature(WARD, [[grid]], 'MultiPolygon')))
    const [lng, lat] = rows[0]!.outline[0]![0]![0]!
    assert.ok(geodesicMetres({ lat, lng }, { lat: 51.540158, lng: -0.141316 }) < 100, `${lat},${lng}`)
  })

  const faults: readonly [string, unknown, RegExp][] = [
    ['a point', feature(WARD, [-0.14, 51.55], 'Point'), /not an area/],
    ['no code', feature({ name: 'Somewhere' }), /no property gives a code/],
    ['latitude first', feature(WARD, [SQUARE.map(([x, y]) => [y, x])]), /latitude first/],
    ['another country', feature(WARD, [SQUARE.map(([x, y]) => [x! + 100, y])]), /it lies at 99\.85, 51\.54/],
    ['an open ring', feature(WARD, [SQUARE.slice(0, -1)]), /not closed/],
    ['nothing in it', feature(WARD, [[]]), /empty/],
  ]
  for (const [name, faulty, reason] of faults) {
    it(`put aside an area with ${name}, and take the others`, async () => {
      const { rows, refused } = await read(collection(faulty, feature(WARD)))
      assert.equal(rows.length, 1)
      assert.match(refused[0]!, reason)
    })
  }

  for (const [text, reason] of [
    ['<html>', /not JSON/],
    ['{"type":"Feature"}', /neither/],
    ['PK\u0003\u0004', /ZIP/],
  ] as const) {
    it(`are refused as a whole where the file is ${text.slice(0, 10)}`, async () => {
      await assert.rejects(read(text), (error) => error instanceof SourceRefused && reason.test(error.message))
    })
  }
})

describe('TopoJSON boundaries', () => {
  /** Two wards side by side; the border between them is one line, used forwards and backwards. */
  const TOPOLOGY = {
    type: 'Topology',
    transform: { scale: [0.01, 0.01], translate: [-0.2, 51.5] },
    arcs: [
      [
        [1, 0],
        [0, 2],
      ],
      [
        [1, 2],
        [-1, 0],
        [0, -2],
        [1, 0],
      ],
      [
        [1, 0],
        [1, 0],
        [0, 2],
        [-1, 0],
      ],
    ],
    objects: {
      wards: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0, 1]], properties: { WD25CD: 'E05000001' } },
          { type: 'MultiPolygon', arcs: [[[2, -1]]], properties: { WD25CD: 'E05000002' } },
          { type: 'Point', coordinates: [0, 0] },
        ],
      },
    },
  }

  it('have their lines put together, forwards and backwards', async () => {
    const { rows, refused } = await read(TOPOLOGY)
    assert.deepEqual(rows[0]!.outline, [
      [
        [
          [-0.19, 51.5],
          [-0.19, 51.52],
          [-0.2, 51.52],
          [-0.2, 51.5],
          [-0.19, 51.5],
        ],
      ],
    ])
    assert.deepEqual(rows[1]!.outline, [
      [
        [
          [-0.19, 51.5],
          [-0.18, 51.5],
          [-0.18, 51.52],
          [-0.19, 51.52],
          [-0.19, 51.5],
        ],
      ],
    ])
    assert.equal(refused.length, 1)
  })
})
