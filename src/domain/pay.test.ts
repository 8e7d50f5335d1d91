import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type PayHints, readPay } from './pay.ts'

type Numbers = readonly [number | null, number | null, string | null, number | null, number | null]
const WORDS_ONLY: Numbers = [null, null, null, null, null]
const FULL_TIME: PayHints = { fullTime: true }

/** Words, what is known besides, and: minimum, maximum, unit, least and most pounds an hour. */
const CASES: readonly (readonly [string, PayHints, Numbers])[] = [
  // By the hour: nothing to work out.
  ['£12.50ph', {}, [12.5, 12.5, 'hour', 12.5, 12.5]],
  ['£12.50 to £14 an hour', {}, [12.5, 14, 'hour', 12.5, 14]],
  ['£14 - £12.50 per hour', {}, [12.5, 14, 'hour', 12.5, 14]],
  ['£12.50 \u2013 £14.00\u00a0p/h', {}, [12.5, 14, 'hour', 12.5, 14]],
  ['from £11.44', {}, [11.44, null, 'hour', 11.44, null]],
  ['£10-£12', {}, [10, 12, 'hour', 10, 12]],
  ['£12+ per hour', {}, [12, null, 'hour', 12, null]],
  ['Up to £25p/hr', {}, [null, 25, 'hour', null, 25]],
  ['upto £20 an hour', {}, [null, 20, 'hour', null, 20]],
  ['1250p/h', {}, [12.5, 12.5, 'hour', 12.5, 12.5]],
  ['1250p per hour', {}, [12.5, 12.5, 'hour', 12.5, 12.5]],
  ['£11.44 per hour, 16 hours per week', {}, [11.44, 11.44, 'hour', 11.44, 11.44]],
  ['£12.50 per hour, paid weekly', {}, [12.5, 12.5, 'hour', 12.5, 12.5]],
  ['£12.50 an hour (£24,375 a year)', {}, [12.5, 12.5, 'hour', 12.5, 12.5]],
  ['£37,137 (£18.55 p/h)', {}, [18.55, 18.55, 'hour', 18.55, 18.55]],
  ['£9.50 p/h plus £200 bonus', {}, [9.5, 9.5, 'hour', 9.5, 9.5]],
  ['£8.84 - £8.90 plus enhancements (30% - 60%)', {}, [8.84, 8.9, 'hour', 8.84, 8.9]],
  ['£13.45 per hour', { unit: 'year', minimum: 22609, maximum: 22609 }, [13.45, 13.45, 'hour', 13.45, 13.45]],
  // By the year, for a full week of 37.5 hours or as many as stated.
  ['£38,890 - £44,503 per annum', FULL_TIME, [38890, 44503, 'year', 19.94, 22.82]],
  ['£31,365 - £37,890 pa plus HCAS', FULL_TIME, [31365, 37890, 'year', 16.08, 19.43]],
  ['£28,860 a year', FULL_TIME, [28860, 28860, 'year', 14.8, 14.8]],
  ['£28,860 a year', {}, [28860, 28860, 'year', null, null]],
  ['£25,714.00 to £41,604.00', FULL_TIME, [25714, 41604, 'year', 13.18, 21.33]],
  ['£31,200', { hoursPerWeek: 40 }, [31200, 31200, 'year', 15, 15]],
  ['£80000', FULL_TIME, [80000, 80000, 'year', 41.02, 41.02]],
  ['up to £30k', FULL_TIME, [null, 30000, 'year', null, 15.38]],
  ['£25-30k', FULL_TIME, [25000, 30000, 'year', 12.82, 15.38]],
  ['£23,000+', FULL_TIME, [23000, null, 'year', 11.79, null]],
  ['GBP 26000', FULL_TIME, [26000, 26000, 'year', 13.33, 13.33]],
  ['26,000 GBP a year', FULL_TIME, [26000, 26000, 'year', 13.33, 13.33]],
  ['£ 24.527,00', FULL_TIME, [24527, 24527, 'year', 12.57, 12.57]],
  ['45,753 - 55,000', FULL_TIME, [45753, 55000, 'year', 23.46, 28.2]],
  ['38,890 - £44,503 pa', FULL_TIME, [38890, 44503, 'year', 19.94, 22.82]],
  ['£38,694 MT03', { ...FULL_TIME, unit: 'year', minimum: 5043 }, [38694, 38694, 'year', 19.84, 19.84]],
  ['£31,365 - £37,890 £30,401 - £37,267 per annum', FULL_TIME, [30401, 37890, 'year', 15.59, 19.43]],
  ['£24,907/£26,970/£27,416/£30,615', FULL_TIME, [24907, 30615, 'year', 12.77, 15.7]],
  ['Up to £31,000 + £3,633 ILW', FULL_TIME, [null, 31000, 'year', null, 15.89]],
  ['£82,096 - £110,683 London Allowance £2,162', FULL_TIME, [82096, 110683, 'year', 42.1, 56.76]],
  ['£20k basic, £40k OTE', FULL_TIME, [20000, 20000, 'year', 10.25, 10.25]],
  ['£31,608 per annum plus £5,000 welcome bonus', FULL_TIME, [31608, 31608, 'year', 16.2, 16.2]],
  // Pro rata and FTE: the figure is for a full week, whatever the hours of this job.
  ['£26,000 pro rata', {}, [26000, 26000, 'year', 13.33, 13.33]],
  ['£26,000 FTE, 20 hours', {}, [26000, 26000, 'year', 13.33, 13.33]],
  ['£26,000 pro rata', { hoursPerWeek: 20 }, [26000, 26000, 'year', 13.33, 13.33]],
  ['£21,575 - £22,369 (pro rata)', {}, [21575, 22369, 'year', 11.06, 11.47]],
  ['£13,000 actual, 20 hours a week', {}, [13000, 13000, 'year', 12.5, 12.5]],
  ['£13,000 actual, 20 hours a week, term time', {}, [13000, 13000, 'year', null, null]],
  // A yearly figure beside part-time hours may be either: no hourly pay.
  ['£24,780 p/a, 28 hrs p/w', FULL_TIME, [24780, 24780, 'year', null, null]],
  ['£26,000', { hoursPerWeek: 20 }, [26000, 26000, 'year', null, null]],
  ['£8,114.72 pro rata per annum', {}, [8114.72, 8114.72, 'year', null, null]],
  // Other units.
  ['£120 per day', FULL_TIME, [120, 120, 'day', null, null]],
  ['£155.62 per week', {}, [155.62, 155.62, 'week', null, null]],
  ['£300 a week', { hoursPerWeek: 20 }, [300, 300, 'week', 15, 15]],
  ['£2,000 per month', FULL_TIME, [2000, 2000, 'month', 12.3, 12.3]],
  ['£120', { unit: 'day' }, [120, 120, 'day', null, null]],
  // The source's own numbers, where there are no words, or none with a figure.
  ['', { unit: 'year', minimum: 24907, maximum: 30615, fullTime: true }, [24907, 30615, 'year', 12.77, 15.7]],
  ['Competitive', { unit: 'hour', minimum: 13 }, [13, 13, 'hour', 13, 13]],
  // Words that stay words.
  ...[
    '£50879 - £85262 per week',
    'Band 5',
    'Competitive',
    'National Minimum Wage',
    '£500 bonus',
    'OTE £40k',
    'unpaid',
    'expenses paid',
    'Negotiable',
    '15.000',
    '£17,652 - £19.020',
    '£24-26,000',
    '£26,000 FTE (£13,867 actual)',
    '£11,283.73 per annum (FTE £21,157 per annum)',
    '£19,737 - £21,142 per annum pro rata (Annex 21 £12',
    '£10,000 per session per annum',
    '£60 per shift',
    'Potential to earn £43,213',
    '£50 a week expenses',
    'Travel expenses up to £15',
    'Lunch money of £5',
    '£12 - 14 hours per week',
    '£12:50 per hour',
    '£1.2m',
    '$40,000',
    '€2.000',
    'NW1 2DB',
    '2026',
    'Level 3',
    '37.5 hours',
    '£0.00',
    '£100 - £160',
    '£436,826 per annum',
    '£43,712.00 - £49,32.00',
    '£24,214 - £30, 112',
  ].map((words) => [words, { ...FULL_TIME, unit: 'year' }, WORDS_ONLY] as const),
]

