import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FormatItem } from './format.ts'
import { readIcal } from './ical.ts'

const NOW = new Date('2026-03-20T12:00:00Z')

async function* bytes(text: string) {
  yield Buffer.from(text.slice(0, 40))
  yield Buffer.from(text.slice(40))
}

async function read(text: string): Promise<FormatItem[]> {
  const opened = { address: 'https://hall.example/feed.ics', type: null, body: bytes(text) }
  const items: FormatItem[] = []
  for await (const item of readIcal({ now: NOW, opened, open: () => Promise.reject(new Error('no further pages')) }))
    items.push(item)
  return items
}

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'X-WR-CALNAME:Millrace Hall', ...lines, 'END:VCALENDAR', ''].join('\r\n')
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', 'UID:one', 'SUMMARY:Job club', ...lines, 'END:VEVENT']

/** The starts of the only event of a calendar, as moments. */
async function starts(...lines: readonly string[]): Promise<string[]> {
  const [item] = await read(calendar(...event(...lines)))
  assert.ok(item && 'draft' in item, JSON.stringify(item))
  return item.draft.occurrences.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
}

describe('reading a calendar', () => {
  it('takes what an event says', async () => {
    const [item] = await read(
      calendar(
        ...event(
          'DTSTART;TZID=Europe/London:20260401T100000',
          'DURATION:PT2H',
          'LOCATION:Millrace Hall\\, 4 Millrace Lane\\, Fleet Vale NW5 2AA\\, UK',
          'DESCRIPTION:Bring your CV.\\n\\nFree entry',
          'URL:https://hall.example/club',
          'LAST-MODIFIED:20260310T000000Z',
          'ORGANIZER;CN=A Person:mailto:person@hall.example',
          'BEGIN:VALARM',
          'TRIGGER:-PT30M',
          'END:VALARM',
        ),
      ),
    )
    assert.ok(item && 'draft' in item)
    const { draft } = item
    assert.deepEqual(
      [item.id, draft.kind, draft.title, draft.organization.name, draft.url, draft.startsOn, draft.lastCheckedOn],
      ['one', 'event', 'Job club', 'Millrace Hall', 'https://hall.example/club', '2026-04-01', '2026-03-10'],
    )
    assert.deepEqual(draft.occurrences, [
      { startsAt: new Date('2026-04-01T09:00:00Z'), endsAt: new Date('2026-04-01T11:00:00Z'), allDay: false },
    ])
    const { name, address, postcode } = draft.locations[0]!
    assert.deepEqual([name, address, postcode], ['Millrace Hall', '4 Millrace Lane, Fleet Vale', 'NW5 2AA'])
    assert.deepEqual([draft.cost?.band, draft.delivery], ['free', ['in-person']])
  })

  it('keeps ten o’clock at ten o’clock when the clocks change', async () => {
    assert.deepEqual(await starts('DTSTART;TZID=Europe/London:20260325T100000', 'RRULE:FREQ=WEEKLY;COUNT=2'), [
      '2026-03-25T10:00',
      '2026-04-01T09:00',
    ])
  })

  it('reads a zone by the world’s table, though the calendar has it upside down or not at all', async () => {
    const dublin = [
      ...['BEGIN:VTIMEZONE', 'TZID:Europe/Dublin', 'BEGIN:STANDARD', 'DTSTART:19700329T010000'],
      ...['TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', 'DTSTART:19701025T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000'],
      ...['RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU', 'END:DAYLIGHT', 'END:VTIMEZONE'],
    ]
    for (const zone of [dublin, []]) {
      const [item] = await read(calendar(...zone, ...event('DTSTART;TZID=Europe/Dublin:20260701T100000')))
      assert.ok(item && 'draft' in item)
      assert.equal(item.draft.occurrences[0]!.startsAt.toISOString(), '2026-07-01T09:00:00.000Z')
    }
  })

  it('reads a zone of the calendar’s own, names of other programs, and floating times as London', async () => {
    const plus11 = ['BEGIN:VTIMEZONE', 'TZID:UTC+11', 'BEGIN:STANDARD', 'DTSTART:20170101T000000', 'TZOFFSETFROM:+1100']
    const [own] = await read(
      calendar(
        ...plus11,
        'TZOFFSETTO:+1100',
        'END:STANDARD',
        'END:VTIMEZONE',
        ...event('DTSTART;TZID=UTC+11:20260701T230000'),
      ),
    )
    assert.ok(own && 'draft' in own)
    assert.equal(own.draft.occurrences[0]!.startsAt.toISOString(), '2026-07-01T12:00:00.000Z')
    for (const zone of [';TZID=GMT Standard Time', ';TZID=/example.org/2005/Europe/London', ';TZID=Nowhere', '']) {
      assert.deepEqual(await starts(`DTSTART${zone}:20260701T100000`), ['2026-07-01T09:00'], zone)
    }
  })

  it('works out rules, extra dates and exceptions, a year ahead', async () => {
    const weekly = ['DTSTART;TZID=Europe/London:20200106T100000', 'RRULE:FREQ=WEEKLY']
    const all = await starts(...weekly)
    assert.deepEqual([all.length, all[0]], [52, '2026-03-23T10:00'])
    const fewer = await starts(...weekly, 'EXDATE;TZID=Europe/London:20260323T100000', 'EXDATE;VALUE=DATE:20260330')
    assert.equal(fewer[0], '2026-04-06T09:00')
    const more = await starts(...weekly, 'EXDATE:20260323T100000Z', 'RDATE;TZID=Europe/London:20260324T120000')
    assert.equal(more[0], '2026-03-24T12:00')
  })

  it('counts the last day of a rule that ends in universal time', async () => {
    const rule = 'RRULE:FREQ=DAILY;UNTIL=20260422T090000Z'
    assert.equal((await starts('DTSTART;TZID=Europe/London:20260420T100000', rule)).length, 3)
  })

  it('keeps a moved happening with its event, and makes a renamed one a listing of its own', async () => {
    const items = await read(
      calendar(
        ...event('DTSTART:20260401T100000Z', 'RRULE:FREQ=WEEKLY;COUNT=4'),
        ...event('RECURRENCE-ID:20260408T100000Z', 'DTSTART:20260409T100000Z'),
        ...[
          'BEGIN:VEVENT',
          'UID:one',
          'SUMMARY:Jobs fair',
          'RECURRENCE-ID:20260415T100000Z',
          'DTSTART:20260415T100000Z',
          'END:VEVENT',
        ],
        ...event('RECURRENCE-ID:20260422T100000Z', 'DTSTART:20260422T100000Z', 'STATUS:CANCELLED'),
      ),
    )
    const read_ = items.map(
      (item) =>
        'draft' in item && [
          item.id,
          item.draft.title,
          item.draft.occurrences.map((each) => each.startsAt.getUTCDate()),
        ],
    )
    assert.deepEqual(read_, [
      ['one', 'Job club', [1, 9]],
      ['one/2026-04-15T10:00:00.000Z', 'Jobs fair', [15]],
    ])
  })

  it('takes whole days as days in London', async () => {
    const [item] = await read(calendar(...event('DTSTART;VALUE=DATE:20260701', 'DTEND;VALUE=DATE:20260703')))
    assert.ok(item && 'draft' in item)
    assert.deepEqual(item.draft.occurrences, [
      { startsAt: new Date('2026-06-30T23:00:00Z'), endsAt: new Date('2026-07-02T23:00:00Z'), allDay: true },
    ])
    assert.deepEqual(await starts('DTSTART:20261225'), ['2026-12-25T00:00'])
  })

  it('keeps the last happening of what is over, so that it is known to be over', async () => {
    assert.deepEqual(await starts('DTSTART:20240101T100000Z', 'RRULE:FREQ=DAILY;COUNT=3'), ['2024-01-03T10:00'])
  })

  it('knows courses, drop-ins and online meetings by their words', async () => {
    const kinds = async (title: string) => {
      const [item] = await read(calendar('BEGIN:VEVENT', `SUMMARY:${title}`, 'DTSTART:20260401T100000Z', 'END:VEVENT'))
      assert.ok(item && 'draft' in item)
      return [item.draft.kind, ...item.draft.delivery]
    }
    assert.deepEqual(await kinds('ESOL class'), ['course', 'in-person'])
    assert.deepEqual(await kinds('Money advice drop-in'), ['drop-in', 'in-person'])
    assert.deepEqual(await kinds('Webinar: your first CV'), ['event', 'online'])
  })

  it('puts broken events aside, each with its reason, and takes the others', async () => {
    const items = await read(
      calendar(
        ...event('DTSTART:20260401T100000Z'),
        'X',
        'REFRESH - INTERVAL; VALUE = DURATION:PT48H',
        ...['BEGIN:VEVENT', 'UID:a', 'DTSTART:20260401T100000Z', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:b', 'SUMMARY:No start', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:c', 'SUMMARY:Odd', 'DTSTART:20260401T100000Z', 'RRULE:FREQ=SOMETIMES', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:d', 'SUMMARY:Busy', 'DTSTART:20260401T100000Z', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:e', 'SUMMARY:Often', 'DTSTART:20200101T000000Z', 'RRULE:FREQ=SECONDLY', 'END:VEVENT'],
        ...['BEGIN:VEVENT', 'UID:f', 'SUMMARY:Off', 'DTSTART:20260401T100000Z', 'STATUS:CANCELLED', 'END:VEVENT'],
        ...[
          'BEGIN:VEVENT',
          'UID:g',
          'SUMMARY:Spaces',
          'DTSTART:20260401T100000Z',
          'RRULE:FREQ=DAILY;COUNT=2;BYDAY=WE, TH',
          'END:VEVENT',
        ],
      ).replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:z\r\nSUMMARY:Cut off'),
    )
    assert.deepEqual(
      items.filter((item) => 'draft' in item).map((item) => item.id),
      ['one', 'g'],
    )
    const reasons = items.flatMap((item) =>
      'refused' in item ? [`${item.id}: ${item.refused}${item.over ? ' OVER' : ''}`] : [],
    )
    assert.equal(reasons.length, 7)
    const expected = [
      /^a: It has no title/,
      /^b: .*no start/,
      /^c: .*invalid frequency/,
      /^d: .*busy/,
      /^e: .*too often/,
      /^f: .*called off\. OVER/,
      /^z: .*breaks off/,
    ]
    for (const pattern of expected)
      assert.ok(
        reasons.some((reason) => pattern.test(reason)),
        `${pattern} in ${reasons}`,
      )
  })

  it('tells apart events to which a program gave one id', async () => {
    const items = await read(calendar(...event('DTSTART:20260401T100000Z'), ...event('DTSTART:20260402T100000Z')))
    assert.equal(new Set(items.map((item) => item.id)).size, 2)
  })

  it('refuses what is no calendar, and a calendar that shares nothing', async () => {
    await assert.rejects(read('id,title\n1,Porter\n'), /not a calendar/)
    await assert.rejects(read(calendar('METHOD:PUBLISH')), /no events in it; it may be private/)
  })
})
