import { readWeeklyHours } from './hours.ts'
import { readMoney, type Sum, tidyMoney, unitsNamed } from './money-words.ts'
import type { LocalDate, Pay, PayUnit } from './opportunity.ts'
import { londonLivingWage, realLivingWage } from './wage-rates.ts'

/** What a source says beside the words. Its numbers are used only where the words have none of their own. */
export type PayHints = {
  readonly unit?: PayUnit | null
  readonly minimum?: number | null
  readonly maximum?: number | null
  /** Weekly hours, one certain figure. */
  readonly hoursPerWeek?: number | null
  readonly fullTime?: boolean | null
}

/** A full week where the advert says "full time" and no hours: the convention of the GLA's London Living Wage test. */
const FULL_TIME_WEEK = 37.5
const WEEKS_IN_A_YEAR = 52

/** What can be pay for each unit, from the apprentice rate of 2019 to a consultant's; beyond it words stay words. */
const PLAUSIBLE: Readonly<Record<PayUnit, readonly [number, number]>> = {
  hour: [3.9, 200],
  day: [30, 1_500],
  week: [60, 4_000],
  month: [250, 20_000],
  year: [3_000, 300_000],
}

/** Tighter: what can only be pay for this unit where the words name none. Sources often say YEAR of everything. */
const UNMISTAKABLE: Readonly<Record<PayUnit, readonly [number, number]>> = {
  hour: [6, 45],
  day: [60, 1_000],
  week: [150, 2_500],
  month: [700, 9_000],
  year: [10_000, 250_000],
}

/** Below this, a yearly figure divided by a full week was never full-time pay (minimum wage at 25 in 2019: £8.21). */
const LEAST_FULL_TIME_HOURLY = 8

/** Pay by the piece, and hopes rather than pay: any figures beside them are not what a person is sure of. */
const NOT_PAY = new RegExp(
  [
    String.raw`\b(?:per|an?|each)\s*(?:sessions?|shifts?|nights?|visits?|calls?|sleep[\s-]?ins?|clients?|mile|item|class|lesson|test|task|unit)\b|\/\s*(?:sessions?|shifts?|visits?)\b`,
    String.raw`potential(?:ly)?\b|could earn|can earn|earn up to|uncapped|commission only|\bOTE\b(?=[^£]*$)(?<=^[^£]*£[^£]*)`,
    String.raw`turnover|funding|grant of|invest|\b(?:lunch|meals?|subsistence|travel (?:costs?|expenses|money)|towards)\b`,
  ].join('|'),
  'i',
)

/** The advert's figure is for a full week, whatever hours the job itself has. */
const FULL_TIME_FIGURE = /\bpro[\s-]?r[ao]ta\b|\bp\.?r\b|\b[fw]\.?t\.?e\b|full[\s-]time (?:equivalent|hours|salary)/i
const ACTUAL_FIGURE = /\bactual\b|\bactually\b/i
const TERM_TIME = /term[\s-]time|\bTTO?\b|\b(?:3\d|4[0-8]) weeks\b/i

/**
 * Returns pay as the advert words it and, where its words leave no doubt, as numbers. Anything doubtful stays words:
 * unreadable or implausible figures, several that disagree, piece rates, hopes. Null where nothing at all is said.
 *
 * Pounds an hour: exact where the advert pays by the hour. Weekly, monthly and yearly pay is divided by the weekly
 * hours, or by 37.5 where it is known to be for full time. A yearly figure "pro rata" or "FTE" is for a full week. A
 * yearly figure beside part-time hours could be either, and gives none. Daily pay gives none. Rounded down to a penny.
 *
 * "London Living Wage" and "Real Living Wage" without a figure give the rate in force on `today`, as a minimum.
 */
export function readPay(words: string, hints: PayHints = {}, today: LocalDate | null = null): Pay | null {
  const kept = words.replace(/[\s\u00a0\u200b]+/g, ' ').trim()
  const hinted = hintedSum(hints)
  if (kept === '') return hinted ? withHourly(wordsOf(hinted), hinted, hints) : null
  if (kept.length > 400) return onlyWords(kept)

  const text = tidyMoney(kept)
  if (NOT_PAY.test(text)) return onlyWords(kept)
  const { sums, unsure } = readMoney(text)
  if (unsure) return onlyWords(kept)
  if (sums.length === 0) {
    if (hinted && !/\d/.test(text)) return withHourly(kept, hinted, hints)
    return namedRate(kept, text, today)
  }
  const sum = oneSum(sums, text, hints)
  return sum ? withHourly(kept, sum, hints) : onlyWords(kept)
}

type CertainSum = Sum & { readonly unit: PayUnit }

function onlyWords(words: string): Pay {
  return { words, minimum: null, maximum: null, unit: null, hourlyMinimum: null, hourlyMaximum: null }
}

function namedRate(kept: string, text: string, today: LocalDate | null): Pay {
  if (!today || /\d|\bnot\b|\btowards\b/i.test(text)) return onlyWords(kept)
  if (/\b(?:london living wage|LLW)\b/i.test(text))
    return { ...onlyWords(kept), hourlyMinimum: londonLivingWage(today) }
  if (/\breal living wage\b/i.test(text)) return { ...onlyWords(kept), hourlyMinimum: realLivingWage(today) }
  return onlyWords(kept)
}

function hintedSum({ unit, minimum, maximum }: PayHints): CertainSum | null {
  const ends = [minimum ?? maximum, maximum ?? minimum].filter((end) => end !== null && end !== undefined && end > 0)
  if (!unit || ends.length !== 2) return null
  const sum = { low: Math.min(...(ends as number[])), high: Math.max(...(ends as number[])), unit }
  return within(sum, UNMISTAKABLE[unit]) ? sum : null
}

