import { type RawBuilder, sql } from 'kysely'
import type { Area, AreaKind } from '../domain/area.ts'
import type { Viewer } from '../domain/permission.ts'
import type { Place, Point } from '../domain/place.ts'
import { contains, type Outline } from '../domain/polygon.ts'
import { columnList, rowsAs } from './bulk.ts'
import type { Db } from './schema.ts'
import type { AreaTable } from './schema-front-door.ts'

/** How an import left its rows. Every row is counted once. */
export type Saved = { readonly added: number; readonly changed: number; readonly unchanged: number }

/** An area as a source gives it: a name or a parent that it does not know leaves what is there. */
export type AreaDraft = Omit<Area, 'name'> & { readonly name: string | null }

/** Returns the neighbourhoods of a place as last drawn, with their outlines, by name; none where none were imported. */
export async function wardsOf(db: Db, _viewer: Viewer, place: Pick<Place, 'gssCode' | 'slug'>): Promise<Area[]> {
  const rows = await db
    .selectFrom('area')
    .selectAll()
    .where('parent_code', '=', boroughCode(place))
    .where('kind', '=', 'ward')
    .orderBy('name')
    .execute()
  return latest(rows.map(area))
}

const latest = (areas: Area[]): Area[] => {
  const year = Math.max(...areas.map((one) => one.boundaryYear ?? 0))
  return areas.filter((one) => (one.boundaryYear ?? 0) === year)
}

/** Returns the area with this code; null where it was never imported. */
export async function findArea(db: Db, _viewer: Viewer, code: string): Promise<Area | null> {
  const row = await db.selectFrom('area').selectAll().where('code', '=', code).executeTakeFirst()
  return row ? area(row) : null
}

/** Returns the place's own area, with the outline of the whole borough; null where it was never imported. */
export const boroughOf = (db: Db, viewer: Viewer, place: Pick<Place, 'gssCode' | 'slug'>): Promise<Area | null> =>
  findArea(db, viewer, boroughCode(place))

/** Returns the code under which the areas of a place are kept: its GSS code, else its short name. */
export const boroughCode = (place: Pick<Place, 'gssCode' | 'slug'>): string => place.gssCode ?? place.slug

/** Of this many areas with the nearest middles, one certainly holds a point of its own: wards are compact. */
const NEAREST = 16

/** Returns the neighbourhood that a point lies in, of any borough; null outside all that were imported. */
export async function wardAt(db: Db, _viewer: Viewer, point: Point): Promise<Area | null> {
  const narrowing = Math.cos((point.lat * Math.PI) / 180)
  const rows = await db
    .selectFrom('area')
    .selectAll()
    .where('kind', '=', 'ward')
    .where('outline', 'is not', null)
    .where((where) => where.between('lat', point.lat - 0.3, point.lat + 0.3))
    .orderBy(sql`(lat - ${point.lat}) ^ 2 + ((lng - ${point.lng}) * ${narrowing}::float8) ^ 2`)
    .limit(NEAREST)
    .execute()
  return rows.map(area).find((ward) => ward.outline && contains(ward.outline, point)) ?? null
}

/** Returns every area of a kind that has an outline: for laying many points on, in an import. */
export async function outlinedAreas(db: Db, kind: AreaKind): Promise<(Area & { outline: Outline })[]> {
  const rows = await db
    .selectFrom('area')
    .selectAll()
    .where('kind', '=', kind)
    .where('outline', 'is not', null)
    .execute()
  return rows.map(area).filter((one): one is Area & { outline: Outline } => one.outline !== null)
}

/**
 * Writes areas by their code. What a draft leaves open (name, parent, year, point, outline) stays as it was; a new area
 * without a name is called by its code. Returns how many were added, changed and left alone.
 */
export async function saveAreas(db: Db, drafts: readonly AreaDraft[], source: string, now: Date): Promise<Saved> {
  const unique = [...new Map(drafts.map((draft) => [draft.code, draft])).values()]
  if (unique.length === 0) return { added: 0, changed: 0, unchanged: 0 }

  const rows = unique.map((draft) => ({
    code: draft.code,
    kind: draft.kind,
    name: draft.name ?? draft.code,
    parent_code: draft.parentCode,
    boundary_year: draft.boundaryYear,
    lat: draft.point?.lat ?? null,
    lng: draft.point?.lng ?? null,
    outline: draft.outline && multiPolygon(draft.outline),
  }))
  const keeping = FACTS.map((fact) => sql`${sql.ref(fact)} = ${kept(fact)}`)
  const { rows: written } = await sql<{ added: boolean }>`
    insert into area as a (code, ${columnList(FACTS)}, source, imported_at)
    select code, ${columnList(FACTS)}, ${source}, ${now} from ${rowsAs('area', rows)}
    on conflict (code) do update set ${sql.join(keeping)}, source = excluded.source, imported_at = excluded.imported_at
    where (${sql.join(FACTS.map((fact) => sql`a.${sql.ref(fact)}`))})
      is distinct from (${sql.join(FACTS.map(kept))})
    returning xmax = 0 as added`.execute(db)
  const added = written.filter((row) => row.added).length
  return { added, changed: written.length - added, unchanged: unique.length - written.length }
}

