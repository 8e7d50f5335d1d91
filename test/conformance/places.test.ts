import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { openFile } from '../../src/adapters/fetch/open-file.ts'
import { loadPlaces } from '../../src/adapters/places/places.ts'
import { geodesicMetres } from '../../src/domain/geodesy.ts'
import { gridToPoint } from '../../src/domain/national-grid.ts'
import { PUBLIC } from '../../src/domain/permission.ts'
import { contains } from '../../src/domain/polygon.ts'
import {
  importReferenceData,
  type ReferenceFormat,
} from '../../src/features/network/reference-data/reference-data.job.ts'
import { boroughOf, lookUpArea, outlinedAreas, wardAt, wardsOf } from '../../src/records/area.ts'
import { resolveNear } from '../../src/records/near.ts'
import { locatePostcodes } from '../../src/records/postcode.ts'
import { type TestDatabase, testDatabase } from '../harness/database.ts'
import { sharedData } from '../harness/shared-data.ts'

const GEOGRAPHY = sharedData('geography') ?? ''
const THREE = 'postcodes/postcodes_camden_hackney_islington.csv'
const NOW = new Date('2026-11-21T09:00:00Z')
const ABSENT = { skip: GEOGRAPHY === '' }

type Options = Parameters<typeof importReferenceData>[1]

async function bring({ jobs }: TestDatabase, format: ReferenceFormat, file: string, more: Partial<Options> = {}) {
  const opened = await openFile(join(GEOGRAPHY, file))
  return importReferenceData(jobs, { format, opened, now: NOW, ...more })
}

const counts = ({ read, added, changed, unchanged, expired, quarantined }: Awaited<ReturnType<typeof bring>>) => ({
  read,
  added,
  changed,
  unchanged,
  expired,
  quarantined: quarantined.length,
})

const NOTHING = { added: 0, changed: 0, unchanged: 0, expired: 0, quarantined: 0 }

