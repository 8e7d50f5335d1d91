import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import {
  addDays,
  endOfLondonDay,
  londonDate,
  londonMoment,
  londonTime,
  readClosing,
  readDate,
  readMoment,
  startOfLondonDay,
  weekdayOf,
} from './london-time.ts'

const moment = fc.date({ min: new Date('1996-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
const byLibrary = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'short',
})

describe('London time', () => {
  it('agrees with the time zone database at every moment', () => {
    fc.assert(fc.property(moment, (at) => assert.equal(`${londonDate(at)} ${londonTime(at)}`, byLibrary.format(at))))
  })

  it('turns at both clock changes', () => {
    for (const [at, shown] of [
      ['2026-03-29T00:59:59Z', '2026-03-29 00:59'],
      ['2026-03-29T01:00:00Z', '2026-03-29 02:00'],
      ['2026-10-25T00:59:59Z', '2026-10-25 01:59'],
      ['2026-10-25T01:00:00Z', '2026-10-25 01:00'],
      ['2026-07-31T23:30:00Z', '2026-08-01 00:30'],
    ] as const) {
      assert.equal(`${londonDate(new Date(at))} ${londonTime(new Date(at))}`, shown)
    }
  })

  it('finds the moment a clock shows, and the way back', () => {
    for (const [date, time, at] of [
      ['2026-01-05', '09:30', '2026-01-05T09:30:00.000Z'],
      ['2026-07-05', '09:30', '2026-07-05T08:30:00.000Z'],
      ['2026-03-29', '00:30', '2026-03-29T00:30:00.000Z'],
      ['2026-03-29', '01:30', '2026-03-29T01:30:00.000Z'],
      ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
      ['2026-10-25', '01:30', '2026-10-25T00:30:00.000Z'],
      ['2026-10-25', '02:30', '2026-10-25T02:30:00.000Z'],
    ] as const) {
      assert.equal(londonMoment(date, time).toISOString(), at, `${date} ${time}`)
    }
  })

  it('ends every day one millisecond before the next begins', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const date = londonDate(at)
        assert.equal(endOfLondonDay(date).getTime() + 1, startOfLondonDay(addDays(date, 1)).getTime())
        assert.equal(londonDate(endOfLondonDay(date)), date)
        assert.equal(londonDate(startOfLondonDay(date)), date)
      }),
    )
  })

  it('has days of 23 and 25 hours', () => {
    const hours = (date: string) => (endOfLondonDay(date).getTime() + 1 - startOfLondonDay(date).getTime()) / 3_600_000
    assert.deepEqual(['2026-03-29', '2026-10-25', '2026-11-21'].map(hours), [23, 25, 24])
  })

  it('knows weekdays', () => {
    assert.deepEqual(['2026-11-16', '2026-11-21', '2026-11-22'].map(weekdayOf), [1, 6, 7])
  })
})

describe('dates as sources write them', () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ['2026-03-05', '2026-03-05'],
    [' 2026-03-05 ', '2026-03-05'],
    ['2023-08-04T10:16:07Z', '2023-08-04'],
    ['2020-11-30T23:59:00+0000', '2020-11-30'],
    ['2026-06-30T23:30:00Z', '2026-07-01'],
    ['2026-06-30T23:30:00.123Z', '2026-07-01'],
    ['2026-06-30T23:30:00', '2026-06-30'],
    ['2042-08-23T01:40:35+0100', '2042-08-23'],
    ['2042-08-23T01:40:35+02', '2042-08-23'],
    ['2042-08-23T00:40:35+03:00', '2042-08-22'],
    ['01/09/2043 12:00:00', '2043-09-01'],
    ['13/09/2043', '2043-09-13'],
    ['09/13/2043', null],
    ['1/2/26', '2026-02-01'],
    ['20-5-2023', '2023-05-20'],
    ['20.5.2023', '2023-05-20'],
    ['2044-05-16 00:00:00', '2044-05-16'],
    ['2044/05/16', '2044-05-16'],
    ['20260305', '2026-03-05'],
    ['20260305T100000Z', '2026-03-05'],
    ['Wed, 02 Oct 2002 13:00:00 GMT', '2002-10-02'],
    ['Wed, 02 Oct 2002 23:30:00 +0000', '2002-10-03'],
    ['5 March 2026', '2026-03-05'],
    ['Thursday 5th March 2026', '2026-03-05'],
    ['5th of March 2026 at 12:30 pm', '2026-03-05'],
    ['March 5, 2026', '2026-03-05'],
    ['1 Sept 2026', '2026-09-01'],
    ['05-Mar-2026', '2026-03-05'],
    ['2026-03-05 5:00 PM', '2026-03-05'],
    ['2026-02-30', null],
    ['2026-13-01', null],
    ['31/02/2026', null],
    ['2026-03-05T25:00:00Z', null],
    ['0000-00-00', null],
    ['0001-01-01T00:00:00', null],
    ['', null],
    ['soon', null],
    ['5 Smarch 2026', null],
    ['12345', null],
    ['2026', null],
    ['March 2026', null],
  ]
  for (const [text, date] of cases) it(`${JSON.stringify(text)} is ${date}`, () => assert.equal(readDate(text), date))

  it('reads moments, London time where no offset is given', () => {
    for (const [text, at] of [
      ['01/07/2043 12:00:00', '2043-07-01T11:00:00.000Z'],
      ['2026-03-05 5:00 PM', '2026-03-05T17:00:00.000Z'],
      ['2026-07-05', '2026-07-04T23:00:00.000Z'],
      ['2042-08-23T01:40:35+0100', '2042-08-23T00:40:35.000Z'],
      ['Thu, 5 Mar 2026 12:00 am', '2026-03-05T00:00:00.000Z'],
      ['2 July 2026 12:00 BST', '2026-07-02T11:00:00.000Z'],
    ] as const) {
      assert.equal(readMoment(text)?.toISOString(), at, text)
    }
    assert.equal(readMoment('whenever'), null)
  })

  it('closes a bare date at the end of that day in London', () => {
    for (const [text, at] of [
      ['2026-07-05', '2026-07-05T22:59:59.999Z'],
      ['2044-06-15 00:00:00', '2044-06-15T22:59:59.999Z'],
      ['2026-01-05', '2026-01-05T23:59:59.999Z'],
      ['2026-07-05T00:00:00Z', '2026-07-05T00:00:00.000Z'],
      ['2026-07-05T17:00:00', '2026-07-05T16:00:00.000Z'],
    ] as const) {
      assert.equal(readClosing(text)?.toISOString(), at, text)
    }
    assert.equal(readClosing('ongoing'), null)
  })

  it('reads back every date in every form, and never throws', () => {
    const month = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' })
    fc.assert(
      fc.property(moment, (at) => {
        const [year, number, day] = londonDate(at).split('-') as [string, string, string]
        const forms = [
          `${year}-${number}-${day}`,
          `${day}/${number}/${year} 09:00:00`,
          `${Number(day)} ${month.format(new Date(`${year}-${number}-01`))} ${year}`,
        ]
        for (const text of forms) assert.equal(readDate(text), `${year}-${number}-${day}`, text)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => assert.ok(readDate(text) === null || /^\d{4}-/.test(readDate(text)!))))
  })
})
