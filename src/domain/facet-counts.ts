import { BIT_RANGES, dayNumber, facetMask, LETTERS, type PackedFacet, payClassFor, START_DAYS } from './facet-bits.ts'
import { FACETS, type FacetName, type PayFloor, type Start } from './facets.ts'
import type { LocalDate } from './opportunity.ts'
import type { FacetCount, Search } from './search.ts'

const ZERO = 48
const ROW = LETTERS.all
/** Numbers of a listing that are tallied: 25 letters, then how far off it starts. */
const COLUMNS = 26
const STARTS_COLUMN = 25
const FIRST_COLUMN = LETTERS.pay

export type Counted = {
  readonly total: number
  readonly facets: Readonly<Record<FacetName, readonly FacetCount[]>>
  /** Results each organisation would give, by id; those ticked are always there. */
  readonly organizations: ReadonlyMap<number, number>
}

/** Tells whether a listing passes a group; `at` is where its letters begin. */
type Passes = (rows: Uint8Array, at: number) => boolean
type Test = { readonly group: FacetName | 'organisation'; readonly passes: Passes }

/**
 * Counts the letters of listings that fail at most one group: how many pass all, and for each value how many would be
 * left if its group were ticked for it alone, all other groups as they are. About 40 ns a listing: letters are
 * tallied as they stand, and what each of them means is worked out once at the end.
 */
export function countFacets(
  rows: Uint8Array,
  search: Pick<Search, 'ticked' | 'organizations'>,
  day: LocalDate,
): Counted {
  const today = dayNumber(day)
  const tests = testsOf(search, day, today)
  const passing = new Uint32Array(COLUMNS * 64)
  const missing = tests.map(() => new Uint32Array(COLUMNS * 64))
  const organizationTest = tests.findIndex((test) => test.group === 'organisation')
  const ids = new Int32Array(rows.length / ROW)
  let [total, idCount] = [0, 0]

  for (let at = 0; at < rows.length; at += ROW + LETTERS.each * (rows[at]! - ZERO)) {
    const failed = failedTest(tests, rows, at)
    if (failed === -2) continue
    if (failed === -1) total++
    if (failed === -1 || failed === organizationTest) ids[idCount++] = readNumber(rows, at + LETTERS.organization, 5)
    if (failed === -1) tally(passing, rows, at, today)
    else if (failed !== organizationTest) tally(missing[failed]!, rows, at, today)
  }

  const facets = readTallies(passing, missing, tests, day)
  return { total, facets, organizations: countIds(ids.subarray(0, idCount), search.organizations) }
}

/** Returns how often each id comes; ids to keep are there even where they never come. */
function countIds(ids: Int32Array, kept: readonly number[]): Map<number, number> {
  const highest = ids.reduce((highest, id) => Math.max(highest, id), 0)
  const counts = new Map(kept.map((id) => [id, 0]))
  const tallies = highest < 1 << 22 ? new Uint32Array(highest + 1) : null
  if (!tallies) {
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
    return counts
  }
  for (let i = 0; i < ids.length; i++) tallies[ids[i]!]!++
  for (let i = 0; i < ids.length; i++) counts.set(ids[i]!, tallies[ids[i]!]!)
  return counts
}

/** Returns -1 where every test is passed, the one that is not, or -2 where several are not. */
function failedTest(tests: readonly Test[], rows: Uint8Array, at: number): number {
  let failed = -1
  for (let i = 0; i < tests.length; i++) {
    if (tests[i]!.passes(rows, at)) continue
    if (failed !== -1) return -2
    failed = i
  }
  return failed
}

function tally(tallies: Uint32Array, rows: Uint8Array, at: number, today: number): void {
  const first = at + FIRST_COLUMN
  for (let column = 0; column < STARTS_COLUMN; column++) tallies[column * 64 + rows[first + column]! - ZERO]!++
  tallies[STARTS_COLUMN * 64 + startClass(nextStart(rows, at, today), today)]!++
}

const ANY_TIME = 0
const NOT_SOON = 1
const SOON: readonly (readonly [class_: number, days: number])[] = Object.values(START_DAYS).map((days, i) => [
  i + 2,
  days,
])

/** 0: any time; 1: past, or later than every option; then the first option it is within. */
function startClass(day: number, today: number): number {
  if (day === 0) return ANY_TIME
  const ahead = day - today
  if (ahead < 0) return NOT_SOON
  for (const [startClass, days] of SOON) if (ahead <= days) return startClass
  return NOT_SOON
}

