import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../../../test/harness/database.ts'
import { SourceRefused } from '../../../adapters/formats/format.ts'
import { blankDraft } from '../../../domain/draft.ts'
import { PUBLIC } from '../../../domain/permission.ts'
import { findArea } from '../../../records/area.ts'
import { storeOpportunities } from '../../../records/opportunity-store.ts'
import { locatePostcodes } from '../../../records/postcode.ts'
import { importReferenceData, type ReferenceFormat, type ReferenceImport } from './reference-data.job.ts'

const NOW = new Date('2026-11-21T09:00:00Z')

const POSTCODES = `postcode,lat,lng,lad_cd,ward_cd
NW5 5FG,51.5598,-0.1438,X09000001,X05000002
NW5 6LN,51.56,-0.1497,X09000001,X05000002
N4 7LN,51.5671,-0.1028,X09000002,
N4 ,51.5671,-0.1028,X09000002,
`

const square = (west: number, south: number, side: number) => [
  [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ],
]
const feature = (properties: Record<string, string>, coordinates: number[][][]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates },
})
const BOUNDARIES = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    feature({ WD25CD: 'X05000004', WD25NM: 'Heron Fields', LAD25CD: 'X09000002' }, square(-0.11, 51.56, 0.02)),
    feature({ LSOA21CD: 'X01000001', LSOA21NM: 'Tilekiln 001A' }, square(-0.16, 51.55, 0.02)),
  ],
})

const LOOKUPS = `LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM
E01000001,E05000001,Larkmead,E09000001,Osier Marsh
E01000002,E05000001,Larkmead,E09000001,Osier Marsh
`

