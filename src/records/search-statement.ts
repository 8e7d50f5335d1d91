import { type RawBuilder, sql } from 'kysely'
import {
  dayNumber,
  FACET_WORDS,
  facetMask,
  LETTERS,
  payClassFor,
  START_DAYS,
  writeLetters,
} from '../domain/facet-bits.ts'
import type { PayFloor, Start } from '../domain/facets.ts'
import { milesToMetres } from '../domain/geodesy.ts'
import { localScale } from '../domain/local-distance.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Search } from '../domain/search.ts'
import { ANYWHERE, tileAt } from '../domain/search-cells.ts'
import type { Understood } from '../domain/search-words.ts'

type Sql<T = unknown> = RawBuilder<T>

/** A search with its words read and its day known: all that a statement needs. */
export type Asked = {
  readonly search: Search
  readonly words: Pick<Understood, 'wide' | 'own'> | null
  readonly now: Date
  /** The day in London. */
  readonly day: LocalDate
}

/**
 * Returns a query of every listing that matches words and place and fails at most `most` groups of facets: id,
 * letters, miss (groups failed), metres (null where not measured) and key, by which the chosen sort orders, highest
 * first, nulls last, then id. The key is worked out only for what passes everything.
 */
export function hitsOf(asked: Asked, most: 0 | 1 = 1): Sql {
  const { search, now } = asked
  const tests = testsOf(asked)
  const conditions = [sql`s.expires_at > ${now}`]
  if (asked.words) conditions.push(sql`s.tsv @@ ${tsquery(asked.words.wide)}`)
  const tile = search.near && tileAt(search.near.point, milesToMetres(search.within))
  if (tile !== null) conditions.push(sql`s.cells operator(pg_catalog.&&) ${`{${tile},${ANYWHERE}}`}::int[]`)
  const miss =
    tests.length === 0
      ? sql`0`
      : sql.join(
          tests.map((test) => sql`(not (${test}))::int`),
          sql` + `,
        )
  const radius = sql`${sql.lit(milesToMetres(search.within))}::float8`
  const kept = [
    ...(search.near ? [sql`(s.away <= ${radius} or s.everywhere)`] : []),
    ...(tests.length > most ? [sql`s.miss <= ${sql.lit(most)}`] : []),
  ]
  const metres = search.near ? sql`case when s.away <= ${radius} then s.away end` : sql`null::float8`
  return sql`
    select s.id, s.letters, s.miss, ${metres} as metres,
      case when s.miss = 0 then (${keyOf(asked, metres)})::float8 end as key
    from (
      select s.id, s.everywhere, s.head, s.posted, s.closes_at, s.hourly,
        s.facets as letters, ${miss} as miss, ${awayOf(search)} as away
      from opportunity_search s
      where ${sql.join(conditions, sql` and `)}
      offset 0
    ) s ${kept.length > 0 ? sql`where ${sql.join(kept, sql` and `)}` : sql``}`
}

/** Highest key first; the id makes the order total, so that pages never overlap. */
export const BY_KEY = sql`order by key desc nulls last, id`

/**
 * Returns the query of one page (id, metres) alone, for when the counts are known already. Without words and place
 * it walks the index of its sort and stops after the page.
 */
export function pageOf(asked: Asked): Sql {
  const { words, search, now } = asked
  const cut = sql`limit ${search.pageSize} offset ${(search.page - 1) * search.pageSize}`
  if (words || search.near) {
    return sql`select id, metres from (${hitsOf(asked, 0)}) hit where miss = 0 ${BY_KEY} ${cut}`
  }
  const kept = [sql`s.expires_at > ${now}`, ...testsOf(asked)]
  return sql`select s.id, null::float8 as metres from opportunity_search s where ${sql.join(kept, sql` and `)}
    order by ${WALKS[search.sort]}, s.id ${cut}`
}

/** Each sort where nothing is measured, as its index has it. */
const WALKS: Readonly<Record<Search['sort'], Sql>> = {
  best: sql`s.posted desc`,
  nearest: sql`s.posted desc`,
  newest: sql`s.posted desc`,
  closing: sql`s.closes_at`,
  pay: sql`s.hourly desc`,
}

const tsquery = (words: string): Sql => sql`to_tsquery('english', ${words})`

/** As the places of listings are. */
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7

