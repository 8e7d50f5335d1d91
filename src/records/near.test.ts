import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import type { AreaKind } from '../domain/area.ts'
import { PUBLIC } from '../domain/permission.ts'
import type { Place, Point } from '../domain/place.ts'
import type { Outline } from '../domain/polygon.ts'
import { type AreaDraft, saveAreas, wardAt, wardsOf } from './area.ts'
import { resolveNear } from './near.ts'
import { locatePostcodes } from './postcode.ts'
import { middleOutcodes, type PostcodeDraft, savePostcodes } from './postcode-store.ts'

const NOW = new Date('2026-11-21T09:00:00Z')

const place = (slug: string, name: string, gssCode: string): Place => ({
  slug,
  name,
  council: `${name} Council`,
  gssCode,
  hosts: [],
  centre: { lat: 51.55, lng: -0.14 },
  languages: ['en'],
  colours: { brand: '#000000', accent: '#000000' },
  words: { title: name, welcome: name, neighbourhood: 'neighbourhood', hub: 'job hub' },
  contact: { email: 'a@example.org', phone: '020 7946 0000' },
  replyWorkingDays: 2,
  sample: true,
})
const FLEET_VALE = place('fleet-vale', 'Fleet Vale', 'X09000001')

const square = ({ lat, lng }: Point, half = 0.01): Outline => [
  [
    [
      [lng - half, lat - half],
      [lng + half, lat - half],
      [lng + half, lat + half],
      [lng - half, lat + half],
      [lng - half, lat - half],
    ],
  ],
]

const draft = (code: string, kind: AreaKind, name: string, parentCode: string | null, point: Point): AreaDraft => ({
  code,
  kind,
  name,
  parentCode,
  boundaryYear: 2025,
  point,
  outline: square(point),
})

const AREAS = [
  draft('X09000001', 'borough', 'Fleet Vale', null, { lat: 51.55, lng: -0.14 }),
  draft('X09000002', 'borough', 'Osier Marsh', null, { lat: 51.6, lng: -0.1 }),
  draft('X05000001', 'ward', 'Old Dairy', 'X09000001', { lat: 51.56, lng: -0.14 }),
  draft('X05000002', 'ward', 'Tilekiln North', 'X09000001', { lat: 51.54, lng: -0.16 }),
  draft('X05000003', 'ward', 'Tilekiln South', 'X09000001', { lat: 51.54, lng: -0.12 }),
  draft('X05000011', 'ward', 'Abbey', 'X09000002', { lat: 51.61, lng: -0.11 }),
  draft('X05000021', 'ward', 'Abbey', 'X09000003', { lat: 51.4, lng: -0.3 }),
  draft('X09000003', 'borough', 'Willow Reach', null, { lat: 51.4, lng: -0.3 }),
]

const postcode = (compact: string, lat: number, lng: number, terminatedOn: string | null = null): PostcodeDraft => ({
  compact,
  point: { lat, lng },
  wardCode: 'X05000001',
  lsoaCode: null,
  msoaCode: null,
  boroughCode: 'X09000001',
  terminatedOn,
})

