import { sql } from 'kysely'
import type { AreaKind } from '../domain/area.ts'
import type { Point } from '../domain/place.ts'
import { boundsOf, contains, inBox } from '../domain/polygon.ts'
import { outlinedAreas, type Saved } from './area.ts'
import { columnList, rowsAs } from './bulk.ts'
import type { Db } from './schema.ts'

/** A postcode as a source gives it; a code that the source does not know is null. */
export type PostcodeDraft = {
  /** Without a space: NW52AA. */
  readonly compact: string
  readonly point: Point
  readonly wardCode: string | null
  readonly lsoaCode: string | null
  readonly msoaCode: string | null
  readonly boroughCode: string | null
  /** The day it went out of use, `2019-04-30`; null while it is live. */
  readonly terminatedOn: string | null
}

const FACTS = ['lat', 'lng', 'ward_code', 'lsoa_code', 'msoa_code', 'borough_code', 'terminated_on']
/** A file without statistical areas does not take them from a postcode that has them. */
const LEFT_ALONE_BY_NULL = new Set(['ward_code', 'lsoa_code', 'msoa_code', 'borough_code'])

/**
 * Writes postcodes by their code. Returns how many were added, changed and left alone, and how many of those written
 * are out of use; each is counted once, so `expired` are not among the added and changed.
 */
export async function savePostcodes(
  db: Db,
  drafts: readonly PostcodeDraft[],
  source: string,
): Promise<Saved & { readonly expired: number }> {
  const unique = [...new Map(drafts.map((draft) => [draft.compact, draft])).values()]
  if (unique.length === 0) return { added: 0, changed: 0, unchanged: 0, expired: 0 }

  const rows = unique.map((draft) => ({
    postcode: draft.compact,
    lat: draft.point.lat,
    lng: draft.point.lng,
    ward_code: draft.wardCode,
    lsoa_code: draft.lsoaCode,
    msoa_code: draft.msoaCode,
    borough_code: draft.boroughCode,
    terminated_on: draft.terminatedOn,
  }))
  const kept = (fact: string) =>
    LEFT_ALONE_BY_NULL.has(fact)
      ? sql`coalesce(excluded.${sql.ref(fact)}, p.${sql.ref(fact)})`
      : sql`excluded.${sql.ref(fact)}`
  const { rows: written } = await sql<{ added: boolean; expired: boolean }>`
    insert into postcode as p (postcode, ${columnList(FACTS)}, source)
    select postcode, ${columnList(FACTS)}, ${source} from ${rowsAs('postcode', rows)}
    on conflict (postcode) do update
    set ${sql.join(FACTS.map((fact) => sql`${sql.ref(fact)} = ${kept(fact)}`))}, source = excluded.source
    where (${sql.join(FACTS.map((fact) => sql`p.${sql.ref(fact)}`))}) is distinct from (${sql.join(FACTS.map(kept))})
    returning xmax = 0 as added, terminated_on is not null as expired`.execute(db)
  const live = written.filter((row) => !row.expired)
  const added = live.filter((row) => row.added).length
  return {
    added,
    changed: live.length - added,
    expired: written.length - live.length,
    unchanged: unique.length - written.length,
  }
}

export type OutcodeDraft = { readonly outcode: string; readonly point: Point; readonly postcodes: number }

/** Writes outcodes with the middle of their postcodes, as a file of outcodes gives them. */
export async function saveOutcodes(db: Db, drafts: readonly OutcodeDraft[], source: string): Promise<Saved> {
  const unique = [...new Map(drafts.map((draft) => [draft.outcode, draft])).values()]
  if (unique.length === 0) return { added: 0, changed: 0, unchanged: 0 }

  const rows = unique.map(({ outcode, point, postcodes }) => ({ outcode, ...point, postcodes }))
  const { rows: written } = await sql<{ added: boolean }>`
    insert into outcode as o (outcode, lat, lng, postcodes, source)
    select outcode, lat, lng, postcodes, ${source} from ${rowsAs('outcode', rows)}
    on conflict (outcode) do update
    set lat = excluded.lat, lng = excluded.lng, postcodes = excluded.postcodes, source = excluded.source
    where (o.lat, o.lng, o.postcodes) is distinct from (excluded.lat, excluded.lng, excluded.postcodes)
    returning xmax = 0 as added`.execute(db)
  const added = written.filter((row) => row.added).length
  return { added, changed: written.length - added, unchanged: unique.length - written.length }
}

