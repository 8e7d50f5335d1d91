import type { AccessFeature, Language } from '../domain/facets.ts'
import type { Hub, HubDraft } from '../domain/hub.ts'
import type { Location } from '../domain/listing.ts'
import type { Schedule, Weekday } from '../domain/opportunity.ts'
import type { Viewer } from '../domain/permission.ts'
import { locatePostcodes } from './postcode.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Returns the hubs of a place with their hours, by name. */
export async function hubsOf(db: Db, _viewer: Viewer, placeSlug: string): Promise<Hub[]> {
  const rows = await hubRows(db).where('hub.place_slug', '=', placeSlug).orderBy('hub.name').execute()
  return withSchedules(db, rows)
}

/** Returns one hub of a place; null where there is none of that name. */
export async function findHub(db: Db, _viewer: Viewer, placeSlug: string, slug: string): Promise<Hub | null> {
  const rows = await hubRows(db).where('hub.place_slug', '=', placeSlug).where('hub.slug', '=', slug).execute()
  return (await withSchedules(db, rows))[0] ?? null
}

/**
 * Writes a hub with its location and hours; the one of the same place and slug is replaced. Returns its id.
 * Inside the caller's transaction where there is one, else in its own.
 */
export async function saveHub(db: Db, draft: HubDraft): Promise<number> {
  return db.isTransaction ? writeHub(db, draft) : inTransaction(db, (db) => writeHub(db, draft))
}

async function writeHub(db: Db, draft: HubDraft): Promise<number> {
  const values = {
    place_slug: draft.placeSlug,
    slug: draft.slug,
    name: draft.name,
    summary: draft.summary,
    description_html: draft.descriptionHtml,
    location_id: await saveHubLocation(db, draft),
    phone: draft.phone,
    email: draft.email,
    languages: [...draft.languages],
    access: [...draft.access],
    drop_in_words: draft.dropInWords,
    source: draft.source,
    sample: draft.sample,
  }
  const { id } = await db
    .insertInto('hub')
    .values(values)
    .onConflict((conflict) => conflict.columns(['place_slug', 'slug']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()

  await db.deleteFrom('schedule').where('hub_id', '=', id).execute()
  if (draft.schedules.length) {
    await db
      .insertInto('schedule')
      .values(
        draft.schedules.map((schedule) => ({
          opportunity_id: null,
          hub_id: id,
          weekdays: [...schedule.weekdays],
          opens_at: schedule.opensAt,
          closes_at: schedule.closesAt,
          valid_from: schedule.validFrom,
          valid_to: schedule.validTo,
          description: schedule.description,
        })),
      )
      .execute()
  }
  return id
}

async function saveHubLocation(db: Db, { location, source, slug }: HubDraft): Promise<number> {
  const located = location.postcode ? [...(await locatePostcodes(db, [location.postcode])).values()][0] : undefined
  const point = location.point ?? located?.point ?? null
  const values = {
    source,
    source_id: location.sourceId ?? `hub:${slug}`,
    name: location.name,
    address: location.address,
    town: location.town,
    postcode: location.postcode,
    lat: point?.lat ?? null,
    lng: point?.lng ?? null,
    point_from: location.point ? ('source' as const) : (located?.from ?? null),
    ward_code: located?.wardCode ?? null,
    lsoa_code: located?.lsoaCode ?? null,
    borough_code: located?.boroughCode ?? null,
    access: [...location.access],
    access_words: location.accessWords,
    transport: location.transport,
  }
  const { id } = await db
    .insertInto('location')
    .values(values)
    .onConflict((conflict) => conflict.columns(['source', 'source_id']).doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const hubRows = (db: Db) =>
  db
    .selectFrom('hub')
    .innerJoin('location', 'location.id', 'hub.location_id')
    .selectAll('hub')
    .select([
      'location.uuid as location_uuid',
      'location.name as location_name',
      'location.address',
      'location.town',
      'location.postcode',
      'location.lat',
      'location.lng',
      'location.ward_code',
      'location.lsoa_code',
      'location.access as location_access',
      'location.access_words',
      'location.transport',
    ])

type HubRow = Awaited<ReturnType<ReturnType<typeof hubRows>['execute']>>[number]

async function withSchedules(db: Db, rows: readonly HubRow[]): Promise<Hub[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const hours = await db.selectFrom('schedule').selectAll().where('hub_id', 'in', ids).orderBy('opens_at').execute()

  return rows.map((row) => toHub(row, hours.filter((hour) => hour.hub_id === row.id).map(toSchedule)))
}

function toHub(row: HubRow, schedules: readonly Schedule[]): Hub {
  return {
    id: row.id,
    placeSlug: row.place_slug,
    slug: row.slug,
    name: row.name,
    summary: row.summary,
    descriptionHtml: row.description_html,
    location: toHubLocation(row),
    phone: row.phone,
    email: row.email,
    languages: row.languages as Language[],
    access: row.access as AccessFeature[],
    dropInWords: row.drop_in_words,
    schedules,
    sample: row.sample,
  }
}

const toHubLocation = (row: HubRow): Location => ({
  id: row.location_id,
  uuid: row.location_uuid,
  name: row.location_name,
  address: row.address,
  town: row.town,
  postcode: row.postcode,
  point: row.lat === null || row.lng === null ? null : { lat: row.lat, lng: row.lng },
  wardCode: row.ward_code,
  lsoaCode: row.lsoa_code,
  access: row.location_access as AccessFeature[],
  accessWords: row.access_words,
  transport: row.transport,
})

const toSchedule = (row: {
  weekdays: number[]
  opens_at: string | null
  closes_at: string | null
  valid_from: string | null
  valid_to: string | null
  description: string | null
}): Schedule => ({
  weekdays: row.weekdays as Weekday[],
  opensAt: row.opens_at?.slice(0, 5) ?? null,
  closesAt: row.closes_at?.slice(0, 5) ?? null,
  validFrom: row.valid_from,
  validTo: row.valid_to,
  description: row.description,
})
