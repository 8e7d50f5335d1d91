import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Dated, expiresAt, FRESH_DAYS, isExpired } from './expiry.ts'
import { KINDS } from './facets.ts'

const NOW = new Date('2026-11-21T12:00:00Z')
const intake = {
  endsOn: null,
  weekdays: [],
  startTime: null,
  endTime: null,
  capacity: null,
  spacesLeft: null,
  applyBy: null,
}
const opening = { weekdays: [], opensAt: null, closesAt: null, validFrom: null, description: null }
const happening = (starts: string, ends: string | null = null, allDay = false) => ({
  startsAt: new Date(starts),
  endsAt: ends ? new Date(ends) : null,
  allDay,
})

const nothing: Dated = {
  kind: 'job',
  closesAt: null,
  postedOn: null,
  lastCheckedOn: null,
  startsOn: null,
  endsOn: null,
  intakes: [],
  occurrences: [],
  schedules: [],
}

const CASES: readonly (readonly [string, Partial<Dated>, string | null])[] = [
  ['a job closes when it says', { closesAt: new Date('2026-12-01T17:00:00Z') }, '2026-12-01T17:00:00.000Z'],
  ['a job without a closing date is believed for 60 days', { postedOn: '2026-11-01' }, '2026-12-31T23:59:59.999Z'],
  [
    'a job that was checked later is believed for longer',
    { postedOn: '2026-05-01', lastCheckedOn: '2026-11-01' },
    '2026-12-31T23:59:59.999Z',
  ],
  ['a posting date in the future is not believed', { postedOn: '2027-11-01' }, '2027-01-20T23:59:59.999Z'],
  ['freshness ends in British Summer Time too', { postedOn: '2026-05-01' }, '2026-06-30T22:59:59.999Z'],
  [
    'a placement ends with its last day',
    { kind: 'placement', endsOn: '2026-11-30', postedOn: '2026-11-20' },
    '2026-11-30T23:59:59.999Z',
  ],
  ['a volunteering role stays for half a year', { kind: 'volunteering' }, '2027-05-20T22:59:59.999Z'],
  [
    'an event lasts until its last occurrence ends',
    {
      kind: 'event',
      occurrences: [
        happening('2026-12-08T10:00:00Z', '2026-12-08T12:00:00Z'),
        happening('2026-12-01T10:00:00Z', '2026-12-01T12:00:00Z'),
      ],
    },
    '2026-12-08T12:00:00.000Z',
  ],
  [
    'an event with no end lasts until the day is over',
    { kind: 'event', occurrences: [happening('2026-07-01T18:00:00Z')] },
    '2026-07-01T22:59:59.999Z',
  ],
  [
    'an event that ends before it starts lasts until the day is over',
    { kind: 'event', occurrences: [happening('2026-12-01T18:00:00Z', '2026-12-01T08:00:00Z')] },
    '2026-12-01T23:59:59.999Z',
  ],
  [
    'an event with a day and no time lasts that day',
    { kind: 'event', startsOn: '2026-12-01' },
    '2026-12-01T23:59:59.999Z',
  ],
  [
    'a course can be joined until its last intake starts',
    {
      kind: 'course',
      intakes: [
        { ...intake, startsOn: '2026-09-01' },
        { ...intake, startsOn: '2027-01-11' },
      ],
    },
    '2027-01-11T23:59:59.999Z',
  ],
  [
    'a course with a last day to apply can be joined until then',
    { kind: 'course', intakes: [{ ...intake, startsOn: '2027-01-11', applyBy: '2027-01-04' }] },
    '2027-01-04T23:59:59.999Z',
  ],
  ['a course without dates runs on', { kind: 'course' }, null],
  ['a service runs on', { kind: 'support', postedOn: '2020-01-01', lastCheckedOn: '2020-01-01' }, null],
  ['a drop-in runs on', { kind: 'drop-in', schedules: [{ ...opening, validTo: null }] }, null],
  [
    'a drop-in stops when every opening time has stopped',
    {
      kind: 'drop-in',
      schedules: [
        { ...opening, validTo: '2026-12-18' },
        { ...opening, validTo: '2026-12-20' },
      ],
    },
    '2026-12-20T23:59:59.999Z',
  ],
  [
    'a drop-in goes on while one opening time has no end',
    {
      kind: 'drop-in',
      schedules: [
        { ...opening, validTo: '2026-12-18' },
        { ...opening, validTo: null },
      ],
    },
    null,
  ],
]

describe('when a listing ends', () => {
  for (const [title, draft, ends] of CASES) {
    it(title, () => {
      assert.equal(expiresAt({ ...nothing, ...draft }, NOW)?.toISOString() ?? null, ends)
    })
  }

  it('is decided for every kind', () => {
    for (const { value: kind } of KINDS) assert.ok(kind in FRESH_DAYS)
  })

  it('is reached at the moment itself', () => {
    assert.equal(isExpired(NOW, NOW), true)
    assert.equal(isExpired(null, NOW), false)
    assert.equal(isExpired(new Date(NOW.getTime() + 1), NOW), false)
  })
})
