import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { sql } from 'kysely'
import { type TestDatabase, testDatabase } from '../../test/harness/database.ts'
import { as } from '../../test/harness/referral.ts'
import { type Counted, countedReferrals, counter, organizationsNamed } from '../../test/harness/referral-figures.ts'
import { DECLINE_GROUPS } from '../domain/decline-reason.ts'
import { type FigurePeriod, monthsOf, periodKey } from '../domain/figure-period.ts'
import { REFERRAL_STATUSES, type ReferralStatus } from '../domain/referral.ts'
import { referralFigures } from './referral-figures.ts'

/**
 * Somebody has every figure there is, knows the rules by which they were rounded and hidden, and subtracts: parts from
 * totals, one filter from another, months from quarters and quarters from years. What they know of a count is between
 * which two numbers it lies; every sum narrows it until nothing narrows any more. Nothing small may then be certain.
 */
const NOW = new Date('2026-04-20T10:00:00Z')
/**
 * How many are attacked with the figures of a quarter and its months, how many with those of a whole year, and how many
 * of these once more with nothing kept back.
 */
const TABLES = { quarter: 260, year: 40, open: 20 }
const MONTHS = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2025-${month}-01`)
MONTHS.push('2026-01-01', '2026-02-01', '2026-03-01')
const PERIODS: readonly FigurePeriod[] = [
  { kind: 'year', starts: '2025-04-01' },
  ...MONTHS.filter((_, at) => at % 3 === 0).map((starts) => ({ kind: 'quarter', starts }) as const),
  ...MONTHS.map((starts) => ({ kind: 'month', starts }) as const),
]
const LAST_QUARTER = PERIODS.filter(({ starts, kind }) => starts >= '2026-01-01' && kind !== 'year')
const PROGRAMS = ['job-hub', 'workwell', 'connect-to-work']
const STATUSES: readonly ReferralStatus[] = ['submitted', 'received', 'engaged', 'started', 'declined', 'closed']
const SENDERS = ['North', 'East', 'South', 'West', 'Middle']
const REASONS = ['no-capacity', 'does-not-want', 'not-eligible']

/** Of these, none is not told from a few. Who might send is known to everybody. */
const NEVER_NONE = [
  ...PROGRAMS.map((program) => `program/${program}`),
  ...REFERRAL_STATUSES.map(({ value }) => `status/${value}`),
  ...DECLINE_GROUPS.map(({ value }) => `side/${value}`),
  ...SENDERS.map((name) => `other/${name}`),
  'declined/',
]

type Range = { least: number; most: number }
type Cells = Map<string, Range>
/** A whole and its parts, by name. */
type Sum = { readonly whole: string; readonly parts: readonly string[] }

let db: TestDatabase
before(async () => {
  db = await testDatabase({ demo: NOW })
})
after(() => db.drop())

it(`gives no small number away in ${TABLES.quarter + TABLES.year} tables, whatever is subtracted from what`, async () => {
  const chance = seeded(20_261_122)
  const names = Array.from({ length: TABLES.quarter + TABLES.year }, (_, at) => `Attacked ${at}`)
  const receivers = await organizationsNamed(db.owner, names)
  const senders = await organizationsNamed(db.owner, SENDERS)
  const wholeYear = receivers.slice(0, TABLES.year)
  await countedReferrals(
    db.owner,
    receivers.flatMap((to, at) => madeUp(to, senders, chance, at < TABLES.year ? MONTHS : MONTHS.slice(9))),
  )
  const kept = await attacked(wholeYear, PERIODS)
  const quarters = await attacked(receivers.slice(TABLES.year), LAST_QUARTER)
  await keepNothingBack()
  const open = await attacked(wholeYear.slice(0, TABLES.open), PERIODS)
  console.log(`# ${JSON.stringify({ kept, quarters, open })}`)
  assert.ok(kept.hidden > 5_000 && quarters.hidden > 5_000)
  assert.ok(open.certain > 0, 'the attack is one: it finds some where nothing is kept back')
  assert.deepEqual([kept.certain, quarters.certain], [0, 0])
})

/** Counts how many are hidden, and how many of those are certain in the end. */
async function attacked(receivers: readonly number[], periods: readonly FigurePeriod[]) {
  const found = { hidden: 0, keptBack: 0, certain: 0 }
  for (const to of receivers) {
    const { cells, keptBack } = await cellsOf(to, periods)
    const hidden = [...cells].filter(([, { least, most }]) => most > least && least <= 1)
    const ranges = narrowed(cells, sumsOf(cells, periods))
    found.hidden += hidden.length
    found.keptBack += keptBack
    found.certain += hidden.filter(([name]) => isCertain(ranges.get(name)!)).length
  }
  return found
}

const isCertain = ({ least, most }: Range): boolean => least === most && most >= 1 && most <= 7

/** Rounds and hides as before, and keeps back nothing that would give a small number away. */
async function keepNothingBack(): Promise<void> {
  const { rows } = await sql<{ made: string }>`
    select pg_get_functiondef('referral_figures'::regproc) as made`.execute(db.owner)
  const open = rows[0]!.made.replace('when h.gives_away or coalesce(w.give_away, false) then', 'when false then')
  assert.notEqual(open, rows[0]!.made)
  await sql.raw(open).execute(db.owner)
}

