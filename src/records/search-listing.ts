import { type RawBuilder, sql } from 'kysely'
import type { Db } from './schema.ts'

export type ListingToIndex = Awaited<ReturnType<typeof readListings>>[number]

/** Live listings among these ids, with their places and days. */
export async function readListings(db: Db, ids: readonly number[], now: Date) {
  return db
    .selectFrom('opportunity as o')
    .innerJoin('organization as g', 'g.id', 'o.organization_id')
    .select(['o.id', 'o.organization_id', 'g.name as organization_name', 'o.expires_at', 'o.closes_at', 'o.kind'])
    .select(['o.delivery', 'o.hours', 'o.contract', 'o.sector', 'o.pay_minimum', 'o.pay_maximum'])
    .select(['o.hourly_minimum', 'o.hourly_maximum', 'o.cost_band', 'o.level', 'o.minimum_age', 'o.maximum_age'])
    .select(['o.eligible_groups', 'o.helps', 'o.access', 'o.languages', 'o.starts_on'])
    .select(['o.title', 'o.summary', sql<string>`left(o.description_html, 60000)`.as('description_html')])
    .select(sql<string>`coalesce(o.posted_on, (o.created_at at time zone 'Europe/London')::date)`.as('posted_on'))
    .select(placesOf.as('places'))
    .select(startsOf.as('starts'))
    .where(sql<boolean>`o.id = any(${ids}::int[])`)
    .where('o.withdrawn_at', 'is', null)
    .where('o.duplicate_of', 'is', null)
    .where((row) => row.or([row('o.expires_at', 'is', null), row('o.expires_at', '>', now)]))
    .execute()
}

type PlaceToIndex = {
  lat: number | null
  lng: number | null
  words: string
  access: string[]
}

const placesOf = sql<PlaceToIndex[] | null>`(
  select json_agg(json_build_object('lat', l.lat, 'lng', l.lng, 'access', l.access,
    'words', concat_ws(' ', l.name, l.town, w.name)) order by l.id)
  from opportunity_location ol join location l on l.id = ol.location_id left join area w on w.code = l.ward_code
  where ol.opportunity_id = o.id)`

const startsOf = sql<string[] | null>`(
  select array_agg(distinct day::text) from (
    select starts_on as day from intake where opportunity_id = o.id
    union all
    select (starts_at at time zone 'Europe/London')::date from occurrence where opportunity_id = o.id) d)`

/** Takes accents away, as they are taken from what people type, so that both meet. Most texts have none. */
export const plain = (text: RawBuilder<unknown>) =>
  sql`case when octet_length(${text}) = char_length(${text}) then ${text}
    else translate(${text}, 'àáâãäåçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ',
      'aaaaaaceeeeiiiinoooooouuuuyyAAAAAACEEEEIIIINOOOOOOUUUUY') end`
