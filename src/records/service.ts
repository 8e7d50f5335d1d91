import { type RawBuilder, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** The kinds that other directories know as a service. Jobs and events have formats of their own. */
const SERVICE_KINDS = ['support', 'drop-in', 'course', 'volunteering']

type Column = 'kind' | 'helps' | 'eligible_groups' | 'sector' | 'level'

/** What a reader of the open data asked for; every part narrows. */
export type ServiceFilter = {
  readonly id?: string
  readonly words?: string
  readonly organizationIds?: readonly string[]
  readonly modifiedAfter?: Date
  readonly term?: { readonly column: Column; readonly value: string }
  readonly taxonomy?: Column
  readonly minimumAge?: number
  readonly maximumAge?: number
  /** ISO weekday, Monday is 1. */
  readonly day?: number
  readonly startTime?: string
  readonly endTime?: string
  readonly near?: { readonly lat: number; readonly lng: number; readonly metres: number }
}

export type Window = { readonly offset: number; readonly limit: number }

export type OrganizationRecord = {
  readonly id: string
  readonly name: string
  readonly description: string | null
  readonly website: string | null
  readonly email: string | null
  readonly phone: string | null
}

export type LocationRecord = {
  readonly id: string
  readonly atId: string
  readonly name: string | null
  readonly address: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly lat: number | null
  readonly lng: number | null
  readonly access: readonly string[]
  readonly accessWords: string | null
  readonly transport: string | null
}

export type ScheduleRecord = {
  readonly weekdays: readonly number[]
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly description: string | null
}

/** A service with all that belongs to it, as stored; dates and times as text. */
export type ServiceRecord = {
  readonly rowId: number
  readonly id: string
  readonly slug: string
  readonly kind: string
  readonly title: string
  readonly descriptionHtml: string
  readonly url: string | null
  readonly applyUrl: string | null
  readonly howToApply: string | null
  readonly costWords: string | null
  readonly costBand: string | null
  readonly costPounds: number | null
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly eligibilityWords: string | null
  readonly lastCheckedOn: string | null
  readonly updatedAt: string
  readonly level: string | null
  readonly sector: string | null
  readonly helps: readonly string[]
  readonly eligibleGroups: readonly string[]
  readonly languages: readonly string[]
  readonly delivery: readonly string[]
  readonly contact: {
    readonly name: string | null
    readonly email: string | null
    readonly phone: string | null
  } | null
  readonly organization: OrganizationRecord
  readonly locations: readonly LocationRecord[]
  readonly schedules: readonly ScheduleRecord[]
  readonly intakes: readonly ScheduleRecord[]
}

export type Page<Row> = { readonly total: number; readonly rows: readonly Row[] }

/** Returns one page of the live services that pass the filter, oldest id first, and how many pass in all. */
export async function findServices(
  db: Db,
  _viewer: Viewer,
  filter: ServiceFilter,
  window: Window,
  now: Date,
): Promise<Page<ServiceRecord>> {
  const answer = await sql<Page<ServiceRecord>>`
    with matched as (${matchedServices(filter, now)}),
    page as (select id from matched order by id limit ${window.limit} offset ${window.offset})
    select (select count(*)::int from matched) as total,
      coalesce((select json_agg(${SERVICE_JSON} order by o.id) from page join opportunity o using (id)
        join organization g on g.id = o.organization_id), '[]') as rows`.execute(db)
  return answer.rows[0]!
}

/** Returns identifier and last change of every service that passes: what a harvester compares. */
export async function findServiceStamps(
  db: Db,
  _viewer: Viewer,
  filter: ServiceFilter,
  now: Date,
): Promise<readonly { id: string; updatedAt: string }[]> {
  const answer = await sql<{ id: string; updatedAt: string }>`
    with matched as (${matchedServices(filter, now)})
    select o.uuid as id, ${MOMENT(sql.ref('o.updated_at'))} as "updatedAt"
    from matched join opportunity o using (id) order by o.id`.execute(db)
  return answer.rows
}

export type ServiceAtLocation = { readonly service: ServiceRecord; readonly location: LocationRecord }

/** Returns one page of services at their locations; with `near`, nearest first, else in the order of their ids. */
export async function findServicesAtLocations(
  db: Db,
  _viewer: Viewer,
  filter: ServiceFilter & { readonly atId?: string },
  window: Window,
  now: Date,
): Promise<Page<ServiceAtLocation>> {
  const near = filter.near
  const distance = near ? METRES(near) : sql`0`
  const answer = await sql<Page<ServiceAtLocation>>`
    with matched as (${matchedServices(filter, now)}),
    at as (select ol.uuid, ol.opportunity_id, ol.location_id, ${distance} as metres
      from matched join opportunity_location ol on ol.opportunity_id = matched.id join location l on l.id = ol.location_id
      where ${near ? sql`${distance} <= ${near.metres}` : sql`true`}
        and ${filter.atId ? sql`ol.uuid = ${filter.atId}::uuid` : sql`true`}),
    page as (select * from at order by metres, opportunity_id, location_id limit ${window.limit} offset ${window.offset})
    select (select count(*)::int from at) as total,
      coalesce((select json_agg(json_build_object('service', ${SERVICE_JSON}, 'location', ${locationJson(sql.ref('page.uuid'))})
          order by page.metres, page.opportunity_id, page.location_id)
        from page join opportunity o on o.id = page.opportunity_id join organization g on g.id = o.organization_id
        join location l on l.id = page.location_id), '[]') as rows`.execute(db)
  return answer.rows[0]!
}

/** Returns one page of the organisations that offer a live service now. */
export async function findServiceOrganizations(
  db: Db,
  _viewer: Viewer,
  filter: { readonly id?: string; readonly words?: string },
  window: Window,
  now: Date,
): Promise<Page<OrganizationRecord>> {
  const answer = await sql<Page<OrganizationRecord>>`
    with matched as (select g.* from organization g
      where exists (select from opportunity o where o.organization_id = g.id and ${LIVE(now)})
        and ${filter.id ? sql`g.uuid = ${filter.id}::uuid` : sql`true`}
        and ${filter.words ? sql`position(lower(${filter.words}) in lower(g.name || ' ' || coalesce(g.description, ''))) > 0` : sql`true`}),
    page as (select * from matched order by id limit ${window.limit} offset ${window.offset})
    select (select count(*)::int from matched) as total,
      coalesce((select json_agg(${ORGANIZATION_JSON} order by g.id) from page g), '[]') as rows`.execute(db)
  return answer.rows[0]!
}

const LIVE = (now: Date) => sql<boolean>`o.kind = any(${SERVICE_KINDS}) and o.withdrawn_at is null
  and o.duplicate_of is null and (o.expires_at is null or o.expires_at > ${now})`

function matchedServices(filter: ServiceFilter, now: Date): RawBuilder<unknown> {
  const conditions = [
    LIVE(now),
    filter.id !== undefined && sql`o.uuid = ${filter.id}::uuid`,
    filter.words !== undefined &&
      sql`o.id in (select s.id from opportunity_search s where s.tsv @@ websearch_to_tsquery('english', ${filter.words}))`,
    filter.organizationIds !== undefined &&
      sql`o.organization_id in (select id from organization where uuid = any(${filter.organizationIds}::uuid[]))`,
    filter.modifiedAfter !== undefined && sql`o.updated_at >= ${filter.modifiedAfter}`,
    filter.term !== undefined && sql`${filter.term.value} = ${listed(filter.term.column)}`,
    filter.taxonomy !== undefined && sql`coalesce(cardinality(${asArray(filter.taxonomy)}), 0) > 0`,
    filter.minimumAge !== undefined && sql`coalesce(o.maximum_age, 200) >= ${filter.minimumAge}`,
    filter.maximumAge !== undefined && sql`coalesce(o.minimum_age, 0) <= ${filter.maximumAge}`,
    opensWhen(filter),
    filter.near !== undefined &&
      sql`exists (select from opportunity_location ol join location l on l.id = ol.location_id
        where ol.opportunity_id = o.id and ${METRES(filter.near)} <= ${filter.near.metres})`,
  ].filter((condition): condition is RawBuilder<boolean> => condition !== false)
  return sql`select o.id from opportunity o where ${sql.join(conditions, sql` and `)}`
}

const asArray = (column: Column): RawBuilder<unknown> =>
  column === 'helps' || column === 'eligible_groups'
    ? sql.ref(`o.${column}`)
    : sql`array_remove(array[${sql.ref(`o.${column}`)}], null)`

const listed = (column: Column) => sql`any(${asArray(column)})`

/** Open on that day, and over the whole of the time asked for; a time left open by the service counts as open. */
function opensWhen({ day, startTime, endTime }: ServiceFilter): RawBuilder<unknown> | false {
  if (day === undefined && startTime === undefined && endTime === undefined) return false
  return sql`exists (
    select from (select weekdays, opens_at, closes_at from schedule where opportunity_id = o.id
      union all select weekdays, start_time, end_time from intake where opportunity_id = o.id) open
    where ${day === undefined ? sql`true` : sql`${day}::int = any(open.weekdays)`}
      and ${startTime === undefined ? sql`true` : sql`coalesce(open.opens_at, '00:00') <= ${startTime}::time`}
      and ${endTime === undefined ? sql`true` : sql`coalesce(open.closes_at, '23:59:59') >= ${endTime}::time`})`
}

/** Great-circle metres from a point to location `l`; null where it has none. The sphere is 0.3% off at worst. */
const METRES = (from: { lat: number; lng: number }) => sql`(12742017.6 * asin(sqrt(
  power(sin(radians(l.lat - ${from.lat}::float8) / 2), 2)
  + cos(radians(${from.lat}::float8)) * cos(radians(l.lat)) * power(sin(radians(l.lng - ${from.lng}::float8) / 2), 2))))`

const MOMENT = (column: RawBuilder<unknown>) =>
  sql<string>`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const ORGANIZATION_JSON = sql`json_build_object('id', g.uuid, 'name', g.name, 'description', g.description,
  'website', g.website, 'email', g.email, 'phone', g.phone)`

const locationJson = (atId: RawBuilder<unknown>) => sql`json_build_object('id', l.uuid, 'atId', ${atId}, 'name', l.name,
  'address', l.address, 'town', l.town, 'postcode', l.postcode, 'lat', l.lat, 'lng', l.lng, 'access', l.access,
  'accessWords', l.access_words, 'transport', l.transport)`

const SERVICE_JSON = sql`json_build_object('rowId', o.id, 'id', o.uuid, 'slug', o.slug, 'kind', o.kind, 'title', o.title,
  'descriptionHtml', o.description_html, 'url', o.url, 'applyUrl', o.apply_url, 'howToApply', o.how_to_apply,
  'costWords', o.cost_words, 'costBand', o.cost_band, 'costPounds', o.cost_pounds, 'minimumAge', o.minimum_age,
  'maximumAge', o.maximum_age, 'eligibilityWords', o.eligibility_words, 'lastCheckedOn', o.last_checked_on,
  'updatedAt', ${MOMENT(sql.ref('o.updated_at'))}, 'level', o.level, 'sector', o.sector, 'helps', o.helps,
  'eligibleGroups', o.eligible_groups, 'languages', o.languages, 'delivery', o.delivery, 'contact', o.contact,
  'organization', ${ORGANIZATION_JSON},
  'locations', coalesce((select json_agg(${locationJson(sql.ref('ol.uuid'))} order by l.id)
    from opportunity_location ol join location l on l.id = ol.location_id where ol.opportunity_id = o.id), '[]'),
  'schedules', coalesce((select json_agg(json_build_object('weekdays', weekdays, 'opensAt', opens_at, 'closesAt', closes_at,
    'validFrom', valid_from, 'validTo', valid_to, 'description', description) order by id)
    from schedule where opportunity_id = o.id), '[]'),
  'intakes', coalesce((select json_agg(json_build_object('weekdays', weekdays, 'opensAt', start_time, 'closesAt', end_time,
    'validFrom', starts_on, 'validTo', ends_on, 'description', null) order by starts_on, id)
    from intake where opportunity_id = o.id), '[]'))`