describe('pay in words', () => {
  for (const [words, hints, numbers] of CASES) {
    it(`${JSON.stringify(words)} ${JSON.stringify(hints)} is ${numbers.join(' ')}`, () => {
      const pay = readPay(words, hints)!
      assert.deepEqual([pay.minimum, pay.maximum, pay.unit, pay.hourlyMinimum, pay.hourlyMaximum], numbers)
    })
  }

  it('keeps the words as they stand, and makes them from numbers alone', () => {
    assert.equal(readPay('  £12.50\u00a0an  hour ')?.words, '£12.50 an hour')
    assert.equal(readPay('', { unit: 'year', minimum: 24907, maximum: 30615 })?.words, '£24,907 to £30,615 a year')
    assert.equal(readPay('', { unit: 'hour', minimum: 12.5 })?.words, '£12.50 an hour')
    assert.equal(readPay(''), null)
    assert.equal(readPay('', { unit: 'year', minimum: 5 }), null)
  })

  it('takes a promised London Living Wage at the rate in force', () => {
    const least = (words: string, today: string) => readPay(words, {}, today)?.hourlyMinimum
    assert.equal(least('London Living Wage', '2026-11-21'), 14.8)
    assert.equal(least('London Living Wage', '2026-04-30'), 13.85)
    assert.equal(least('Real Living Wage', '2026-11-21'), 13.45)
    assert.equal(least('Not London Living Wage', '2026-11-21'), null)
    assert.equal(readPay('London Living Wage')?.hourlyMinimum, null)
  })
})

