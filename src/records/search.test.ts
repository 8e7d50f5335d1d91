import assert from 'node:assert/strict'
import { after, describe, it } from 'node:test'
import fc from 'fast-check'
import { testDatabase } from '../../test/harness/database.ts'
import { type Listed, oracle } from '../../test/harness/search-oracle.ts'
import { blankDraft } from '../domain/draft.ts'
import { DISTANCES, FACETS, type FacetName, KINDS, SORTS } from '../domain/facets.ts'
import { geodesicMetres } from '../domain/geodesy.ts'
import { addDays } from '../domain/london-time.ts'
import type { LocationDraft, OpportunityDraft } from '../domain/opportunity.ts'
import { PUBLIC } from '../domain/permission.ts'
import type { Search } from '../domain/search.ts'
import { storeOpportunities } from './opportunity-store.ts'
import { mapPoints, searchOpportunities } from './search.ts'
import { indexOpportunities, removeExpired } from './search-index.ts'
import { rescueSearch } from './search-rescue.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const TODAY = '2026-11-21'
const CENTRE = { lat: 51.55, lng: -0.14 }
const WORDS = ['zebra', 'quilt', 'marble', 'copper', 'lantern', 'violet']
const NEAR = { typed: 'NW5', label: 'NW5', point: CENTRE, exactness: 'outcode', wardCode: null } as const

const everything: Search = {
  words: '',
  near: null,
  within: 2,
  ticked: {},
  organizations: [],
  sort: 'best',
  page: 1,
  pageSize: 20,
}

const subset = (name: FacetName) =>
  fc.subarray(
    FACETS.find((facet) => facet.name === name)!.options.map((o) => o.value),
    { maxLength: 3 },
  )
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 })
const day = fc.integer({ min: -20, max: 120 }).map((days) => addDays(TODAY, days))
const one = (name: FacetName) =>
  maybe(fc.constantFrom(...FACETS.find((facet) => facet.name === name)!.options.map((o) => o.value)))

const degrees = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1e5), max: Math.round(max * 1e5) }).map((number) => number / 1e5)

const place = fc
  .record({
    lat: degrees(51.3, 51.8),
    lng: degrees(-0.5, 0.2),
    access: subset('access'),
  })
  .map(
    ({ lat, lng, access }): LocationDraft => ({
      sourceId: `${lat},${lng}`,
      name: null,
      address: null,
      town: null,
      postcode: null,
      point: { lat, lng },
      access: access as LocationDraft['access'],
      accessWords: null,
      transport: null,
    }),
  )

const listing = fc.record({
  kind: fc.constantFrom(...KINDS.map((kind) => kind.value)),
  words: fc.subarray(WORDS),
  organization: fc.integer({ min: 1, max: 6 }),
  places: fc.array(place, { maxLength: 3 }),
  delivery: subset('delivery'),
  hours: subset('hours'),
  contract: one('contract'),
  sector: one('sector'),
  level: one('level'),
  cost: one('cost'),
  hourly: maybe(fc.integer({ min: 900, max: 3000 })),
  minimumAge: maybe(fc.integer({ min: 12, max: 60 })),
  maximumAge: maybe(fc.integer({ min: 17, max: 80 })),
  groups: subset('for'),
  helps: subset('help'),
  access: subset('access'),
  languages: subset('language'),
  posted: fc.integer({ min: -90, max: 0 }).map((days) => addDays(TODAY, days)),
  starts: maybe(day),
  intakes: fc.uniqueArray(day, { maxLength: 3 }),
  closes: maybe(fc.integer({ min: -5, max: 60 }).map((days) => new Date(NOW.getTime() + days * 86_400_000))),
})

function draftOf(row: typeof listing extends fc.Arbitrary<infer Row> ? Row : never, i: number): OpportunityDraft {
  const title = `Sample ${i}`
  const pay = row.hourly === null ? null : row.hourly / 100
  return {
    ...blankDraft(`s${i}`, row.kind, title),
    ...(row as unknown as Partial<OpportunityDraft>),
    title,
    summary: '',
    descriptionHtml: `<p>${row.words.join(' ')}</p>`,
    organization: { ...blankDraft('', 'job', '').organization, name: `Sample organisation ${row.organization}` },
    locations: row.places,
    pay: pay && { words: `£${pay}`, minimum: pay, maximum: pay, unit: 'hour', hourlyMinimum: pay, hourlyMaximum: pay },
    cost: row.cost && { words: row.cost, band: row.cost, pounds: null },
    eligibleGroups: row.groups,
    postedOn: row.posted,
    startsOn: row.starts,
    closesAt: row.closes,
    intakes: row.intakes.map((startsOn) => ({
      startsOn,
      endsOn: null,
      weekdays: [],
      startTime: null,
      endTime: null,
      capacity: null,
      spacesLeft: null,
      applyBy: null,
    })),
  } as OpportunityDraft
}

const search: fc.Arbitrary<Search> = fc.record({
  words: fc.subarray(WORDS, { maxLength: 2 }).map((words) => words.join(' ')),
  near: maybe(
    fc.record({
      lat: degrees(51.4, 51.7),
      lng: degrees(-0.4, 0.1),
    }),
  ).map((point) => point && { ...NEAR, point }),
  within: fc.constantFrom(...DISTANCES),
  ticked: fc
    .record(Object.fromEntries(FACETS.map(({ name }) => [name, subset(name)])), { requiredKeys: [] })
    .map((all) => Object.fromEntries(Object.entries(all).slice(0, 3))),
  organizations: fc.subarray([1, 2, 3], { maxLength: 2 }),
  sort: fc.constantFrom(...SORTS.map((sort) => sort.value)),
  page: fc.constantFrom(1, 1, 2),
  pageSize: fc.constantFrom(20, 7),
})

