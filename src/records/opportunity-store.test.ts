import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { blankDraft } from '../domain/draft.ts'
import type { LocationDraft, OpportunityDraft } from '../domain/opportunity.ts'
import { PUBLIC } from '../domain/permission.ts'
import { releaseDuplicates } from './duplicate.ts'
import { locateAgain } from './location-store.ts'
import { findOpportunity, opportunitiesByIds, opportunitiesOf, similarOpportunities } from './opportunity.ts'
import { storeOpportunities } from './opportunity-store.ts'
import { findOrganization, organizations } from './organization.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const LATER = new Date('2026-12-05T12:00:00Z')

const hall: LocationDraft = {
  sourceId: null,
  name: 'Millrace Hall',
  address: '4 Millrace Lane',
  town: 'Fleet Vale',
  postcode: 'fv12ab',
  point: null,
  access: ['step-free'],
  accessWords: null,
  transport: null,
}

function draft(sourceId: string, title: string, more: Partial<OpportunityDraft> = {}): OpportunityDraft {
  const blank = blankDraft(sourceId, 'job', title)
  return {
    ...blank,
    organization: { ...blank.organization, name: 'Fleet Vale Care' },
    delivery: ['in-person'],
    locations: [hall],
    postedOn: '2026-11-20',
    ...more,
  }
}