function wordsOf({ low, high, unit }: CertainSum): string {
  const money = (pounds: number) =>
    `£${pounds.toFixed(Number.isInteger(pounds) ? 0 : 2).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',')}`
  const article = unit === 'hour' ? 'an' : 'a'
  return `${money(low!)}${high === low ? '' : ` to ${money(high!)}`} ${article} ${unit}`
}

/** The one sum that all the sums of an advert come to, with its unit; null where they are not of one kind. */
function oneSum(sums: readonly Sum[], text: string, hints: PayHints): CertainSum | null {
  const named = unitsNamed(text)
  const only = named.length === 1 ? named[0]! : null
  const known: CertainSum[] = []
  for (const sum of sums) {
    const shared = only && within(sum, PLAUSIBLE[only]) ? only : null
    const bySize = named.length === 0 ? unitBySize(sum, hints.unit ?? null) : yearBesideHours(sum, only, sums.length)
    const unit = sum.unit ?? shared ?? bySize
    if (!unit || !within(sum, PLAUSIBLE[unit])) return null
    known.push({ ...sum, unit })
  }
  const units = [...new Set(known.map(({ unit }) => unit))]
  if (units.length > 1) return sameInTwoUnits(known)
  if (known.length > 1 && (ACTUAL_FIGURE.test(text) || /\b[fw]\.?t\.?e\b|equivalent/i.test(text))) return null
  return spanOf(known)
}

/** From the least to the most of several ranges in one unit, as bands side by side give; null where they are far apart. */
function spanOf(sums: readonly CertainSum[]): CertainSum | null {
  if (sums.length === 1 && (sums[0]!.low === null || sums[0]!.high === null)) return sums[0]!
  const ends = sums.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null)
  if (sums.length > 1 && sums.some(({ low, high }) => low === null || high === null)) return null
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return high / low > 3 ? null : { low, high, unit: sums[0]!.unit }
}

/** "£12.50 an hour (£24,375 a year)": the hourly sum, where both say the same within a third; else null. */
function sameInTwoUnits(sums: readonly CertainSum[]): CertainSum | null {
  const [first, ...others] = [...sums].sort((a, b) => ORDER.indexOf(a.unit) - ORDER.indexOf(b.unit))
  const yearly = (sum: CertainSum) => (sum.high ?? sum.low)! * A_YEAR[sum.unit]
  const agree = others.every((sum) => sum.unit !== first!.unit && Math.abs(yearly(sum) / yearly(first!) - 1) < 1 / 3)
  return agree ? first! : null
}

const ORDER: readonly PayUnit[] = ['hour', 'year', 'month', 'week', 'day']
const A_YEAR: Readonly<Record<PayUnit, number>> = { hour: 1950, day: 260, week: 52, month: 12, year: 1 }

/** "£37,137 (£18.55 p/h)": a sum that only a year can have, beside one by the hour. */
function yearBesideHours(sum: Sum, only: PayUnit | null, sums: number): PayUnit | null {
  return only === 'hour' && sums > 1 && within(sum, UNMISTAKABLE.year) ? 'year' : null
}

/** The unit where no word names it: the source's if the size bears it out, else the hour or year it must be. */
function unitBySize(sum: Sum, hint: PayUnit | null): PayUnit | null {
  const candidates: PayUnit[] = hint ? [hint, 'hour', 'year'] : ['hour', 'year']
  return candidates.find((unit) => within(sum, UNMISTAKABLE[unit])) ?? null
}

function within({ low, high }: Sum, [least, most]: readonly [number, number]): boolean {
  return (low ?? high!) >= least && (high ?? low!) <= most
}

function withHourly(words: string, sum: CertainSum, hints: PayHints): Pay {
  const hours = hoursInAYear(sum, words, hints)
  const hourly = (pounds: number | null) =>
    pounds === null || hours === null ? null : Math.floor(((pounds * A_YEAR_OF[sum.unit]) / hours) * 100 + 1e-6) / 100
  const pay = { words, minimum: sum.low, maximum: sum.high, unit: sum.unit }
  const [low, high] = [hourly(sum.low), hourly(sum.high)]
  const certain = sum.unit === 'hour' || ((low ?? high ?? 0) >= LEAST_FULL_TIME_HOURLY && (high ?? low ?? 0) <= 200)
  return { ...pay, hourlyMinimum: certain ? low : null, hourlyMaximum: certain ? high : null }
}

const A_YEAR_OF: Readonly<Record<PayUnit, number>> = { hour: 1, day: Number.NaN, week: 52, month: 12, year: 1 }

/** Hours over which this pay is spread, or null where the advert leaves them open; 1 for pay by the hour. */
function hoursInAYear({ unit }: CertainSum, text: string, hints: PayHints): number | null {
  if (unit === 'hour') return 1
  if (unit === 'day') return null
  const stated = readWeeklyHours(text)
  const weekly = hints.hoursPerWeek ?? (stated && stated.minimum === stated.maximum ? stated.minimum : null)
  const wholeWeek = weekly !== null && weekly >= 35 && weekly <= 48 ? weekly : null
  const year = (hours: number | null) => (hours === null ? null : hours * WEEKS_IN_A_YEAR)

  if (ACTUAL_FIGURE.test(text)) return TERM_TIME.test(text) || FULL_TIME_FIGURE.test(text) ? null : year(weekly)
  if (FULL_TIME_FIGURE.test(text)) return year(wholeWeek ?? FULL_TIME_WEEK)
  if (TERM_TIME.test(text)) return null
  if (wholeWeek) return year(wholeWeek)
  if (weekly !== null) return unit === 'week' ? year(weekly) : null
  return hints.fullTime ? year(FULL_TIME_WEEK) : null
}
