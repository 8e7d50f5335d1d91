import { type RawBuilder, sql } from 'kysely'
import { dayNumber, payClassFor, START_DAYS } from '../../src/domain/facet-bits.ts'
import { FACETS, type FacetName, type PayFloor, type Start } from '../../src/domain/facets.ts'
import { milesToMetres } from '../../src/domain/geodesy.ts'
import { localScale } from '../../src/domain/local-distance.ts'
import type { Search } from '../../src/domain/search.ts'
import type { Db } from '../../src/records/schema.ts'
import type { Contestant } from './contestant.ts'

const TODAY = '2026-11-21'
type Sql = RawBuilder<unknown>

/** Where each facet lies in the plain table: a text, or an array of texts. */
const COLUMNS: Partial<Record<FacetName, { readonly column: string; readonly many: boolean }>> = {
  kind: { column: 'kind', many: false },
  hours: { column: 'hours', many: true },
  contract: { column: 'contract', many: false },
  sector: { column: 'sector', many: false },
  level: { column: 'level', many: false },
  cost: { column: 'cost_band', many: false },
  delivery: { column: 'delivery', many: true },
  access: { column: 'access', many: true },
  language: { column: 'languages', many: true },
  age: { column: 'ages', many: true },
  for: { column: 'eligible_groups', many: true },
  help: { column: 'helps', many: true },
}

/**
 * The plain design on the same rows: words by GIN, distance by the index of the earthdistance extension, one query for
 * the page, one for the total and one for each facet. `owner` makes its tables; the extensions are there already.
 */
export async function plain(owner: Db): Promise<Contestant> {
  await prepare(owner)
  return {
    name: 'plain design',
    async answer(search) {
      const page = await sql<{ id: number }>`select s.id from plain_listing s where ${matching(search, null)}
        order by ${order(search)}, s.id limit 20`.execute(owner)
      const total = await sql<{ n: number }>`select count(*)::int as n from plain_listing s
        where ${matching(search, null)}`.execute(owner)
      const counts = new Map<string, number>()
      for (const { name } of FACETS) {
        const { rows } = await countQuery(name, matching(search, name)).execute(owner)
        for (const { v, n } of rows) if (v !== null && n > 0) counts.set(`${name} ${v}`, n)
      }
      await sql`select s.organization_id, count(*) from plain_listing s where ${matching(search, null)}
        group by 1 order by 2 desc limit 20`.execute(owner)
      return { total: total.rows[0]!.n, ids: page.rows.map((row) => row.id), counts }
    },
    close: () => {},
  }
}

async function prepare(db: Db): Promise<void> {
  await sql`create table plain_listing as
    select s.id, s.organization_id, s.tsv, s.head, s.everywhere, s.expires_at, s.closes_at, s.posted, s.hourly, s.pay_class,
      o.kind, o.hours, o.contract, o.sector, o.level, o.cost_band, o.delivery, o.languages, o.eligible_groups, o.helps,
      (select coalesce(array_agg(distinct a), '{}') from (select unnest(o.access) a union all
        select unnest(l.access) from opportunity_location ol join location l on l.id = ol.location_id
        where ol.opportunity_id = s.id) x) as access,
      array_remove(array[case when coalesce(o.minimum_age, 0) <= 15 then '14-15' end,
        case when coalesce(o.minimum_age, 0) <= 17 then '16-17' end, case when coalesce(o.minimum_age, 0) <= 24 then '18-24' end,
        case when coalesce(o.minimum_age, 0) <= 49 then '25-49' end, '50-plus'], null) as ages,
      o.starts_on - date '2000-01-01' as starts
    from opportunity_search s join opportunity o on o.id = s.id`.execute(db)
  await sql`create table plain_place as
    select ol.opportunity_id, l.lat, l.lng, ll_to_earth(l.lat, l.lng) as earth
    from opportunity_location ol join location l on l.id = ol.location_id where l.lat is not null`.execute(db)
  await sql`alter table plain_listing add primary key (id)`.execute(db)
  await sql`create index on plain_listing using gin (tsv)`.execute(db)
  await sql`create index on plain_place using gist (earth)`.execute(db)
  await sql`create index on plain_place (opportunity_id)`.execute(db)
  await sql`create index on plain_listing (posted desc)`.execute(db)
  await sql`vacuum analyze plain_listing`.execute(db)
  await sql`vacuum analyze plain_place`.execute(db)
}

