import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { LocationDraft } from '../domain/opportunity.ts'
import type { Point } from '../domain/place.ts'
import { normalisePostcode } from '../domain/postcode.ts'
import { isUuid } from '../kit/uuid.ts'
import { columnList, rowsAs, takenOver } from './bulk.ts'
import { publicUuid } from './organization-store.ts'
import { type Located, locatePostcodes } from './postcode.ts'
import type { Db } from './schema.ts'

/** Tells which id a location of the batch has been kept under. */
export type LocationIds = (draft: LocationDraft) => number

const FACTS = [
  ...['name', 'address', 'town', 'postcode', 'lat', 'lng', 'point_from', 'ward_code', 'lsoa_code', 'borough_code'],
  ...['access', 'access_words', 'transport'],
]

/** Writes the locations of a batch, each on its point, in its ward and LSOA, and returns their ids. */
export async function storeLocations(db: Db, source: string, drafts: readonly LocationDraft[]): Promise<LocationIds> {
  const bySourceId = new Map(drafts.map((draft) => [sourceIdOf(draft), draft]))
  if (bySourceId.size === 0) return () => -1
  const sourceIds = [...bySourceId.keys()]

  const located = await locatePostcodes(
    db,
    drafts.map((draft) => draft.postcode).filter((postcode) => postcode !== null),
  )
  const { rows: taken } = await sql<{ uuid: string }>`select uuid from location
    where uuid = any(${sourceIds.filter(isUuid)}::uuid[]) and source <> ${source}`.execute(db)
  const takenUuids = new Set(taken.map((row) => row.uuid))
  const rows = [...bySourceId].map(([sourceId, draft]) => ({
    uuid: publicUuid('location', source, sourceId, takenUuids),
    source,
    source_id: sourceId,
    ...facts(draft, draft.postcode === null ? undefined : located.get(draft.postcode)),
  }))
  await sql`
    insert into location as l (uuid, source, source_id, ${columnList(FACTS)})
    select uuid, source, source_id, ${columnList(FACTS)} from ${rowsAs('location', rows)}
    on conflict (source, source_id) do update set ${takenOver(FACTS)}
    where (${sql.join(FACTS.map((column) => sql`l.${sql.ref(column)}`))})
      is distinct from (${sql.join(FACTS.map((column) => sql`excluded.${sql.ref(column)}`))})`.execute(db)
  const { rows: stored } = await sql<{ id: number; source_id: string }>`
    select id, source_id from location where source = ${source} and source_id = any(${sourceIds})`.execute(db)
  const ids = new Map(stored.map((row) => [row.source_id, row.id]))
  return (draft) => ids.get(sourceIdOf(draft))!
}

function facts(draft: LocationDraft, located: Located | undefined) {
  const point = isInBritain(draft.point) ? draft.point : null
  const shown = point ?? located?.point ?? null
  return {
    name: draft.name,
    address: draft.address,
    town: draft.town,
    postcode: draft.postcode === null ? null : (normalisePostcode(draft.postcode)?.postcode ?? draft.postcode),
    lat: shown?.lat ?? null,
    lng: shown?.lng ?? null,
    point_from: point ? 'source' : (located?.from ?? null),
    ward_code: located?.wardCode ?? null,
    lsoa_code: located?.lsoaCode ?? null,
    borough_code: located?.boroughCode ?? null,
    access: draft.access,
    access_words: draft.accessWords,
    transport: draft.transport,
  }
}

/** Feeds give nought, or latitude and longitude swapped, where they do not know; such a point is no point. */
function isInBritain(point: Point | null): point is Point {
  return point !== null && point.lat > 49 && point.lat < 61 && point.lng > -9 && point.lng < 2.5
}

function sourceIdOf(draft: LocationDraft): string {
  if (draft.sourceId) return draft.sourceId
  const { name, address, town, postcode, point } = draft
  const words = [name, address, town, postcode].map((text) => text?.toLowerCase().replace(/\s+/g, ' ').trim() ?? '')
  const digest = createHash('sha1')
    .update([...words, point?.lat ?? '', point?.lng ?? ''].join('|'))
    .digest('hex')
  return `digest:${digest}`
}

/**
 * Puts locations that have a postcode but no exact point on the map, where the postcode has become known since: after
 * postcodes were imported later than a feed. Returns the ids of the opportunities that happen there.
 */
export async function locateAgain(db: Db): Promise<readonly number[]> {
  const { rows: lost } = await sql<{ id: number; postcode: string }>`
    select id, postcode from location where postcode is not null and (lat is null or point_from = 'outcode'
      or ward_code is null)`.execute(db)
  const located = await locatePostcodes(db, new Set(lost.map((row) => row.postcode)))
  const rows = lost.flatMap(({ id, postcode }) => {
    const found = located.get(postcode)
    return found ? [{ id, lat: found.point.lat, lng: found.point.lng, point_from: found.from, ...codes(found) }] : []
  })
  if (rows.length === 0) return []
  const { rows: moved } = await sql<{ opportunity_id: number }>`
    with moved as (
      update location l set ward_code = f.ward_code, lsoa_code = f.lsoa_code, borough_code = f.borough_code,
        lat = case when l.point_from = 'source' then l.lat else f.lat end,
        lng = case when l.point_from = 'source' then l.lng else f.lng end,
        point_from = case when l.point_from = 'source' then 'source' else f.point_from end
      from ${rowsAs('location', rows)} f
      where l.id = f.id and (l.ward_code is distinct from f.ward_code or l.lat is null
        or (l.point_from = 'outcode' and f.point_from = 'postcode'))
      returning l.id)
    select distinct opportunity_id from opportunity_location join moved on moved.id = location_id`.execute(db)
  return moved.map((row) => row.opportunity_id)
}

const codes = (found: Located) => ({
  ward_code: found.wardCode,
  lsoa_code: found.lsoaCode,
  borough_code: found.boroughCode,
})
