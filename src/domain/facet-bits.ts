import { AGES, FACETS, type FacetName, type PayFloor, type Start } from './facets.ts'
import type { LocalDate } from './opportunity.ts'
import { LONDON_LIVING_WAGE, londonLivingWage } from './wage-rates.ts'

/**
 * How the closed facets of a listing are packed. Groups share four words of at most 31 bits, which the database tests
 * with `&`; the same words are also written in letters of six bits, so that the letters of many listings, put one
 * after another, can be counted without the database knowing any option. Pay and start are not bits, because what
 * they mean moves with the day: pay is the number of known floors reached, a start is a day.
 */
export const FACET_WORDS = [
  ['kind', 'hours', 'contract', 'cost', 'delivery'],
  ['sector', 'level', 'access'],
  ['language', 'age'],
  ['for', 'help'],
] as const satisfies readonly (readonly FacetName[])[]

export type PackedFacet = (typeof FACET_WORDS)[number][number]

/** Where the options of a group begin: word, and bit within it. */
export type BitRange = { readonly word: number; readonly bit: number; readonly size: number }

const OPTIONS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  FACETS.map((facet) => [facet.name, facet.options.map((option) => option.value)]),
)

export const BIT_RANGES: Readonly<Record<PackedFacet, BitRange>> = Object.fromEntries(
  FACET_WORDS.flatMap((names, word) => {
    let bit = 0
    return names.map((name) => {
      const range = { word, bit, size: OPTIONS[name]!.length }
      bit += range.size
      return [name, range]
    })
  }),
) as Record<PackedFacet, BitRange>

/** Letters of one listing: how many further starts 1, organisation 5, pay 1, four words of 6, start 3; then 3 for each. */
export const LETTERS = { more: 0, organization: 1, pay: 6, words: 7, start: 31, all: 34, each: 3 } as const
const FIRST_LETTER = 48

/** What is counted about a listing. Values outside a closed list are left out. */
export type FacetFacts = {
  readonly organizationId: number
  readonly kind: string
  readonly hours: readonly string[]
  readonly contract: string | null
  readonly sector: string | null
  readonly level: string | null
  readonly costBand: string | null
  readonly delivery: readonly string[]
  readonly access: readonly string[]
  readonly languages: readonly string[]
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibleGroups: readonly string[]
  readonly helps: readonly string[]
  /** Pence an hour; null where not known. */
  readonly hourly: number | null
  /** A figure is given, whether or not it makes an hourly rate. */
  readonly payStated: boolean
  /** Earliest first, at most 60 of them; none: any time. */
  readonly starts: readonly LocalDate[]
}

export type Packed = { readonly words: readonly number[]; readonly payClass: number; readonly letters: string }

/** Returns the facets of a listing as four words, a pay class and its letters. */
export function packFacets(facts: FacetFacts): Packed {
  const one = (value: string | null) => (value === null ? [] : [value])
  const values: Record<PackedFacet, readonly string[]> = {
    kind: [facts.kind],
    hours: facts.hours,
    contract: one(facts.contract),
    cost: one(facts.costBand),
    delivery: facts.delivery,
    sector: one(facts.sector),
    level: one(facts.level),
    access: facts.access,
    language: facts.languages,
    age: ageBands(facts.minimumAge, facts.maximumAge),
    for: facts.eligibleGroups,
    help: facts.helps,
  }
  const words = FACET_WORDS.map((names) => names.reduce((word, name) => word | facetMask(name, values[name]), 0))
  const payClass = payClassOf(facts.hourly, facts.payStated)
  const [first, ...more] = facts.starts
  const letters =
    writeLetters(more.length, 1) +
    writeLetters(facts.organizationId, 5) +
    writeLetters(payClass, 1) +
    words.map((word) => writeLetters(word, 6)).join('') +
    startLetters(first ?? null) +
    more.map(startLetters).join('')
  return { words, payClass, letters }
}

/** Returns the bits of these values within their group's word; unknown values have none. */
export function facetMask(name: PackedFacet, values: readonly string[]): number {
  const { bit } = BIT_RANGES[name]
  return values.reduce((mask, value) => {
    const place = OPTIONS[name]!.indexOf(value)
    return place < 0 ? mask : mask | (1 << (bit + place))
  }, 0)
}

/** Age in years at both ends, by band. */
const AGE_RANGES: Record<(typeof AGES)[number]['value'], readonly [number, number]> = {
  '14-15': [14, 15],
  '16-17': [16, 17],
  '18-24': [18, 24],
  '25-49': [25, 49],
  '50-plus': [50, 200],
}

/** Returns the age bands that a range touches; no limits means every band. */
function ageBands(minimum: number | null, maximum: number | null): string[] {
  return AGES.filter(({ value }) => {
    const [youngest, oldest] = AGE_RANGES[value]
    return (minimum ?? 0) <= oldest && (maximum ?? 200) >= youngest
  }).map((band) => band.value)
}

/** Every floor that was or is meant by an option, in pence, rising: a pay class says how many of them are reached. */
const KNOWN_FLOORS = [...new Set([...LONDON_LIVING_WAGE.map((rate) => pence(rate.pounds)), 1500, 1800, 2200])].sort(
  (a, b) => a - b,
)

/** Returns pounds as whole pence. */
export function pence(pounds: number): number {
  return Math.round(pounds * 100)
}

/** 0: no figure; 1: a figure below every floor or not per hour; then one more for each floor reached. */
export function payClassOf(hourly: number | null, stated: boolean): number {
  if (hourly === null) return stated ? 1 : 0
  return 1 + KNOWN_FLOORS.filter((floor) => hourly >= floor).length
}

/** Returns the lowest pay class that reaches a floor, by the rates in force on this day. */
export function payClassFor(floor: PayFloor, day: LocalDate): number {
  if (floor === 'stated') return 1
  const pounds = floor === 'london-living-wage' ? londonLivingWage(day) : Number(floor)
  return 2 + KNOWN_FLOORS.indexOf(pence(pounds))
}

/** Days from a search's own day that count as each start; a start before today is none of them. */
export const START_DAYS: Record<Exclude<Start, 'any-time'>, number> = {
  '7-days': 7,
  '30-days': 30,
  '90-days': 90,
}

/** Returns a calendar date as days since 1 January 2000. */
export function dayNumber(date: LocalDate): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(2000, 0, 1)) / 86_400_000)
}

/** Returns the three letters of a start; they sort as the days do, and "any time" comes before all of them. */
export function startLetters(date: LocalDate | null): string {
  return writeLetters(date === null ? 0 : Math.max(1, dayNumber(date)), 3)
}

/** Returns a whole number in a given count of letters, six bits each, the highest first. */
export function writeLetters(number: number, count: number): string {
  let letters = ''
  for (let i = count - 1; i >= 0; i--)
    letters += String.fromCharCode(FIRST_LETTER + (Math.floor(number / 64 ** i) & 63))
  return letters
}

/** A line that changes whenever packing changes: rows packed under another line have to be indexed anew. */
export const FACET_LAYOUT = [
  ...FACET_WORDS.flatMap((names) => names.map((name) => `${name}:${OPTIONS[name]!.join(',')}`)),
  `pay:${KNOWN_FLOORS.join(',')}`,
].join(' ')