const metres = ({ near }: Search): Sql => {
  const scale = localScale(near!.point)
  const { lat, lng } = near!.point
  return sql`sqrt(((p.lat - ${lat}::float8) * ${scale.north}::float8) * ((p.lat - ${lat}::float8) * ${scale.north}::float8)
    + ((p.lng - ${lng}::float8) * (${scale.east}::float8 - ${scale.shrink}::float8 * (p.lat - ${lat}::float8)))
    * ((p.lng - ${lng}::float8) * (${scale.east}::float8 - ${scale.shrink}::float8 * (p.lat - ${lat}::float8))))`
}

/** The conditions of a search, but for one group: that is how its own counts ignore it. */
function matching(search: Search, ignored: FacetName | null): Sql {
  const conditions: Sql[] = [sql`s.expires_at > '2026-11-21T12:00:00Z'`]
  if (search.words) conditions.push(sql`s.tsv @@ plainto_tsquery('english', ${search.words})`)
  if (search.near) {
    const { lat, lng } = search.near.point
    const radius = milesToMetres(search.within)
    // As a union with what is reached from anywhere, in place of "or", it took twice as long.
    conditions.push(sql`(s.everywhere or s.id in (select p.opportunity_id from plain_place p
      where earth_box(ll_to_earth(${lat}, ${lng}), ${radius * 1.01}) @> p.earth and ${metres(search)} <= ${radius}::float8))`)
  }
  for (const { name } of FACETS) {
    const values = search.ticked[name] ?? []
    if (values.length > 0 && name !== ignored) conditions.push(ticked(name, values))
  }
  return sql.join(conditions, sql` and `)
}

function ticked(name: FacetName, values: readonly string[]): Sql {
  const where = COLUMNS[name]
  if (where) {
    const column = sql.ref(`s.${where.column}`)
    return where.many ? sql`${column} && ${values}::text[]` : sql`${column} = any(${values})`
  }
  return sql`(${sql.join(
    values.map((value) => onDay(name, value)),
    sql` or `,
  )})`
}

function onDay(name: FacetName, value: string): Sql {
  if (name === 'pay') return sql`s.pay_class >= ${payClassFor(value as PayFloor, TODAY)}`
  if (value === 'any-time') return sql`s.starts is null`
  const today = dayNumber(TODAY)
  return sql`s.starts between ${today} and ${today + START_DAYS[value as Exclude<Start, 'any-time'>]}`
}

function countQuery(name: FacetName, conditions: Sql): RawBuilder<{ v: string | null; n: number }> {
  const where = COLUMNS[name]
  if (!where) {
    const options = FACETS.find((facet) => facet.name === name)!.options
    return sql`select v, n::int from (select array[${sql.join(options.map(({ value }) => value))}]::text[] as vs,
      array[${sql.join(options.map(({ value }) => sql`count(*) filter (where ${onDay(name, value)})`))}] as ns
      from plain_listing s where ${conditions}) c, unnest(vs, ns) as u (v, n)`
  }
  const column = sql.ref(`s.${where.column}`)
  return where.many
    ? sql`select v, count(*)::int as n from plain_listing s, unnest(${column}) v where ${conditions} group by v`
    : sql`select ${column} as v, count(*)::int as n from plain_listing s where ${conditions} group by 1`
}

function order(search: Search): Sql {
  const nearest = search.near
    ? sql`(select min(${metres(search)}) from plain_place p where p.opportunity_id = s.id)`
    : sql`s.posted desc`
  if (search.sort === 'nearest') return nearest
  if (search.sort === 'closing') return sql`s.closes_at`
  if (search.sort === 'pay') return sql`s.hourly desc`
  if (search.sort === 'newest' || !search.words) return sql`s.posted desc`
  return sql`ts_rank(s.head, plainto_tsquery('english', ${search.words})) desc`
}