describe('a place as typed', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
    await saveAreas(database.jobs, AREAS, 'test', NOW)
    const postcodes = [postcode('NW52AA', 51.56, -0.14), postcode('NW52AB', 51.562, -0.142)]
    await savePostcodes(database.jobs, [...postcodes, postcode('NW52AD', 51.5, -0.1, '2019-04-30')], 'test')
    await middleOutcodes(database.jobs, 'test')
    await addHub(database)
  })
  after(() => database.drop())

  const near = (typed: string) => resolveNear(database.web, PUBLIC, typed, [FLEET_VALE])

  it('is a postcode, however it is typed', async () => {
    for (const typed of ['NW5 2AA', 'nw52aa', ' nw 5 2aa ']) {
      assert.deepEqual(await near(typed), {
        typed: 'NW5 2AA',
        label: 'NW5 2AA',
        point: { lat: 51.56, lng: -0.14 },
        exactness: 'postcode',
        wardCode: 'X05000001',
      })
    }
  })

  it('is a postcode that has gone out of use', async () => {
    const found = await near('NW5 2AD')
    assert.ok(found && 'point' in found)
    assert.deepEqual([found.exactness, found.point], ['postcode', { lat: 51.5, lng: -0.1 }])
  })

  it('is the outcode of a postcode that is not known, and says so', async () => {
    assert.deepEqual(await near('NW5 9ZZ'), {
      typed: 'NW5 9ZZ',
      label: 'NW5 (we do not know NW5 9ZZ yet)',
      point: { lat: 51.561, lng: -0.141 },
      exactness: 'outcode',
      wardCode: null,
    })
  })

  it('is a postcode that is known elsewhere, where somebody is asked', async () => {
    const point = { lat: 51.57, lng: -0.15 }
    const codes = { wardCode: 'X05000002', lsoaCode: null, boroughCode: null }
    const asked = await resolveNear(database.web, PUBLIC, 'NW5 9ZZ', [], async (postcode) =>
      postcode === 'NW5 9ZZ' ? { point, from: 'postcode', ...codes } : null,
    )
    assert.deepEqual(asked, { typed: 'NW5 9ZZ', label: 'NW5 9ZZ', point, exactness: 'postcode', wardCode: 'X05000002' })
  })

  const names: readonly [typed: string, label: string][] = [
    ['nw5', 'NW5'],
    ['NW5 2', 'NW5'],
    ['NW52', 'NW5'],
    ['old dairy', 'Old Dairy ward'],
    ['Old Dairy job hub', 'Old Dairy job hub'],
    ['tilekiln nroth', 'Tilekiln North ward'],
    ['fleet vale', 'Fleet Vale'],
    ['Osier Marsh', 'Osier Marsh'],
    ['abbey, osier marsh', 'Abbey ward, Osier Marsh'],
  ]
  for (const [typed, label] of names) {
    it(`“${typed}” is ${label}`, async () => {
      const found = await near(typed)
      assert.ok(found && 'label' in found, JSON.stringify(found))
      assert.equal(found.label, label)
    })
  }

  it('gives choices where a name could be several, each of which means only itself', async () => {
    for (const [typed, labels] of [
      ['Tilekiln', ['Tilekiln North ward, Fleet Vale', 'Tilekiln South ward, Fleet Vale']],
      ['abbey', ['Abbey ward, Osier Marsh', 'Abbey ward, Willow Reach']],
      ['Old Dairy hub', ['Old Dairy ward, Fleet Vale', 'Old Dairy job hub']],
    ] as const) {
      const found = await near(typed)
      assert.ok(found && 'choices' in found, `${typed}: ${JSON.stringify(found)}`)
      assert.deepEqual(found.choices.map((choice) => choice.label).sort(), [...labels].sort())
      for (const choice of found.choices) {
        const again = await near(choice.typed)
        assert.ok(again && 'point' in again)
        assert.deepEqual(again.point, choice.point)
      }
    }
  })

  it('is where somebody is, to about a hundred metres and no closer', async () => {
    assert.deepEqual(await near('51.5604321, -0.1398765'), {
      typed: '51.560,-0.140',
      label: 'where you are, in Old Dairy',
      point: { lat: 51.56, lng: -0.14 },
      exactness: 'point',
      wardCode: 'X05000001',
    })
  })

  it('is nothing where nothing fits, so that the page can ask', async () => {
    for (const typed of ['', ' ', 'Timbuktu', 'ZE9 9ZZ', '0,0', '%', 'a', "'; drop table area --", '\0']) {
      assert.equal(await near(typed), null, typed)
    }
  })

  it('keeps wards, and finds the one that a point lies in', async () => {
    const wards = await wardsOf(database.web, PUBLIC, FLEET_VALE)
    assert.deepEqual(
      wards.map((ward) => ward.name),
      ['Old Dairy', 'Tilekiln North', 'Tilekiln South'],
    )
    assert.deepEqual(wards[0]!.outline, square({ lat: 51.56, lng: -0.14 }))
    assert.equal((await wardAt(database.web, PUBLIC, { lat: 51.545, lng: -0.125 }))?.name, 'Tilekiln South')
    assert.equal(await wardAt(database.web, PUBLIC, { lat: 51.2, lng: -0.125 }), null)
  })

  it('locates many postcodes at once, by the text as it was given', async () => {
    const located = await locatePostcodes(database.web, ['nw5 2aa', 'NW5 9ZZ', 'ZE9 9ZZ', 'nonsense'])
    assert.deepEqual([...located.keys()], ['nw5 2aa', 'NW5 9ZZ'])
    assert.deepEqual([located.get('nw5 2aa')?.from, located.get('NW5 9ZZ')?.from], ['postcode', 'outcode'])
  })

  it('saves the same again without touching a row', async () => {
    assert.deepEqual(await saveAreas(database.jobs, AREAS, 'again', NOW), { added: 0, changed: 0, unchanged: 8 })
    const again = await savePostcodes(database.jobs, [postcode('NW52AA', 51.56, -0.14)], 'again')
    assert.deepEqual(again, { added: 0, changed: 0, expired: 0, unchanged: 1 })
    const moved = await savePostcodes(database.jobs, [postcode('NW52AA', 51.56, -0.14001)], 'again')
    assert.equal(moved.changed, 1)
    await savePostcodes(database.jobs, [postcode('NW52AA', 51.56, -0.14)], 'again')
  })
})

async function addHub({ jobs }: TestDatabase): Promise<void> {
  const { id } = await jobs
    .insertInto('location')
    .values({
      source: 'test',
      source_id: 'hub',
      name: 'Old Dairy job hub',
      address: null,
      town: null,
      postcode: 'NW5 2AB',
      lat: 51.562,
      lng: -0.142,
      point_from: 'postcode',
      ward_code: 'X05000001',
      lsoa_code: null,
      borough_code: 'X09000001',
      access_words: null,
      transport: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await jobs
    .insertInto('hub')
    .values({
      place_slug: 'fleet-vale',
      slug: 'old-dairy',
      name: 'Old Dairy job hub',
      summary: 'A sample hub.',
      description_html: '<p>A sample hub.</p>',
      location_id: id,
      phone: null,
      email: null,
      drop_in_words: null,
      source: 'test',
    })
    .execute()
}
