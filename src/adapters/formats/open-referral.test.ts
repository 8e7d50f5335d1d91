import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { openedText, outcomes, pages, readAll } from '../../../test/harness/opened.ts'
import type { OpportunityDraft } from '../../domain/opportunity.ts'
import { readOpenReferral } from './open-referral.ts'
import { timeIn } from './open-referral-schedule.ts'

const ID = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const OTHER = '3fa85f64-5717-4562-b3fc-2c963f66afa6'

const service = (more: object = {}) => ({ id: ID, name: 'Job Club', status: 'active', ...more })

async function draftOf(more: object): Promise<OpportunityDraft> {
  const [item] = await readAll(readOpenReferral, openedText(JSON.stringify([service(more)])))
  assert.ok(item && 'draft' in item, JSON.stringify(item))
  return item.draft
}

describe('Open Referral: shapes of a file', () => {
  const two = [service(), service({ id: OTHER, name: 'Sewing Circle' })]
  for (const [shape, text] of [
    ['a list', JSON.stringify(two)],
    ['a page of 3.0', JSON.stringify({ total_items: 2, total_pages: 1, last_page: true, contents: two })],
    ['a page of 1.0', JSON.stringify({ totalElements: 2, totalPages: 1, last: true, content: two })],
    ['JSON lines', two.map((one) => JSON.stringify(one)).join('\n')],
    ['a list with a byte order mark', `\ufeff${JSON.stringify(two)}`],
  ] as const) {
    it(shape, async () => {
      assert.deepEqual(outcomes(await readAll(readOpenReferral, openedText(text))), ['Job Club', 'Sewing Circle'])
      assert.deepEqual(outcomes(await readAll(readOpenReferral, openedText(text, 'a.json', 3))), [
        'Job Club',
        'Sewing Circle',
      ])
    })
  }

  it('one service, or an empty page', async () => {
    const beside = JSON.stringify(service({ items: [{ id: OTHER, name: 'Not a service' }] }))
    assert.deepEqual(outcomes(await readAll(readOpenReferral, openedText(beside))), ['Job Club'])
    assert.deepEqual(outcomes(await readAll(readOpenReferral, openedText(JSON.stringify(service())))), ['Job Club'])
    assert.deepEqual(await readAll(readOpenReferral, openedText('{"total_items":0,"contents":[]}')), [])
  })

  it('refuses what is no feed, saying why', async () => {
    for (const [text, why] of [
      ['<!doctype html><title>Sign in</title>', /is a web page or XML, not JSON/],
      ['[{"id": "a"', /breaks off in the middle/],
      ['[{"id": }]', /is not valid JSON/],
      ['hello', /is not JSON: it begins with “hello”/],
      ['', /is empty/],
    ] as const) {
      await assert.rejects(readAll(readOpenReferral, openedText(text)), why)
    }
  })
})