/** Metres to the nearest place of a listing; very far where it has none, null without a place to measure from. */
function awayOf({ near }: Search): Sql {
  if (!near) return sql`null::float8`
  const point = { lat: rounded(near.point.lat), lng: rounded(near.point.lng) }
  const scale = localScale(point)
  const number = (value: number) => sql`${sql.lit(value)}::float8`
  const up = sql`(s.lat - ${number(point.lat)})`
  const north = sql`(${up} * ${number(scale.north)})`
  const east = sql`((s.lng - ${number(point.lng)}) * (${number(scale.east)} - ${number(scale.shrink)} * ${up}))`
  const all = [point.lat, point.lng, scale.north, scale.east, scale.shrink].map(number)
  return sql`case when s.places is null then sqrt(${north} * ${north} + ${east} * ${east})
    else nearest_metres(s.places, ${sql.join(all)}) end`
}

/** What each group with ticks asks of a row. */
function testsOf({ search, day }: Asked): Sql[] {
  const tests: Sql[] = FACET_WORDS.flatMap((names, word) =>
    names.flatMap((name) => {
      const values = search.ticked[name] ?? []
      if (values.length === 0) return []
      return [sql`s.${sql.ref(`bits_${word}`)} & ${sql.lit(facetMask(name, values))} <> 0`]
    }),
  )
  const floors = (search.ticked.pay ?? []) as readonly PayFloor[]
  const payClass = Math.min(...floors.map((floor) => payClassFor(floor, day)))
  if (floors.length > 0) tests.push(sql`s.pay_class >= ${sql.lit(payClass)}`)
  const starts = (search.ticked.starts ?? []) as readonly Start[]
  if (starts.length > 0) tests.push(startTest(starts, day))
  if (search.organizations.length > 0) {
    tests.push(sql`s.organization_id = any(${`{${search.organizations}}`}::int[])`)
  }
  return tests
}

function startTest(starts: readonly Start[], day: LocalDate): Sql {
  const today = dayNumber(day)
  const days = starts.flatMap((start) => (start === 'any-time' ? [] : [START_DAYS[start]]))
  const todayLetters = writeLetters(today, LETTERS.each)
  const first = sql`substr(s.facets, ${sql.lit(LETTERS.start + 1)}, ${sql.lit(LETTERS.each)})`
  const start = sql`case when s.starts is null then ${first}
    else (select min(start) from unnest(s.starts) start where start >= ${todayLetters} collate "C") end`
  const tests: Sql[] = []
  if (starts.includes('any-time')) tests.push(sql`${first} = ${writeLetters(0, LETTERS.each)}`)
  if (days.length > 0) {
    tests.push(sql`${start} between ${todayLetters} and ${writeLetters(today + Math.max(...days), LETTERS.each)}`)
  }
  return sql`coalesce(${sql.join(tests, sql` or `)}, false)`
}

/** Weights of title, summary, names and description, in the order of ts_rank: D, C, B, A. */
const WEIGHTS = `'{0.05, 0.25, 0.3, 1}'`
/** A title that says the same thing in other words. */
const IN_OTHER_WORDS = 0.3
/** A listing on the doorstep is worth as much as a third of a word in the title; 2.5 km away, half of that. */
const CLOSENESS = 0.35
const CLOSENESS_HALF = 2500
/** So is one of today; two weeks later, half of that. */
const FRESHNESS = 0.15
const FRESHNESS_HALF = 14

function keyOf(asked: Asked, metres: Sql): Sql {
  switch (asked.search.sort) {
    case 'nearest':
      return asked.search.near ? sql`-${metres}` : sql`s.posted`
    case 'newest':
      return sql`s.posted`
    case 'closing':
      return sql`-extract(epoch from s.closes_at)`
    case 'pay':
      return sql`s.hourly`
    case 'best':
      return bestOf(asked, metres)
  }
}

function bestOf({ search, words, day }: Asked, metres: Sql): Sql {
  if (!words && !search.near) return sql`s.posted`
  const age = sql`greatest(0, ${sql.lit(dayNumber(day))} - s.posted)`
  const parts = [sql`${sql.lit(FRESHNESS)} / (1 + ${age} / ${sql.lit(FRESHNESS_HALF)}::float8)`]
  if (search.near) {
    // What is reached from anywhere counts as being at the edge of the circle.
    const near = sql`coalesce(${metres}, ${sql.lit(milesToMetres(search.within))}::float8)`
    parts.push(sql`${sql.lit(CLOSENESS)} / (1 + ${near} / ${sql.lit(CLOSENESS_HALF)}::float8)`)
  }
  if (words) {
    const rank = (query: string) => sql`ts_rank(${sql.raw(WEIGHTS)}::float4[], s.head, ${tsquery(query)})`
    parts.push(
      words.wide === words.own
        ? rank(words.own)
        : sql`${rank(words.own)} + ${sql.lit(IN_OTHER_WORDS)} * (s.head @@ ${tsquery(words.wide)})::int`,
    )
  }
  return sql.join(parts, sql` + `)
}