/** The first start from today on; the last where all are past. */
function nextStart(rows: Uint8Array, at: number, today: number): number {
  const last = at + LETTERS.start + LETTERS.each * (rows[at]! - ZERO)
  let start = readNumber(rows, at + LETTERS.start, LETTERS.each)
  for (let i = at + LETTERS.start; start < today && i < last; i += LETTERS.each) {
    start = readNumber(rows, i + LETTERS.each, LETTERS.each)
  }
  return start
}

function readTallies(passing: Uint32Array, missing: readonly Uint32Array[], tests: readonly Test[], day: LocalDate) {
  const counts = FACETS.map(({ name, options }) => {
    const missed = missing[tests.findIndex((test) => test.group === name)]
    const count = (value: string) => {
      const where = HOLDS.get(`${name} ${value}`) ?? holdsOnDay(name, value, day)
      return sumWhere(passing, where) + (missed ? sumWhere(missed, where) : 0)
    }
    return [name, options.map(({ value }) => ({ value, count: count(value) }))] as const
  })
  return Object.fromEntries(counts) as unknown as Counted['facets']
}

/** In which column a value shows, and by which of the 64 numbers there. */
type Holds = { readonly column: number; readonly numbers: readonly number[] }

const NUMBERS = Array.from({ length: 64 }, (_, number) => number)

function holdsBit(name: PackedFacet, value: string): Holds {
  const bit = 31 - Math.clz32(facetMask(name, [value]))
  const column = LETTERS.words - FIRST_COLUMN + BIT_RANGES[name].word * 6 + 5 - Math.floor(bit / 6)
  return { column, numbers: NUMBERS.filter((number) => number & (1 << (bit % 6))) }
}

/** What bits mean is the same every day. */
const HOLDS: ReadonlyMap<string, Holds> = new Map(
  FACETS.flatMap(({ name, options }) =>
    name === 'pay' || name === 'starts'
      ? []
      : options.map(({ value }) => [`${name} ${value}`, holdsBit(name, value)] as const),
  ),
)

/** What pay and starts mean moves with the day. */
function holdsOnDay(name: FacetName, value: string, day: LocalDate): Holds {
  if (name === 'pay') {
    const least = payClassFor(value as PayFloor, day)
    return { column: 0, numbers: NUMBERS.filter((number) => number >= least) }
  }
  if (value === 'any-time') return { column: STARTS_COLUMN, numbers: [ANY_TIME] }
  const days = START_DAYS[value as Exclude<Start, 'any-time'>]
  return { column: STARTS_COLUMN, numbers: SOON.filter(([, soon]) => soon <= days).map(([startClass]) => startClass) }
}

function sumWhere(tallies: Uint32Array, { column, numbers }: Holds): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += tallies[column * 64 + numbers[i]!]!
  return sum
}

function testsOf(search: Pick<Search, 'ticked' | 'organizations'>, day: LocalDate, today: number): Test[] {
  const tests: Test[] = FACETS.flatMap(({ name }) => {
    const values = search.ticked[name] ?? []
    return values.length === 0 ? [] : [{ group: name, passes: testOf(name, values, day, today) }]
  })
  if (search.organizations.length === 0) return tests
  const wanted = new Set(search.organizations)
  const passes: Passes = (rows, at) => wanted.has(readNumber(rows, at + LETTERS.organization, 5))
  return [...tests, { group: 'organisation', passes }]
}

function testOf(name: FacetName, values: readonly string[], day: LocalDate, today: number): Passes {
  if (name === 'pay') {
    const least = Math.min(...values.map((value) => payClassFor(value as PayFloor, day)))
    return (rows, at) => rows[at + LETTERS.pay]! - ZERO >= least
  }
  if (name === 'starts') {
    const numbers = new Set(values.flatMap((value) => holdsOnDay(name, value, day).numbers))
    return (rows, at) => numbers.has(startClass(nextStart(rows, at, today), today))
  }
  return bitTest(name, values)
}

function bitTest(name: PackedFacet, values: readonly string[]): Passes {
  const mask = facetMask(name, values) >>> 0
  const first = LETTERS.words + BIT_RANGES[name].word * 6
  const letters = Array.from({ length: 6 }, (_, i) => ({ at: first + i, mask: Math.floor(mask / 64 ** (5 - i)) & 63 }))
  const asked = letters.filter((letter) => letter.mask !== 0)
  return (rows, at) => {
    for (let i = 0; i < asked.length; i++) if ((rows[at + asked[i]!.at]! - ZERO) & asked[i]!.mask) return true
    return false
  }
}

function readNumber(rows: Uint8Array, at: number, letters: number): number {
  let number = 0
  for (let i = 0; i < letters; i++) number = number * 64 + rows[at + i]! - ZERO
  return number
}