describe('Open Referral: one service', () => {
  it('puts aside what cannot be listed, with the reason', async () => {
    const rows = [
      service({ name: '' }),
      { name: 'No id' },
      service({ status: 'defunct' }),
      'text',
      service({ id: OTHER }),
    ]
    assert.deepEqual(await readAll(readOpenReferral, openedText(JSON.stringify(rows))).then(outcomes), [
      'It has no name.',
      'It has no id.',
      'Its status is “defunct”.',
      'It is not an object.',
      'Job Club',
    ])
  })

  it('takes empty texts as absent, and leaves out what is no address', async () => {
    const draft = await draftOf({
      url: '',
      email: 'ring us',
      fees: '',
      description: '<p><br></p>',
      organization: { id: OTHER, name: '' },
    })
    assert.deepEqual([draft.url, draft.contact, draft.cost, draft.descriptionHtml], [null, null, null, ''])
    assert.deepEqual([draft.organization.name, draft.organization.sourceId], ['Job Club', null])
  })

  it('reads a whole service of 3.0', async () => {
    const draft = await draftOf({
      description: 'Help with your CV.\n\nOur staff speak Somali.',
      url: 'www.example.org/club',
      email: 'club@example.org',
      minimum_age: 16,
      maximum_age: 100,
      assured_date: '2026-10-01',
      eligibility_description: 'Young people out of work',
      organization: { id: OTHER, name: 'Example Trust', description: 'A trust', website: 'https://example.org' },
      languages: [{ id: ID, name: 'Bengali' }],
      cost_options: [
        { id: ID, amount: 5, amount_description: 'per session' },
        { id: OTHER, amount: 3, valid_to: '2020-01-01' },
      ],
      contacts: [{ id: ID, name: 'The front desk', phones: [{ number: '020 7946 0000' }] }],
      schedules: [
        { id: ID, freq: 'WEEKLY', byday: 'MO,WE', opens_at: '10:00', closes_at: '12:30:00', attending_type: 'Online' },
      ],
      service_at_locations: [
        {
          id: ID,
          location: {
            id: OTHER,
            location_type: 'physical',
            name: 'The Hall',
            latitude: '51.55',
            longitude: '-0.14',
            addresses: [
              { address_1: '1 High Street, Camden', city: 'Camden', postal_code: 'nw52aa', address_type: 'physical' },
            ],
            accessibility: [{ description: 'Step-free entrance', details: 'Hearing loop' }],
          },
        },
      ],
    })
    assert.equal(draft.descriptionHtml, '<p>Help with your CV.</p><p>Our staff speak Somali.</p>')
    assert.deepEqual([draft.url, draft.minimumAge, draft.maximumAge], ['https://www.example.org/club', 16, null])
    assert.deepEqual([draft.lastCheckedOn, draft.uuid, draft.kind], ['2026-10-01', ID, 'support'])
    assert.deepEqual(draft.contact, { name: 'The front desk', email: 'club@example.org', phone: '020 7946 0000' })
    assert.deepEqual(draft.languages, ['bn', 'so'])
    assert.deepEqual(draft.cost, { words: '£5 per session', band: 'paid', pounds: 5 })
    assert.deepEqual(draft.helps, ['find-a-job', 'cv-and-interview'])
    assert.deepEqual(draft.eligibleGroups, ['young-people', 'out-of-work'])
    assert.deepEqual(draft.delivery, ['online', 'in-person'])
    assert.deepEqual(
      draft.schedules.map(({ weekdays, opensAt, closesAt }) => [weekdays, opensAt, closesAt]),
      [[[1, 3], '10:00', '12:30']],
    )
    const [place] = draft.locations
    assert.deepEqual(
      [place?.name, place?.address, place?.town, place?.postcode],
      ['The Hall', '1 High Street', 'Camden', 'NW5 2AA'],
    )
    assert.deepEqual([place?.point, draft.access], [{ lat: 51.55, lng: -0.14 }, ['step-free', 'hearing-loop']])
  })

  it('reads the names that 1.0 has for the same things', async () => {
    const draft = await draftOf({
      attending_type: 'phone',
      attending_access: 'referral',
      eligibilitys: [{ id: ID, eligibility: 'Carers', minimum_age: '18', maximum_age: '25' }],
      regular_schedules: [{ id: ID, weekday: 'Tuesday', opens_at: '9am', closes_at: '5.30pm', freq: 'WEEKLY' }],
      service_taxonomys: [{ taxonomy: { id: ID, name: 'Debt advice' } }],
      service_at_locations: [
        {
          location: {
            physical_addresses: [{ address_1: 'Old Town Hall', postal_code: 'N1 2UD' }],
            accessibility_for_disabilities: [{ accessibility: 'Disabled toilet' }],
          },
        },
      ],
    })
    assert.deepEqual([draft.minimumAge, draft.maximumAge, draft.eligibilityWords], [18, 25, 'Carers'])
    assert.deepEqual(draft.schedules[0], {
      weekdays: [2],
      opensAt: '09:00',
      closesAt: '17:30',
      validFrom: null,
      validTo: null,
      description: null,
    })
    assert.deepEqual(
      [draft.delivery, draft.helps, draft.access],
      [['online', 'in-person'], ['find-a-job', 'money'], ['accessible-toilet']],
    )
    assert.deepEqual([draft.howToApply, draft.locations[0]?.postcode], ['A professional refers you.', 'N1 2UD'])
  })

  it('calls a thing a course, a drop-in or volunteering only where its name says so', async () => {
    for (const [name, kind] of [
      ['Cookery Course', 'course'],
      ['Golf Course Walk', 'support'],
      ['Volunteering at the Farm', 'volunteering'],
      ['Volunteer Centre', 'support'],
      ['Debt advice drop-in', 'drop-in'],
      ['Food bank', 'support'],
    ] as const) {
      assert.equal((await draftOf({ name })).kind, kind, name)
    }
  })

  it('keeps monthly openings as words, and points outside Britain off the map', async () => {
    const draft = await draftOf({
      schedules: [{ freq: 'MONTHLY', byday: '1MO', description: 'First Monday' }],
      service_at_locations: [{ location: { name: 'Somewhere', latitude: 100, longitude: 101 } }],
    })
    assert.deepEqual([draft.schedules[0]?.weekdays, draft.schedules[0]?.description], [[], 'First Monday'])
    assert.equal(draft.locations[0]?.point, null)
  })

  for (const [words, time] of [
    ['09:30:00', '09:30'],
    ['9.30am', '09:30'],
    ['12am', '00:00'],
    ['17:00Z', '17:00'],
    ['2024-01-01T08:00:00Z', '08:00'],
    ['25:00', null],
    ['noon', null],
    ['9', null],
    [null, null],
  ] as const) {
    it(`reads ${words} as ${time}`, () => assert.equal(timeIn(words), time))
  }
})