describe('search', async () => {
  const { web, jobs, drop } = await testDatabase()
  after(drop)
  const drafts = fc.sample(listing, { numRuns: 300, seed: 7 }).map(draftOf)
  const stored = await storeOpportunities(jobs, 'sample', drafts, NOW)
  const rows = await web.selectFrom('opportunity').select(['id', 'organization_id']).execute()
  const organizationOf = new Map(rows.map((row) => [row.id, row.organization_id]))
  const listed: Listed[] = stored.map(({ id }, i) => ({
    id,
    organizationId: organizationOf.get(id)!,
    draft: drafts[i]!,
  }))
  const find = (changes: Partial<Search>) => searchOpportunities(web, PUBLIC, { ...everything, ...changes }, NOW)

  it('finds, orders and counts as the rules say, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(search, async (asked) => {
        const [answer, right] = [await searchOpportunities(web, PUBLIC, asked, NOW), oracle(listed, asked, NOW)]
        assert.equal(answer.total, right.ids.length)
        const counts = Object.entries(answer.facets).map(([name, values]) => [
          name,
          Object.fromEntries(values.map(({ value, count }) => [value, count])),
        ])
        assert.deepEqual(Object.fromEntries(counts), right.facets)
        for (const { id, count } of answer.organizations) assert.equal(count, right.organizations[id] ?? 0)
        if (asked.sort === 'best' && asked.words) return
        const from = (asked.page - 1) * asked.pageSize
        assert.deepEqual(
          answer.cards.map((card) => card.id),
          right.ids.slice(from, from + asked.pageSize),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('shows every result once over its pages, in every sort', async () => {
    for (const { value: sort } of SORTS) {
      const { total } = await find({ words: 'zebra', near: NEAR, within: 20, sort })
      const pages = Array.from({ length: Math.ceil(total / 7) }, (_, i) => i + 1)
      const cards = await Promise.all(
        pages.map((page) => find({ words: 'zebra', near: NEAR, within: 20, sort, page, pageSize: 7 })),
      )
      const ids = cards.flatMap((answer) => answer.cards.map((card) => card.id))
      assert.deepEqual([ids.length, new Set(ids).size], [total, total])
    }
  })

  it('measures to the nearest of several places, to the metre on the ellipsoid', async () => {
    const { cards } = await find({ near: NEAR, within: 20, pageSize: 300 })
    const measured = cards.filter((card) => card.metres !== null)
    assert.ok(measured.some((card) => card.locationCount > 1))
    for (const card of measured) {
      const { draft } = listed.find((row) => row.id === card.id)!
      const nearest = Math.min(...draft.locations.map((location) => geodesicMetres(CENTRE, location.point!)))
      assert.ok(Math.abs(card.metres! - nearest) < 1)
    }
  })

  it('puts what is reached from anywhere last in "nearest", without metres', async () => {
    const { cards } = await find({ near: NEAR, within: 10, sort: 'nearest', pageSize: 300 })
    const measured = cards.map((card) => card.metres !== null)
    assert.ok(measured.includes(false))
    assert.deepEqual(
      measured,
      [...measured].sort((a, b) => Number(b) - Number(a)),
    )
  })

  it('never lists what has expired, though nothing has tidied it away', async () => {
    const later = new Date(NOW.getTime() + 30 * 86_400_000)
    const right = oracle(listed, everything, later)
    const answer = await searchOpportunities(web, PUBLIC, { ...everything, pageSize: 300 }, later)
    const expired = new Set(
      listed.filter(({ draft }) => draft.closesAt && draft.closesAt <= later).map((row) => row.id),
    )
    assert.ok(expired.size > 0)
    assert.equal(
      answer.cards.some((card) => expired.has(card.id) && !right.ids.includes(card.id)),
      false,
    )
    assert.ok(answer.total < (await find({})).total)
  })

  it('puts on the map what has a point', async () => {
    const points = await mapPoints(web, PUBLIC, { ...everything, near: NEAR, within: 10 }, NOW, 50)
    assert.ok(points.length > 0 && points.length <= 50)
  })

  it('offers a wider circle, fewer filters and other words where nothing was found', async () => {
    const asked = { ...everything, words: 'zebra', near: { ...NEAR, point: { lat: 51.95, lng: -0.14 } }, within: 1 }
    const rescue = await rescueSearch(web, PUBLIC, { ...asked, ticked: { delivery: ['in-person'] } }, NOW)
    assert.deepEqual(rescue.droppedFacets.find((dropped) => dropped.facet === 'near')!.total > 0, true)
    for (const { miles, total } of rescue.widerRadii) {
      const wider = await find({ ...asked, within: miles, ticked: { delivery: ['in-person'] } })
      assert.equal(total, wider.total)
    }
  })

  it('answers anything that anybody types', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'"-()|&!:*\\\' orit') })),
        async (words) => {
          const { total, cards } = await find({ words: words.replaceAll('\0', '') })
          assert.ok(total >= cards.length)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('forgets what has passed, and what is withdrawn', async () => {
    const before = await find({})
    const [first] = before.cards
    await jobs.updateTable('opportunity').set({ withdrawn_at: NOW }).where('id', '=', first!.id).execute()
    await indexOpportunities(jobs, [first!.id], NOW)
    assert.equal((await find({})).total, before.total - 1)
    assert.ok((await removeExpired(jobs, new Date('2027-06-01T00:00:00Z'))) > 0)
  })
})
