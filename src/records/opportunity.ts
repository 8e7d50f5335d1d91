import { type RawBuilder, sql } from 'kysely'
import type { Opportunity } from '../domain/listing.ts'
import type { Viewer } from '../domain/permission.ts'
import { type OpportunityRecord, toOpportunity } from './opportunity-row-reader.ts'
import type { Db } from './schema.ts'

/**
 * Returns the opportunity with everything that belongs to it, in one round trip, or null where there is none. Those
 * that have expired or were withdrawn are returned too: their page says that they have gone. See `isLive` of `domain/expiry.ts`.
 */
export async function findOpportunity(db: Db, viewer: Viewer, id: number): Promise<Opportunity | null> {
  if (!Number.isInteger(id) || id < 1 || id > 2_147_483_647) return null
  const [opportunity] = await opportunitiesByIds(db, viewer, [id])
  return opportunity ?? null
}

/** Returns the opportunities that there are among these ids, in the order of the ids, live or not. */
export async function opportunitiesByIds(
  db: Db,
  _viewer: Viewer,
  ids: readonly number[],
): Promise<readonly Opportunity[]> {
  if (ids.length === 0) return []
  return read(db, sql`o.id = any(${ids}::int[])`, sql`array_position(${ids}::int[], o.id)`)
}

/** Returns what an organisation offers now: what closes first stands first, what runs on stands last. */
export async function opportunitiesOf(
  db: Db,
  _viewer: Viewer,
  organizationId: number,
  now: Date,
  limit = 100,
): Promise<readonly Opportunity[]> {
  const listed = sql`o.id in (select id from opportunity o where organization_id = ${organizationId} and ${live(now)}
    order by expires_at nulls last, id limit ${limit})`
  return read(db, listed, sql`o.expires_at nulls last, o.id`)
}

/** How far away something similar may be, in degrees of latitude: about eight miles. */
const NEARBY_DEGREES = 0.12

/**
 * Returns what is like this and live now, best first: the same kind counts most, then the type of work, what it helps
 * with, words of the title in common, and being near. It never returns the thing itself or what repeats it.
 */
export async function similarOpportunities(
  db: Db,
  viewer: Viewer,
  opportunity: Opportunity,
  now: Date,
  limit = 4,
): Promise<readonly Opportunity[]> {
  const point = opportunity.locations.find((location) => location.point)?.point ?? null
  const words = [...new Set(opportunity.title.toLowerCase().match(/[a-z]{4,}/g) ?? [])].slice(0, 8)
  const any = words.length > 0 ? words.join(' or ') : 'none'
  const { rows } = await sql<{ id: number }>`
    with candidate as (
      select o.id, o.kind, o.sector, o.helps, o.level, o.organization_id, o.title from opportunity o
      where ${live(now)} and o.id <> ${opportunity.id} and o.id <> ${opportunity.duplicateOf ?? 0}
        and (o.kind = ${opportunity.kind} or o.sector = ${opportunity.sector} or o.helps && ${opportunity.helps}::text[])
        and (${point === null} or o.delivery && array['online', 'mobile'] or exists (
          select from opportunity_location ol join location l on l.id = ol.location_id where ol.opportunity_id = o.id
            and l.lat between ${(point?.lat ?? 0) - NEARBY_DEGREES} and ${(point?.lat ?? 0) + NEARBY_DEGREES}
            and l.lng between ${(point?.lng ?? 0) - NEARBY_DEGREES * 1.6} and ${(point?.lng ?? 0) + NEARBY_DEGREES * 1.6}))
      order by o.kind = ${opportunity.kind} desc, o.created_at desc limit 2000
    )
    select id from candidate order by
      3 * (kind = ${opportunity.kind})::int + 2 * coalesce((sector = ${opportunity.sector})::int, 0)
        + (helps && ${opportunity.helps}::text[])::int + coalesce((level = ${opportunity.level})::int, 0)
        + 8 * ts_rank(to_tsvector('english', title), websearch_to_tsquery('english', ${any})) desc,
      id desc limit ${limit}`.execute(db)
  return opportunitiesByIds(
    db,
    viewer,
    rows.map((row) => row.id),
  )
}

/** The same as `isLive` of `domain/expiry.ts`, for a query over `opportunity o`. */
export const live = (now: Date): RawBuilder<boolean> =>
  sql<boolean>`(o.withdrawn_at is null and o.duplicate_of is null and (o.expires_at is null or o.expires_at > ${now}))`

async function read(db: Db, where: RawBuilder<unknown>, order: RawBuilder<unknown>): Promise<readonly Opportunity[]> {
  const { rows } = await sql<OpportunityRecord>`
    select o.*, g.name as organization_name,
      coalesce((select json_agg(l order by l.name, l.id) from opportunity_location ol
        join location l on l.id = ol.location_id where ol.opportunity_id = o.id), '[]') as locations,
      coalesce((select json_agg(i order by i.starts_on, i.id) from intake i where i.opportunity_id = o.id), '[]')
        as intakes,
      coalesce((select json_agg(c order by c.starts_at) from occurrence c where c.opportunity_id = o.id), '[]')
        as occurrences,
      coalesce((select json_agg(s order by s.id) from schedule s where s.opportunity_id = o.id), '[]') as schedules
    from opportunity o join organization g on g.id = o.organization_id
    where ${where} order by ${order}`.execute(db)
  return rows.map(toOpportunity)
}