describe('Open Referral: an endpoint', () => {
  const base = 'https://feed.example/or'
  const list = (page: number, items: readonly object[], last: number) => ({
    total_items: 3,
    total_pages: last,
    page_number: page,
    last_page: page === last,
    contents: items,
  })

  it('goes from the base address through every page, with the details of each service', async () => {
    const third = 'c0ffee00-0000-4000-8000-000000000003'
    const { open, asked } = pages({
      [base]: { version: '3.0', profile: 'https://x.example', openapi_url: 'https://x.example' },
      [`${base}/services`]: list(1, [service(), service({ id: OTHER, name: 'Sewing Circle' })], 2),
      [`${base}/services?page=2`]: list(2, [service({ id: third, name: 'Choir' })], 2),
      [`${base}/services/${ID}`]: service({ service_at_locations: [{ location: { name: 'The Hall' } }] }),
      [`${base}/services/${third}`]: service({ id: third, name: 'Choir', schedules: [] }),
    })
    const items = await readAll(readOpenReferral, await open(base), { open })
    assert.deepEqual(outcomes(items), ['Job Club', 'Sewing Circle', 'Choir'])
    assert.deepEqual(
      items.map((item) => ('draft' in item ? item.draft.locations.length : -1)),
      [1, 0, 0],
    )
    assert.equal(new Set(asked).size, asked.length)
  })

  it('counts pages from nought where the feed does', async () => {
    const old = (number: number, items: readonly object[]) => ({
      totalPages: 2,
      number,
      last: number === 1,
      content: items,
    })
    const { open } = pages({
      [`${base}/services/`]: old(0, [service({ contacts: [] })]),
      [`${base}/services/?page=1`]: old(1, [service({ id: OTHER, name: 'Choir', contacts: [] })]),
    })
    assert.deepEqual(outcomes(await readAll(readOpenReferral, await open(`${base}/services/`), { open })), [
      'Job Club',
      'Choir',
    ])
  })

  it('stops where pages repeat, whatever they say of themselves', async () => {
    const { open, asked } = pages({})
    const endless = async (address: string) => {
      asked.push(address)
      return openedText(JSON.stringify({ total_pages: 999_999, contents: [service({ schedules: [] })] }), address)
    }
    assert.deepEqual(outcomes(await readAll(readOpenReferral, await endless(`${base}/services`), { open: endless })), [
      'Job Club',
    ])
    assert.equal(asked.length, 2)
    await assert.rejects(open(base))
  })
})