const pounds = (number: number, pence: boolean) =>
  `£${number.toFixed(pence ? 2 : 0).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}`
const joins = fc.constantFrom(' - ', '-', ' \u2013 ', ' to ', '\u00a0to ')
const ends = fc.constantFrom('', ' plus benefits', ', 25 days holiday', ' DOE', ' + 5% HCAS', ' (Band 5)')

describe('pay in made-up words', () => {
  it('reads back every hourly and yearly phrasing', () => {
    const units = fc.constantFrom(
      ...([
        ['hour', ['an hour', 'per hour', 'ph', '/hour', 'p/h', 'hourly']],
        ['year', ['a year', 'per annum', 'pa', 'p.a.', 'per year']],
      ] as const),
    )
    fc.assert(
      fc.property(units, fc.nat(5), fc.nat(1000), fc.nat(100), joins, ends, (unit, which, low, gap, join, end) => {
        const hourly = unit[0] === 'hour'
        const least = hourly ? 6 + low / 100 : 12000 + low * 30
        const most = hourly ? least + gap / 20 : least + gap * 100
        const phrase = unit[1][which % unit[1].length]!
        const words = `${pounds(least, hourly)}${join}${pounds(most, hourly)} ${phrase}${end}`
        const pay = readPay(words)!
        assert.deepEqual(
          [pay.minimum?.toFixed(2), pay.maximum?.toFixed(2), pay.unit],
          [least.toFixed(2), most.toFixed(2), unit[0]],
          words,
        )
      }),
    )
  })

  it('never throws, and never goes outside the numbers in the words', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '£',
        ' - ',
        ' to ',
        'k',
        ' per hour',
        ' pa',
        ' bonus',
        '.',
        ',',
        '%',
        ' up to ',
        'Band ',
        'p/h',
        ' ',
      ),
      fc.nat(99999).map(String),
      fc.double({ min: 0, max: 200, noNaN: true }).map((number) => number.toFixed(2)),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
        const words = pieces.join('')
        const pay = readPay(words)
        if (!pay) return
        // A space may stand within a number ("10 000") or between two ("10000 0.00").
        const runs = (words.normalize('NFKC').match(/\d[\d.,\s]*/g) ?? []).flatMap((text) => [
          text,
          ...text.split(/\s+/),
        ])
        const written = runs.flatMap((text) => {
          const plain = Number(text.replace(/[,\s]+/g, '').replace(/\.+$/, ''))
          const european = Number(text.replace(/[.\s]/g, '').replace(',', '.'))
          return [plain, plain / 100, plain * 1000, european].filter((number) => !Number.isNaN(number))
        })
        for (const end of [pay.minimum, pay.maximum]) {
          assert.ok(end === null || written.some((number) => Math.abs(number - end) < 0.006), `${words}: ${end}`)
        }
        if (pay.minimum !== null && pay.maximum !== null) assert.ok(pay.minimum <= pay.maximum)
      }),
      { numRuns: 2000 },
    )
  })
})