describe('three real boroughs', ABSENT, () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.drop())

  it('counts what a dry run would do, and does nothing', async () => {
    const report = await bring(database, 'postcodes', THREE, { dryRun: true })
    assert.deepEqual(counts(report), { ...NOTHING, read: 19_203, added: 19_203 })
    assert.equal((await locatePostcodes(database.web, ['NW1 2DB'])).size, 0)
  })

  it('takes every postcode, and the same file again changes nothing', async () => {
    const first = await bring(database, 'postcodes', THREE)
    assert.deepEqual(counts(first), { ...NOTHING, read: 19_203, added: 19_203 })
    const again = await bring(database, 'postcodes', THREE)
    assert.deepEqual(counts(again), { ...NOTHING, read: 19_203, unchanged: 19_203 })
  })

  it('takes wards and statistical areas, with names, boroughs and years', async () => {
    for (const borough of ['camden', 'hackney', 'islington']) {
      for (const kind of ['ward', 'lsoa', 'msoa']) {
        const report = await bring(database, 'boundaries', `boundaries/${borough}_${kind}.geojson`)
        assert.equal(report.added, report.read)
      }
    }
    const wards = await wardsOf(database.web, PUBLIC, { slug: 'camden', gssCode: 'E09000007' })
    assert.deepEqual([wards.length, wards[0]!.name, wards[0]!.boundaryYear], [20, 'Belsize', 2025])
  })

  it('knows the British Library', async () => {
    const near = await resolveNear(database.web, PUBLIC, 'nw12db', [])
    assert.ok(near && 'point' in near)
    assert.ok(geodesicMetres(near.point, { lat: 51.52999, lng: -0.12701 }) < 1)
    assert.equal((await wardAt(database.web, PUBLIC, near.point))?.name, 'St Pancras & Somers Town')
    const camden = wardsOf(database.web, PUBLIC, { slug: 'camden', gssCode: 'E09000007' })
    assert.equal((await camden).find((ward) => ward.code === near.wardCode)?.name, 'St Pancras & Somers Town')
  })

  it('falls back to the outcode for a postcode that is not known', async () => {
    const near = await resolveNear(database.web, PUBLIC, 'NW1 9ZZ', [])
    assert.ok(near && 'point' in near)
    assert.deepEqual([near.exactness, near.label], ['outcode', 'NW1 (we do not know NW1 9ZZ yet)'])
    assert.ok(geodesicMetres(near.point, { lat: 51.535, lng: -0.14 }) < 1500)
  })

  it('finds neighbourhoods by name, and asks which of two', async () => {
    const near = await resolveNear(database.web, PUBLIC, 'st pancras and somers town', [])
    assert.ok(near && 'label' in near && near.label.startsWith('St Pancras & Somers Town ward'))
    const kentishTown = await resolveNear(database.web, PUBLIC, 'Kentish Town', [])
    assert.ok(kentishTown && 'choices' in kentishTown)
    assert.equal(kentishTown.choices.length, 2)
  })

  it('lays postcodes into the same wards as Ordnance Survey does, but for the edges of generalised outlines', async () => {
    const wards = new Map((await outlinedAreas(database.jobs, 'ward')).map((ward) => [ward.code, ward]))
    const { rows } = await sql<{ lat: number; lng: number; ward_code: string }>`
      select lat, lng, ward_code from postcode`.execute(database.jobs)
    const agreeing = rows.filter((row) => contains(wards.get(row.ward_code)!.outline, row)).length
    assert.ok(agreeing / rows.length >= 0.995, `${agreeing} of ${rows.length}`)
  })

  it('turns eastings and northings to the degrees of the file within five metres', async () => {
    const { rows } = await sql<{ postcode: string; lat: number; lng: number }>`
      select postcode, lat, lng from postcode`.execute(database.jobs)
    const known = new Map(rows.map((row) => [row.postcode, row]))
    const text = await readFile(join(GEOGRAPHY, THREE), 'utf8')
    const lines = text.trim().split('\n').slice(1)
    const farthest = lines.reduce((most, line) => {
      const [postcode, , , easting, northing] = line.split(',')
      return Math.max(
        most,
        geodesicMetres(gridToPoint(Number(easting), Number(northing)), known.get(postcode!.replace(' ', ''))!),
      )
    }, 0)
    assert.ok(farthest < 5, `${farthest} m`)
  })

  it('takes all of London: 170,447 postcodes, adding statistical areas where outlines are known', async () => {
    const began = performance.now()
    const report = await bring(database, 'postcodes', 'postcodes/postcodes_london_31boroughs.csv.gz')
    assert.equal(report.read, 170_447)
    assert.equal(report.quarantined.length, 0)
    assert.equal(report.added + report.changed + report.unchanged, 170_447)
    const seconds = (performance.now() - began) / 1000
    const { rows } = await sql<{ kept: number; lost: number }>`
      select count(*)::int as kept, (count(*) filter (where lsoa_code is null and borough_code = 'E09000007'))::int as lost
      from postcode`.execute(database.jobs)
    assert.ok(rows[0]!.kept >= 170_447 && rows[0]!.lost === 0, JSON.stringify(rows[0]))
    console.log(`# 170,447 postcodes in ${seconds.toFixed(1)} s`)
  })

  it('takes the outcodes of the country, which the postcodes we hold do not replace', async () => {
    const report = await bring(database, 'postcodes', 'postcodes/outcodes_gb_centroids.csv')
    assert.equal(report.read, 2_864)
    const near = await resolveNear(database.web, PUBLIC, 'ZE1 0AA', [])
    assert.ok(near && 'point' in near && near.exactness === 'outcode')
  })

  it('leads from statistical areas to wards, and from old ones to new', async () => {
    const report = await bring(database, 'lookups', 'lookups/lsoa21_ward24_ltla24_london.csv')
    assert.deepEqual([report.read, report.quarantined.length], [4_678, 0])
    await bring(database, 'lookups', 'lookups/lsoa11_lsoa21_ltla22_london.csv')
    assert.deepEqual(await lookUpArea(database.web, PUBLIC, 'lsoa21-ward24', 'E01000001'), ['E05009288'])
    for (const file of [
      'la_all_codes',
      'la_orgid_to_gss',
      'rgn_all_codes',
      'ward_all_codes_london',
      'lsoa21_latlong_london',
    ]) {
      const names = await bring(database, 'lookups', `lookups/${file}.csv`)
      assert.ok(names.read > 0 && names.quarantined.length < names.read, file)
    }
    const wards = await wardsOf(database.web, PUBLIC, { slug: 'camden', gssCode: 'E09000007' })
    assert.equal(wards.length, 20)
  })

  it('reads the boroughs of England and Wales from TopoJSON, without drawing newer outlines over', async () => {
    const before = await boroughOf(database.web, PUBLIC, { slug: 'camden', gssCode: 'E09000007' })
    await bring(database, 'boundaries', 'boundaries/london_boroughs_derived.geojson')
    const report = await bring(database, 'boundaries', 'boundaries/geogLA2022EW.topojson')
    assert.deepEqual([report.read, report.quarantined.length], [331, 0])
    const camden = await boroughOf(database.web, PUBLIC, { slug: 'camden', gssCode: 'E09000007' })
    assert.equal(before?.name, 'Camden')
    assert.equal(camden?.boundaryYear, 2025)
    assert.ok(camden.outline && camden.outline.flat(2).length > 100)
  })
})

