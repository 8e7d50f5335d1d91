import { sql } from 'kysely'
import { countFacets } from '../../src/domain/facet-counts.ts'
import { FACETS } from '../../src/domain/facets.ts'
import { milesToMetres } from '../../src/domain/geodesy.ts'
import { localMetres, localScale } from '../../src/domain/local-distance.ts'
import type { Search } from '../../src/domain/search.ts'
import type { Db } from '../../src/records/schema.ts'
import type { BenchAnswer } from './contestant.ts'

/**
 * The rows of our index as an engine in this process would keep them, in id order. Words are the stems that PostgreSQL
 * found, so that engines without its stemming look for the same things.
 */
export type Rows = {
  readonly ids: Int32Array
  readonly letters: readonly string[]
  readonly places: readonly (readonly number[])[]
  readonly everywhere: Uint8Array
  readonly posted: Int32Array
  readonly hourly: Int32Array
  readonly closes: Float64Array
}

type Row = {
  id: number
  facets: string
  lat: number
  lng: number
  places: number[] | null
  everywhere: boolean
  posted: number
  hourly: number
  closes: number
  stems: string
}

/** Reads all rows, handing the stems of each to `take`. */
export async function readRows(db: Db, take: (position: number, stems: string) => void): Promise<Rows> {
  const all: Row[] = []
  for (let last = 0; ; ) {
    const { rows } = await sql<Row>`select id, facets, lat, lng, places, everywhere, posted, hourly,
      case when closes_at = 'infinity' then 1e15 else extract(epoch from closes_at)::float8 end as closes,
      array_to_string(tsvector_to_array(tsv), ' ') as stems
      from opportunity_search where id > ${last} order by id limit 20000`.execute(db)
    if (rows.length === 0) break
    for (const row of rows) {
      take(all.length, row.stems)
      all.push({ ...row, stems: '' })
    }
    last = rows.at(-1)!.id
  }
  return {
    ids: Int32Array.from(all, (row) => row.id),
    letters: all.map((row) => row.facets),
    places: all.map((row) => row.places ?? (row.lat === 0 ? [] : [row.lat, row.lng])),
    everywhere: Uint8Array.from(all, (row) => Number(row.everywhere)),
    posted: Int32Array.from(all, (row) => row.posted),
    hourly: Int32Array.from(all, (row) => row.hourly),
    closes: Float64Array.from(all, (row) => row.closes),
  }
}

/** Narrows what an engine found by place, counts it as our search does, and takes the first 20 that pass everything. */
export function answerFrom(
  rows: Rows,
  found: Iterable<readonly [position: number, rank: number]>,
  search: Search,
): BenchAnswer {
  const near = search.near?.point
  const scale = near && localScale(near)
  const radius = milesToMetres(search.within)
  const kept: { position: number; metres: number; rank: number }[] = []
  for (const [position, rank] of found) {
    let metres = Number.POSITIVE_INFINITY
    const places = rows.places[position]!
    if (near && scale) {
      for (let i = 0; i < places.length; i += 2) {
        metres = Math.min(metres, localMetres(near, scale, places[i]!, places[i + 1]!))
      }
      if (metres > radius && rows.everywhere[position] === 0) continue
    }
    kept.push({ position, metres, rank })
  }
  const letters = Buffer.from(kept.map(({ position }) => rows.letters[position]).join(''), 'latin1')
  const counted = countFacets(letters, search, '2026-11-21')
  const counts = FACETS.flatMap(({ name }) =>
    counted.facets[name].flatMap(({ value, count }) => (count > 0 ? [[`${name} ${value}`, count] as const] : [])),
  )
  return { total: counted.total, ids: firstPage(rows, kept, search), counts: new Map(counts) }
}

function firstPage(rows: Rows, kept: { position: number; metres: number; rank: number }[], search: Search): number[] {
  const key = ({ position, metres, rank }: (typeof kept)[number]): number => {
    if (search.sort === 'nearest' && search.near) return -metres
    if (search.sort === 'closing') return -rows.closes[position]!
    if (search.sort === 'pay') return rows.hourly[position]!
    if (search.sort === 'newest' || !search.words) return rows.posted[position]!
    return rank + (search.near ? 0.35 / (1 + metres / 2500) : 0)
  }
  const sorted = kept.map((row) => [key(row), rows.ids[row.position]!, row.position] as const)
  sorted.sort((a, b) => b[0] - a[0] || a[1] - b[1])
  const ids: number[] = []
  for (const [, id, position] of sorted) {
    if (ids.length === 20) break
    const passes = countFacets(Buffer.from(rows.letters[position]!, 'latin1'), search, '2026-11-21').total === 1
    if (passes) ids.push(id)
  }
  return ids
}