describe('reference data', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.drop())

  const bring = (format: ReferenceFormat, text: string, more: Partial<ReferenceImport> = {}) =>
    importReferenceData(database.jobs, { format, opened: opened(text), now: NOW, ...more })

  async function listing(sourceId: string, postcode: string): Promise<number> {
    const location = {
      sourceId: null,
      name: null,
      address: '1 Sample Street',
      town: null,
      postcode,
      point: null,
      access: [],
      accessWords: null,
      transport: null,
    }
    const blank = blankDraft(sourceId, 'job', 'Sample job')
    const draft = { ...blank, organization: { ...blank.organization, name: 'Sample Ltd' }, locations: [location] }
    return (await storeOpportunities(database.jobs, 'sample', [{ ...draft, delivery: ['in-person'] }], NOW))[0]!.id
  }

  const whereIs = async (id: number) => {
    const { rows } = await sql<{ lat: number | null; point_from: string | null; ward_code: string | null }>`
      select lat, point_from, ward_code from location
      where id = (select location_id from opportunity_location where opportunity_id = ${id})`.execute(database.jobs)
    return rows[0]
  }

  it('puts listings on the map whose postcode was not known before', async () => {
    const id = await listing('1', 'NW5 5FG')
    assert.deepEqual(await whereIs(id), { lat: null, point_from: null, ward_code: null })

    const report = await bring('postcodes', POSTCODES)
    assert.deepEqual(report, {
      read: 4,
      added: 3,
      changed: 0,
      unchanged: 0,
      expired: 0,
      linked: 0,
      quarantined: [{ row: 4, id: 'N4', reason: '"N4" is not a postcode' }],
    })
    assert.deepEqual(await whereIs(id), { lat: 51.5598, point_from: 'postcode', ward_code: 'X05000002' })
    assert.ok(await isSearchedAt(id))
  })

  it('moves a listing from the middle of its outcode to its postcode once that is known', async () => {
    const id = await listing('2', 'NW5 9ZZ')
    assert.equal((await whereIs(id))?.point_from, 'outcode')
    await bring('postcodes', 'postcode,lat,lng\nNW5 9ZZ,51.551,-0.141\n')
    assert.deepEqual(await whereIs(id), { lat: 51.551, point_from: 'postcode', ward_code: null })
  })

  it('tells from outlines what a file of postcodes left out', async () => {
    const report = await bring('boundaries', BOUNDARIES)
    assert.deepEqual([report.read, report.added], [2, 2])
    const located = await locatePostcodes(database.web, ['N4 7LN', 'NW5 5FG'])
    assert.equal(located.get('N4 7LN')?.wardCode, 'X05000004')
    assert.equal(located.get('NW5 5FG')?.lsoaCode, 'X01000001')
    assert.equal(located.get('NW5 5FG')?.wardCode, 'X05000002')
  })

  it('gives a ward without an outline the middle of its statistical areas', async () => {
    await bring('lookups', 'LSOACD,latitude,longitude\nE01000001,51.5,-0.1\nE01000002,51.6,-0.2\n')
    await bring('lookups', LOOKUPS)
    const ward = await findArea(database.web, PUBLIC, 'E05000001')
    assert.deepEqual([ward?.name, ward?.parentCode, ward?.point], ['Larkmead', 'E09000001', { lat: 51.55, lng: -0.15 }])
  })

  it('changes nothing in a dry run, nor when the same comes again', async () => {
    const changed = POSTCODES.replace('51.5598', '51.5599')
    const dry = await bring('postcodes', changed, { dryRun: true })
    assert.deepEqual([dry.changed, dry.unchanged], [1, 2])
    const wet = await bring('postcodes', POSTCODES)
    assert.deepEqual([wet.changed, wet.unchanged], [0, 3])
    assert.equal((await bring('boundaries', BOUNDARIES)).unchanged, 2)
    assert.equal((await bring('lookups', LOOKUPS)).added, 0)
  })

  it('counts postcodes that went out of use as expired, and still finds them', async () => {
    const report = await bring('postcodes', 'pcds,doterm,lat,long\nNW5 1AA,201904,51.55,-0.14\n')
    assert.deepEqual([report.added, report.expired], [0, 1])
    assert.equal((await locatePostcodes(database.web, ['NW5 1AA'])).get('NW5 1AA')?.from, 'postcode')
  })

  it('takes areas that name no borough to lie in the one that was said', async () => {
    const place = { slug: 'heron', gssCode: null } as ReferenceImport['place']
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature({ WD25CD: 'X05000099' }, square(-0.3, 51.4, 0.02))],
    })
    await bring('boundaries', text, { place: place! })
    assert.equal((await findArea(database.web, PUBLIC, 'X05000099'))?.parentCode, 'heron')
  })

  it('keeps the batches that were written when the file breaks off, and goes on from there', async () => {
    const rows = Array.from(
      { length: 6000 },
      (_, i) => `${i < 3000 ? 'E' : 'N'}${(i % 9) + 1} ${i % 10}${letters(i)},51.5,-0.05`,
    )
    const whole = `postcode,lat,lng\n${rows.join('\n')}\n`
    const broken = `${whole.slice(0, -20)}\n"E1 1AA,51`
    await assert.rejects(bring('postcodes', broken), SourceRefused)
    const again = await bring('postcodes', whole)
    assert.equal(again.unchanged, 5000)
    assert.equal(again.added + again.unchanged, again.read)
  })

  it('refuses a second import while one is running', async () => {
    const begun = Promise.withResolvers<void>()
    const goOn = Promise.withResolvers<void>()
    const body = (async function* () {
      begun.resolve()
      await goOn.promise
      yield Buffer.from(POSTCODES)
    })()
    const first = importReferenceData(database.jobs, {
      format: 'postcodes',
      opened: { address: '/data/sample.csv', type: null, body },
      now: NOW,
    })
    await begun.promise
    await assert.rejects(bring('postcodes', POSTCODES), /Another import/)
    goOn.resolve()
    await first
  })

  async function isSearchedAt(id: number): Promise<boolean> {
    const { rows } = await sql`select id from opportunity_search where id = ${id}`.execute(database.jobs)
    return rows.length === 1
  }
})

const opened = (text: string): ReferenceImport['opened'] => ({
  address: '/data/sample.csv',
  type: null,
  body: (async function* () {
    for (let from = 0; from < text.length; from += 16_384) yield Buffer.from(text.slice(from, from + 16_384))
  })(),
})

const INWARD = 'ABDEFGHJLNPQRSTUWXYZ'
const letters = (i: number) => INWARD[Math.floor(i / 20) % 20]! + INWARD[i % 20]!
