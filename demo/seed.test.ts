import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { loadPlaces } from '../src/adapters/places/places.ts'
import { PUBLIC } from '../src/domain/permission.ts'
import type { Near } from '../src/domain/search.ts'
import { announcementsOf } from '../src/records/announcement.ts'
import { wardsOf } from '../src/records/area.ts'
import { articleTranslations } from '../src/records/article.ts'
import { hubsOf } from '../src/records/hub.ts'
import { resolveNear } from '../src/records/near.ts'
import { searchOpportunities } from '../src/records/search.ts'
import { readSearch } from '../src/web/search-address.ts'
import { type TestDatabase, testDatabase } from '../test/harness/database.ts'
import { seedDemo } from './seed.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const PLACES = await loadPlaces(new URL('places', import.meta.url).pathname)
const FLEET_VALE = PLACES[0]!
let borough: TestDatabase

before(async () => {
  borough = await testDatabase()
  await seedDemo(borough.jobs, NOW)
})
after(() => borough.drop())

const found = async (address: string, near: Near | null = null) =>
  searchOpportunities(borough.web, PUBLIC, readSearch(new URLSearchParams(address), near), NOW)

async function near(typed: string): Promise<Near> {
  const resolved = await resolveNear(borough.web, PUBLIC, typed, PLACES)
  assert.ok(resolved && 'point' in resolved, typed)
  return resolved
}

it('is one fictional borough, and says so', () => {
  assert.deepEqual(
    PLACES.map(({ slug, sample }) => [slug, sample]),
    [['fleet-vale', true]],
  )
})

it('finds part-time care work above the London Living Wage near NW5', async () => {
  const address = 'q=care+assistant&near=NW5&within=2&hours=part-time&pay=london-living-wage&kind=job'
  const answer = await found(address, await near('NW5'))
  const titles = answer.cards.filter(({ title }) => /care|health/i.test(title))
  assert.ok(answer.total >= 5, String(answer.total))
  assert.ok(titles.length >= 5, titles.map(({ title }) => title).join(', '))
  for (const card of answer.cards) {
    assert.ok(card.hours.includes('part-time') && card.pay!.hourlyMinimum! >= 14.8, card.title)
    assert.ok(card.sample)
  }
})

it('finds no minibus by "warehouse", though both lie under one heading', async () => {
  const { cards } = await found('q=warehouse&kind=job')
  assert.ok(cards.length >= 3)
  assert.deepEqual(
    cards.filter(({ title }) => /minibus|passenger|delivery rider/i.test(title)),
    [],
  )
})

for (const typed of ['NW5', 'nw5 6fg', 'N19', 'E8', 'Old Dairy', 'Cobblers Green', 'Fleet Vale'])
  it(`knows where ${typed} is`, async () => {
    const { point } = await near(typed)
    assert.ok(Math.abs(point.lat - 51.55) < 0.04 && Math.abs(point.lng + 0.14) < 0.09)
  })

it('lists nothing that is over, and the thing heard of twice once', async () => {
  assert.equal(
    (await found('q=lunchtime+catering')).cards.filter(({ title }) => title === 'Catering assistant').length,
    0,
  )
  const twice = (await found('q=warehouse+operative&kind=job')).cards
  assert.equal(twice.filter(({ title }) => title === 'Warehouse operative').length, 1)
})

it('puts every neighbourhood, hub, article and announcement where the front door looks for them', async () => {
  const { web } = borough
  assert.equal((await wardsOf(web, PUBLIC, FLEET_VALE)).length, 12)
  const hubs = await hubsOf(web, PUBLIC, FLEET_VALE.slug)
  assert.equal(hubs.length, 5)
  assert.ok(hubs.every(({ location, schedules, languages }) => location.point && schedules.length && languages.length))
  const [english, arabic] = await articleTranslations(web, PUBLIC, 'applying-without-a-cv')
  assert.deepEqual([english?.language, arabic?.direction], ['en', 'rtl'])
  assert.equal((await announcementsOf(web, PUBLIC, FLEET_VALE.slug, NOW)).length, 2)
})

it('shows organisations whose names are written in other scripts', async () => {
  const names = (await found('kind=course&language=ar')).cards.map((card) => card.organizationName)
  assert.ok(names.some((name) => name.startsWith('جمعية وادي النهر')))
})

it('changes nothing when it is done again', async () => {
  const count = async () => (await found('')).total
  const [before, wards] = [await count(), await wardsOf(borough.web, PUBLIC, FLEET_VALE)]
  await seedDemo(borough.jobs, NOW)
  assert.equal(await count(), before)
  assert.deepEqual(await wardsOf(borough.web, PUBLIC, FLEET_VALE), wards)
  assert.equal((await announcementsOf(borough.web, PUBLIC, FLEET_VALE.slug, NOW)).length, 2)
})

it('is as full a year later', async () => {
  const later = new Date('2027-08-15T09:00:00Z')
  await seedDemo(borough.jobs, later)
  const answer = await searchOpportunities(borough.web, PUBLIC, readSearch(new URLSearchParams(''), null), later)
  assert.ok(answer.total >= 260, String(answer.total))
})