/** Four rows as Ordnance Survey would send them; the postcodes are made up, the wards and the ground are real. */
const CODE_POINT_ROWS = `"N8 9ZX",10,530250,188550,"E92000001","E19000003","E18000007","","E09000014","E05013588"
"N8  9ZW",10,530350,188650,"E92000001","E19000003","E18000007","","E09000014","E05013588"
"N22 6ZX",10,531050,190350,"E92000001","E19000003","E18000007","","E09000014","E05013595"
"N17 9ZX",90,0,0,"E92000001","E19000003","E18000007","","E09000014",""
`

describe('a borough that the demo does not know', ABSENT, () => {
  let database: TestDatabase
  let folder: string
  before(async () => {
    database = await testDatabase()
    folder = await mkdtemp(join(tmpdir(), 'places-'))
  })
  after(async () => {
    await database.drop()
    await rm(folder, { recursive: true })
  })

  const configured = async (name: string, gssCode: string, centre: { lat: number; lng: number }) => {
    const slug = name.toLowerCase()
    const contact = { email: `work@${slug}.example`, phone: '020 7946 0000' }
    await writeFile(join(folder, `${slug}.json`), JSON.stringify({ slug, name, gssCode, centre, contact }))
    const place = (await loadPlaces(folder)).find((place) => place.slug === slug)
    assert.ok(place)
    return place
  }

  const label = async (typed: string, place: Awaited<ReturnType<typeof configured>>) => {
    const found = await resolveNear(database.web, PUBLIC, typed, [place])
    return found && 'label' in found ? `${found.label} · ${found.exactness}` : found
  }

  it('opens with a configuration file and imports, and nothing else', async () => {
    const place = await configured('Haringey', 'E09000014', { lat: 51.59, lng: -0.11 })
    assert.equal(place.words.title, 'Good work in Haringey')
    assert.equal(await label('Haringey', place), 'Haringey · place')
    assert.equal(await label('N8 9ZX', place), null)

    const rows = join(folder, 'codepo.csv')
    await writeFile(rows, CODE_POINT_ROWS)
    const opened = await openFile(rows)
    const postcodes = await importReferenceData(database.jobs, { format: 'postcodes', opened, place, now: NOW })
    assert.deepEqual(counts(postcodes), { ...NOTHING, read: 4, added: 3, quarantined: 1 })
    const outline = await bring(database, 'boundaries', 'boundaries/london_boroughs_derived.geojson', { place })
    assert.deepEqual([outline.read, outline.added], [1, 1])
    const names = await bring(database, 'lookups', 'lookups/ward_all_codes_london.csv', { place })
    assert.deepEqual([names.read > 21, names.quarantined.length], [true, 0])

    assert.equal(await label('n8 9zx', place), 'N8 9ZX · postcode')
    assert.equal(await label('N8 9AA', place), 'N8 (we do not know N8 9AA yet) · outcode')
    assert.equal(await label('N22', place), 'N22 · outcode')
    assert.equal(await label('crouch end', place), 'Crouch End ward · ward')
    assert.equal(await label('nole park', place), 'Noel Park ward · ward')
    assert.equal(await label('NW5 2AA', place), null)

    const wards = await wardsOf(database.web, PUBLIC, place)
    const borough = await boroughOf(database.web, PUBLIC, place)
    assert.equal(wards.length, 21)
    assert.ok(borough?.outline)
    for (const { point, name } of wards) assert.ok(!point || contains(borough.outline, point), name)
  })

  it('takes from a file of many boroughs only its own', async () => {
    const place = await configured('Islington', 'E09000019', { lat: 51.55, lng: -0.11 })
    const report = await bring(database, 'postcodes', THREE, { place })
    assert.deepEqual(counts(report), { ...NOTHING, read: 6_421, added: 6_421 })
    assert.equal(await label('WC2R 3XP', place), 'WC2R 3XP · postcode')
    assert.equal(await label('BR1 1AA', place), null)
  })
})