/** Returns a year of referrals to one organisation: few or many, from few or many. */
function madeUp(to: number, senders: readonly number[], chance: () => number, months: readonly string[]): Counted[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() ** 1.7 * from.length)]!
  const size = 2 + chance() * 14
  return months.flatMap((month) =>
    Array.from({ length: Math.floor(chance() * 2 * size) }, (): Counted => {
      const sentAt = `${month.slice(0, 8)}${chance() < 0.5 ? '05' : '12'}T09:00:00Z`
      const status = pick(STATUSES)
      const reason = status === 'declined' ? { reason: pick(REASONS) } : {}
      const accepted = ['engaged', 'started', 'closed'].includes(status)
      const at = `${month.slice(0, 8)}${chance() < 0.6 ? '13' : '27'}T09:00:00Z`
      const answered = status === 'submitted' ? {} : { acknowledgedAt: at, ...(accepted ? { acceptedAt: at } : {}) }
      const rest = { program: pick(PROGRAMS), status, times: answered, told: status === 'closed' && chance() < 0.7 }
      return { from: pick(senders), to, sentAt, ...rest, ...reason }
    }),
  )
}

/** Returns what is known of every figure of an organisation. */
async function cellsOf(
  to: number,
  periods: readonly FigurePeriod[],
): Promise<{ readonly cells: Cells; readonly keptBack: number }> {
  const viewer = counter(to)
  const cells: Cells = new Map()
  let keptBack = 0
  for (const period of periods) {
    const asked = { side: 'received' as const, period }
    const rows = await as(db.web, viewer, NOW, (web) => referralFigures(web, viewer, asked), 'figures')
    for (const { measure, part, shown } of rows) {
      keptBack += shown === '-' ? 1 : 0
      cells.set(`${periodKey(period)} ${measure}/${part}`, rangeOf(shown))
    }
    if (rows.length === 0) continue
    for (const figure of NEVER_NONE) {
      const name = `${periodKey(period)} ${figure}`
      if (!cells.has(name)) cells.set(name, { least: 0, most: 7 })
    }
  }
  return { cells, keptBack }
}

function rangeOf(shown: string): Range {
  if (shown === '*') return { least: 1, most: 7 }
  if (shown === '-') return { least: 0, most: 10_000 }
  return { least: Number(shown) - 2, most: Number(shown) + 2 }
}

/** What adds up to what: in one answer, between two of them, and between periods. What is not told of is none. */
function sumsOf(cells: Cells, periods: readonly FigurePeriod[]): readonly Sum[] {
  const figures = new Set([...cells.keys()].map((name) => name.slice(name.indexOf(' ') + 1)))
  const parts = (measure: string) => [...figures].filter((figure) => figure.startsWith(`${measure}/`))
  const within: readonly Sum[] = [
    ...['other', 'program', 'status'].map((measure) => ({ whole: 'all/', parts: parts(measure) })),
    ...['came', 'decided'].map((measure) => ({ whole: 'all/', parts: [`${measure}/of`, `${measure}/not-yet`] })),
    { whole: 'declined/', parts: parts('side') },
    { whole: 'accepted/of', parts: ['accepted/in', 'declined/'] },
    { whole: 'status/declined', parts: ['declined/'] },
    { whole: 'status/closed', parts: ['closed/of'] },
    { whole: 'accepted/in', parts: ['contact/of', 'contact/not-yet'] },
  ]
  const named = (period: FigurePeriod, figure: string) => `${periodKey(period)} ${figure}`
  const between = periods.flatMap((period): readonly Sum[] => {
    const shorter = period.kind === 'year' ? 'quarter' : 'month'
    const { first, last } = monthsOf(period)
    const inside = periods.filter(({ kind, starts }) => kind === shorter && starts >= first && starts <= last)
    if (period.kind === 'month') return []
    return [...figures].map((figure) => ({
      whole: named(period, figure),
      parts: inside.map((one) => named(one, figure)),
    }))
  })
  const inOne = periods.flatMap((period) =>
    within.map(({ whole, parts }) => ({
      whole: named(period, whole),
      parts: parts.map((part) => named(period, part)),
    })),
  )
  return [...inOne, ...between]
}

/** Returns the ranges when every sum has narrowed every part as far as it can. */
function narrowed(cells: Cells, sums: readonly Sum[]): Cells {
  const ranges = new Map([...cells].map(([name, range]) => [name, { ...range }]))
  const of = (name: string): Range => ranges.get(name) ?? { least: 0, most: 0 }
  let moved = true
  const narrow = (range: Range, least: number, most: number) => {
    if (least > range.least) [range.least, moved] = [least, true]
    if (most < range.most) [range.most, moved] = [most, true]
    assert.ok(range.least <= range.most, 'what is told does not contradict itself')
  }
  for (let round = 0; moved && round < 200; round += 1) {
    moved = false
    for (const { whole, parts } of sums) {
      const total = of(whole)
      const all = parts.map(of)
      const least = all.reduce((sum, part) => sum + part.least, 0)
      const most = all.reduce((sum, part) => sum + part.most, 0)
      narrow(total, least, most)
      for (const part of all) narrow(part, total.least - (most - part.most), total.most - (least - part.least))
    }
  }
  return ranges
}

/** Returns chance that is the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