/**
 * Works out the middle of every outcode of which postcodes are kept: the mean of the live ones, of all where none is.
 * An outcode that another file described from more postcodes than we hold keeps that file's middle.
 */
export async function middleOutcodes(db: Db, source: string): Promise<void> {
  await sql`
    insert into outcode as o (outcode, lat, lng, postcodes, source)
    select left(postcode, length(postcode) - 3),
      round(coalesce(avg(lat) filter (where terminated_on is null), avg(lat))::numeric, 6),
      round(coalesce(avg(lng) filter (where terminated_on is null), avg(lng))::numeric, 6),
      count(*), ${source}
    from postcode group by 1
    on conflict (outcode) do update
    set lat = excluded.lat, lng = excluded.lng, postcodes = excluded.postcodes, source = excluded.source
    where o.postcodes <= excluded.postcodes
      and (o.lat, o.lng, o.postcodes) is distinct from (excluded.lat, excluded.lng, excluded.postcodes)`.execute(db)
}

const CODES = { borough: 'borough_code', ward: 'ward_code', lsoa: 'lsoa_code', msoa: 'msoa_code' } as const
const TABLES = { postcode: 'postcode', location: 'id' } as const

/**
 * Gives postcodes, or locations, that lie in an area we have the outline of but carry no code of that kind, that code.
 * For files without statistical areas (Code-Point Open), for releases that forgot wards, and for points of feeds.
 * Codes that are there stay: the outlines are generalised, the source is not. Returns which were given one.
 */
export async function fillCodes<Table extends keyof typeof TABLES>(
  db: Db,
  table: Table,
  kind: Exclude<AreaKind, 'region'>,
): Promise<(Table extends 'postcode' ? string : number)[]> {
  if (table === 'location' && kind === 'msoa') return []
  const areas = (await outlinedAreas(db, kind)).map((area) => ({ ...area, box: boundsOf([area.outline])! }))
  const all = boundsOf(areas.map((area) => area.outline))
  if (!all) return []

  const { rows } = await sql<{ key: string | number; lat: number; lng: number }>`
    select ${sql.ref(TABLES[table])} as key, lat, lng from ${sql.table(table)}
    where ${sql.ref(CODES[kind])} is null
      and lat between ${all.south} and ${all.north} and lng between ${all.west} and ${all.east}`.execute(db)
  const found = rows.flatMap(({ key, lat, lng }) => {
    const point = { lat, lng }
    const area = areas.find((area) => inBox(area.box, point) && contains(area.outline, point))
    return area ? [{ [TABLES[table]]: key, [CODES[kind]]: area.code }] : []
  })
  if (found.length === 0) return []
  await sql`
    update ${sql.table(table)} as t set ${sql.ref(CODES[kind])} = f.${sql.ref(CODES[kind])}
    from ${rowsAs(table, found)} f where t.${sql.ref(TABLES[table])} = f.${sql.ref(TABLES[table])}`.execute(db)
  return found.map((row) => row[TABLES[table]] as Table extends 'postcode' ? string : number)
}

/** Returns the opportunities that happen in an area of which this import (known by its moment) wrote the name. */
export async function opportunitiesInAreasOf(db: Db, importedAt: Date): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct ol.opportunity_id as id
    from area a join location l on l.ward_code = a.code join opportunity_location ol on ol.location_id = l.id
    where a.kind = 'ward' and a.imported_at = ${importedAt}`.execute(db)
  return rows.map((row) => row.id)
}

/** Returns the opportunities that happen at these locations. */
export async function opportunitiesAt(db: Db, locationIds: readonly number[]): Promise<number[]> {
  if (locationIds.length === 0) return []
  const { rows } = await sql<{ id: number }>`
    select distinct opportunity_id as id from opportunity_location
    where location_id = any(${[...locationIds]}::int[])`.execute(db)
  return rows.map((row) => row.id)
}