describe('keeping what sources say', () => {
  let database: TestDatabase
  before(async () => {
    database = await testDatabase()
  })
  after(() => database.drop())

  const store = (source: string, drafts: readonly OpportunityDraft[], now = NOW) =>
    storeOpportunities(database.jobs, source, drafts, now)
  const find = async (id: number) => (await findOpportunity(database.web, PUBLIC, id))!
  const outcomes = async (...asked: Parameters<typeof store>) => (await store(...asked)).map((row) => row.outcome)

  it('gives back everything that it was given', async () => {
    const full: OpportunityDraft = {
      ...draft('full', 'Evening Welding Course'),
      kind: 'course',
      summary: 'Learn to weld.',
      descriptionHtml: '<p>Learn to weld.</p>',
      organization: {
        name: 'Vale College',
        sourceId: 'vc',
        description: 'A college',
        website: 'https://college.example',
        email: 'hello@college.example',
        phone: '020 7946 0001',
        logoUrl: null,
      },
      hours: ['evenings', 'part-time'],
      hoursWords: 'Two evenings',
      hoursPerWeekMinimum: 4,
      hoursPerWeekMaximum: 6.5,
      contract: 'fixed-term',
      sector: 'construction',
      pay: {
        words: '£13.50 an hour',
        minimum: 13.5,
        maximum: 14,
        unit: 'hour',
        hourlyMinimum: 13.5,
        hourlyMaximum: 14,
      },
      cost: { words: '£20', band: 'paid', pounds: 20 },
      level: '2',
      minimumAge: 19,
      maximumAge: 64,
      eligibilityWords: 'Live in Fleet Vale',
      eligibleGroups: ['women'],
      helps: ['new-skills'],
      access: ['hearing-loop'],
      languages: ['bn'],
      requirements: [{ words: 'Level 1 maths', essential: true, bridge: 'maths' }],
      goodWork: { ...draft('', '').goodWork, training: true },
      startsOn: '2027-01-11',
      endsOn: '2027-03-01',
      closesAt: new Date('2027-01-04T17:00:00Z'),
      intakes: [
        {
          startsOn: '2027-01-11',
          endsOn: '2027-03-01',
          weekdays: [1, 3],
          startTime: '18:30',
          endTime: '20:30',
          capacity: 12,
          spacesLeft: 3,
          applyBy: '2027-01-04',
        },
      ],
      occurrences: [
        { startsAt: new Date('2027-01-11T18:30:00Z'), endsAt: new Date('2027-01-11T20:30:00Z'), allDay: false },
      ],
      schedules: [
        {
          weekdays: [1],
          opensAt: '18:30',
          closesAt: '20:30',
          validFrom: null,
          validTo: null,
          description: 'Term time',
        },
      ],
      vacancies: 12,
      url: 'https://college.example/weld',
      applyUrl: 'https://college.example/weld/apply',
      howToApply: 'Ring us',
      contact: { name: 'Course desk', email: null, phone: '020 7946 0002' },
      replyWithinDays: 5,
      lastCheckedOn: '2026-11-20',
      uuid: '0b5c2e4e-1111-4222-8333-444455556666',
    }
    const [stored] = await store('college', [full])
    const { id, slug, source, organizationId, organizationName, duplicateOf, expiresAt, ...kept } = await find(
      stored!.id,
    )
    assert.deepEqual(
      [id, slug, source, organizationName, duplicateOf, expiresAt?.toISOString()],
      [stored!.id, 'evening-welding-course', 'college', 'Vale College', null, '2027-01-04T17:00:00.000Z'],
    )
    const { organization, locations, ...given } = full
    const { locations: places, withdrawnAt, sample, createdAt, updatedAt, ...facts } = kept
    assert.deepEqual(facts, given)
    assert.deepEqual([withdrawnAt, sample, createdAt, updatedAt], [null, false, NOW, NOW])
    assert.equal(places[0]!.postcode, 'FV1 2AB')
    assert.equal((await findOrganization(database.web, PUBLIC, organizationId))!.website, organization.website)
    assert.equal(locations.length, places.length)
  })

  it('adds, leaves alone, changes, and revives what had gone', async () => {
    const porter = draft('a-1', 'Porter')
    assert.deepEqual(await outcomes('feed-a', [porter]), ['added'])
    assert.deepEqual(await outcomes('feed-a', [porter]), ['unchanged'])
    assert.deepEqual(await outcomes('feed-a', [{ ...porter, title: 'Night Porter' }]), ['changed'])
    await database.jobs.updateTable('opportunity').set({ withdrawn_at: NOW }).where('source_id', '=', 'a-1').execute()
    const [revived] = await store('feed-a', [{ ...porter, title: 'Night Porter' }], LATER)
    const { title, withdrawnAt, createdAt } = await find(revived!.id)
    assert.deepEqual([revived!.outcome, title, withdrawnAt, createdAt], ['changed', 'Night Porter', null, NOW])
  })

  it('keeps what has expired and lists it nowhere', async () => {
    const [gone] = await store('feed-b', [draft('b-1', 'Baker', { closesAt: new Date('2026-11-01T12:00:00Z') })])
    assert.equal(gone!.outcome, 'expired')
    const baker = await find(gone!.id)
    const listed = await opportunitiesOf(database.web, PUBLIC, baker.organizationId, NOW)
    assert.deepEqual(listed, [])
    const rows = await database.jobs.selectFrom('opportunity_search').select('id').where('id', '=', gone!.id).execute()
    assert.deepEqual(rows, [])
  })

  it('believes what has no dates for as long as its source has it', async () => {
    const undated = draft('c-1', 'Cleaner', { postedOn: null })
    const [first] = await store('feed-c', [undated])
    assert.deepEqual(await outcomes('feed-c', [undated], LATER), ['unchanged'])
    assert.equal((await find(first!.id)).expiresAt!.toISOString(), '2027-02-03T23:59:59.999Z')
  })

  it('takes the later of two rows with one id, and says so', async () => {
    const both = [draft('d-1', 'Driver'), draft('d-1', 'Van Driver')]
    const stored = await store('feed-d', both)
    assert.deepEqual(
      stored.map((row) => row.outcome),
      ['repeated', 'added'],
    )
    assert.equal((await find(stored[0]!.id)).title, 'Van Driver')
  })

  it('knows an organisation by its id, else by its name, and never empties what is known', async () => {
    const blank = draft('', '').organization
    const [one, two, three] = await store('feed-e', [
      draft('e-1', 'Chef', { organization: { ...blank, name: 'Vale Kitchen Ltd', phone: '020 7946 0003' } }),
      draft('e-2', 'Cook', { organization: { ...blank, name: 'The Vale Kitchen', description: 'Food' } }),
      draft('e-3', 'Host', { organization: { ...blank, name: 'Vale Inn', sourceId: '77' } }),
    ])
    const [chef, cook, host] = await opportunitiesByIds(database.web, PUBLIC, [one!.id, two!.id, three!.id])
    assert.equal(chef!.organizationId, cook!.organizationId)
    assert.notEqual(chef!.organizationId, host!.organizationId)
    await store('feed-e', [
      draft('e-4', 'Waiter', { organization: { ...blank, name: 'Vale Inn (Fleet Vale)', sourceId: '77' } }),
    ])
    const kitchen = (await findOrganization(database.web, PUBLIC, chef!.organizationId))!
    assert.deepEqual([kitchen.phone, kitchen.description], ['020 7946 0003', 'Food'])
    assert.equal((await findOrganization(database.web, PUBLIC, host!.organizationId))!.name, 'Vale Inn (Fleet Vale)')
    const counts = await organizations(database.web, PUBLIC, NOW)
    assert.equal(counts.find((each) => each.id === host!.organizationId)!.count, 2)
  })

  it('links the same thing in two sources, and lets the second take over when the first goes', async () => {
    const welder = draft('f-1', 'Welder')
    const [first] = await store('feed-f', [welder])
    const [again] = await store('feed-g', [{ ...welder, sourceId: '900', title: 'WELDER' }])
    assert.equal(again!.duplicateOf, first!.id)
    assert.equal((await find(again!.id)).duplicateOf, first!.id)

    await database.jobs.updateTable('opportunity').set({ withdrawn_at: NOW }).where('id', '=', first!.id).execute()
    await releaseDuplicates(database.jobs, NOW)
    assert.equal((await find(again!.id)).duplicateOf, null)

    const [back] = await store('feed-f', [welder], LATER)
    assert.deepEqual([back!.duplicateOf, (await find(again!.id)).duplicateOf], [null, first!.id])
  })

  it('keeps apart what one source says twice, and pairs it with another source in order', async () => {
    const twice = [draft('h-1', 'Gardener'), draft('h-2', 'Gardener')]
    const [one, two] = await store('feed-h', twice)
    const pair = await store('feed-i', [draft('7', 'Gardener'), draft('8', 'Gardener'), draft('9', 'Gardener')])
    assert.deepEqual([one!.duplicateOf, two!.duplicateOf], [null, null])
    assert.deepEqual(
      pair.map((row) => row.duplicateOf),
      [one!.id, two!.id, null],
    )
  })

  it('publishes a UUID under which the source publishes, unless another source was first', async () => {
    const uuid = '5f0f9a5b-2f6d-4c7e-8b3a-6f1a8f0e5c1d'
    const [first] = await store('feed-j', [draft('j-1', 'Roofer', { uuid })])
    const [second] = await store('feed-k', [draft('k-1', 'Roofer of Another Name', { uuid: uuid.toUpperCase() })])
    assert.equal((await find(first!.id)).uuid, uuid)
    assert.notEqual((await find(second!.id)).uuid, uuid)
    assert.equal(second!.duplicateOf, first!.id)
  })

  it('puts a place on the map by its postcode, also when postcodes come later', async () => {
    const [early] = await store('feed-l', [draft('l-1', 'Plumber', { locations: [{ ...hall, postcode: 'FV7 7AA' }] })])
    assert.equal((await find(early!.id)).locations[0]!.point, null)
    const postcode = { lat: 51.5, lng: -0.1, ward_code: 'W1', lsoa_code: 'L1', msoa_code: null, borough_code: 'B1' }
    await database.jobs
      .insertInto('postcode')
      .values({ postcode: 'FV77AA', ...postcode, terminated_on: null, source: 'test' })
      .execute()
    assert.deepEqual(await locateAgain(database.jobs), [early!.id])
    assert.deepEqual(await locateAgain(database.jobs), [])
    const [place] = (await find(early!.id)).locations
    assert.deepEqual([place!.point, place!.wardCode, place!.lsoaCode], [{ lat: 51.5, lng: -0.1 }, 'W1', 'L1'])

    const own = { ...hall, postcode: 'FV7 7AA', point: { lat: 51.6, lng: -0.2 } }
    const swapped = { ...hall, postcode: 'FV7 7AA', point: { lat: -0.2, lng: 51.6 } }
    const [a, b] = await store('feed-m', [
      draft('m-1', 'Tiler', { locations: [own] }),
      draft('m-2', 'Glazier', { locations: [swapped] }),
    ])
    assert.deepEqual((await find(a!.id)).locations[0]!.point, own.point)
    assert.deepEqual((await find(b!.id)).locations[0]!.point, { lat: 51.5, lng: -0.1 })
  })

  it('keeps the published id of a place at a listing when the listing changes', async () => {
    const [mason] = await store('feed-n', [draft('n-1', 'Mason')])
    const at = () =>
      database.jobs.selectFrom('opportunity_location').select('uuid').where('opportunity_id', '=', mason!.id).execute()
    const before = await at()
    await store('feed-n', [draft('n-1', 'Stone Mason')])
    assert.deepEqual(await at(), before)
  })

  it('drops characters that no database keeps, and numbers that cannot be', async () => {
    const pay = { words: '£1', minimum: 1e15, maximum: null, unit: null, hourlyMinimum: 1e9, hourlyMaximum: null }
    const [odd] = await store('feed-o', [draft('o-1', 'Wel\0der \ud800 of the year', { pay, minimumAge: 99_999 })])
    const kept = await find(odd!.id)
    assert.deepEqual([kept.title, kept.pay!.minimum, kept.minimumAge], ['Welder \ufffd of the year', null, null])
  })

  it('finds what is similar: the same kind of thing, live, and never itself or its repeat', async () => {
    const [nurse, nursery, oldNurse] = await store('feed-p', [
      draft('p-1', 'Staff Nurse', { sector: 'health-and-care', locations: [] }),
      draft('p-2', 'Community Nurse', { sector: 'health-and-care', locations: [] }),
      draft('p-3', 'School Nurse', { sector: 'health-and-care', closesAt: new Date('2026-11-01T00:00:00Z') }),
    ])
    const similar = await similarOpportunities(database.web, PUBLIC, await find(nurse!.id), NOW, 3)
    const ids = similar.map((each) => each.id)
    assert.equal(ids[0], nursery!.id)
    assert.ok(!ids.includes(nurse!.id) && !ids.includes(oldNurse!.id))
  })

  it('answers nothing to ids that cannot be', async () => {
    for (const id of [0, -1, 1.5, Number.NaN, 2 ** 40]) {
      assert.equal(await findOpportunity(database.web, PUBLIC, id), null)
      assert.equal(await findOrganization(database.web, PUBLIC, id), null)
    }
  })
})