const FACTS = ['kind', 'name', 'parent_code', 'boundary_year', 'lat', 'lng', 'outline'] as const

/** What a fact is after the update: as the source says; as it was where the source says nothing, or is an older map. */
const kept = (fact: (typeof FACTS)[number]): RawBuilder<unknown> => {
  if (fact === 'name') return sql`case when excluded.name = excluded.code then a.name else excluded.name end`
  if (fact === 'boundary_year') return sql`greatest(excluded.boundary_year, a.boundary_year)`
  const said = sql`coalesce(excluded.${sql.ref(fact)}, a.${sql.ref(fact)})`
  if (fact === 'kind' || fact === 'parent_code') return said
  return sql`case when a.outline is not null and excluded.boundary_year < a.boundary_year
    then a.${sql.ref(fact)} else ${said} end`
}

/**
 * Gives areas without an outline a point to search around: the middle of the postcodes that lie in them, else of their
 * statistical areas. Returns how many were moved.
 */
export async function middleAreas(db: Db): Promise<number> {
  const { numAffectedRows } = await sql`
    with middle as (
      select code, round(avg(lat)::numeric, 6)::float8 as lat, round(avg(lng)::numeric, 6)::float8 as lng from (
        select ward_code as code, lat, lng from postcode where ward_code is not null
        union all
        select borough_code, lat, lng from postcode where borough_code is not null) p
      group by code
    ), rough as (
      select l.to_code as code, round(avg(s.lat)::numeric, 6)::float8 as lat, round(avg(s.lng)::numeric, 6)::float8 as lng
      from area s join area_lookup l on l.from_code = s.code
      where s.kind = 'lsoa' and s.lat is not null and l.kind ~ '^lsoa[0-9]*-(ward|borough)[0-9]*$'
      group by l.to_code
    )
    update area a set lat = p.lat, lng = p.lng
    from (select * from middle union all select * from rough where code not in (select code from middle)) p
    where a.code = p.code and a.outline is null and (a.lat, a.lng) is distinct from (p.lat, p.lng)`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export type LookupDraft = { readonly kind: string; readonly fromCode: string; readonly toCode: string }

/** Writes which code leads to which. Returns how many were new; the others were there already. */
export async function saveLookups(db: Db, drafts: readonly LookupDraft[], source: string): Promise<Saved> {
  const unique = [...new Map(drafts.map((draft) => [Object.values(draft).join(' '), draft])).values()]
  if (unique.length === 0) return { added: 0, changed: 0, unchanged: 0 }

  const drafted = unique.map(({ kind, fromCode, toCode }) => ({ kind, from_code: fromCode, to_code: toCode }))
  const { rows } = await sql`
    insert into area_lookup (kind, from_code, to_code, source)
    select kind, from_code, to_code, ${source} from ${rowsAs('area_lookup', drafted)}
    on conflict do nothing
    returning kind`.execute(db)
  return { added: rows.length, changed: 0, unchanged: unique.length - rows.length }
}

/** Returns the codes that this one leads to: the wards of an LSOA, the successors of a ward. */
export async function lookUpArea(db: Db, _viewer: Viewer, kind: string, fromCode: string): Promise<string[]> {
  const rows = await db
    .selectFrom('area_lookup')
    .select('to_code')
    .where('kind', '=', kind)
    .where('from_code', '=', fromCode)
    .orderBy('to_code')
    .execute()
  return rows.map((row) => row.to_code)
}

const multiPolygon = (outline: Outline) => ({ type: 'MultiPolygon', coordinates: outline })

type AreaRow = { [Column in keyof AreaTable]: Column extends 'outline' ? unknown : AreaTable[Column] }

function area(row: AreaRow): Area {
  return {
    code: row.code,
    kind: row.kind,
    name: row.name,
    parentCode: row.parent_code,
    boundaryYear: row.boundary_year,
    point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
    outline: (row.outline as ReturnType<typeof multiPolygon> | null)?.coordinates ?? null,
  }
}
