import { sql } from 'kysely'
import type { Kind } from '../domain/facets.ts'
import { may, type Viewer } from '../domain/permission.ts'
import { accountOf, writeHistory } from './history.ts'
import { type ImportSource, toImportSource } from './import-source.ts'
import type { Db } from './schema.ts'

/** The organisation whose feeds this viewer looks after; one that cannot exist for whoever looks after none. */
const ownerOf = (viewer: Viewer): number =>
  viewer.kind === 'member' && may(viewer, 'feeds.manage') ? viewer.membership.organizationId : -1

export type Upload = { readonly id: number; readonly name: string; readonly bytes: Buffer }

/** Keeps a file that a partner sends until it has been read; older ones of theirs go. Returns its id. */
export async function keepUpload(
  db: Db,
  viewer: Viewer,
  file: { readonly name: string; readonly bytes: Uint8Array },
  now: Date,
): Promise<number> {
  const organizationId = ownerOf(viewer)
  const { id } = await db
    .insertInto('partner_upload')
    .values({
      organization_id: organizationId,
      name: file.name.slice(0, 200),
      bytes: Buffer.from(file.bytes),
      created_at: now,
      created_by: accountOf(viewer),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`delete from partner_upload where organization_id = ${organizationId} and id not in (
    select id from partner_upload where organization_id = ${organizationId} order by id desc limit ${KEPT})`.execute(db)
  return id
}

const KEPT = 5

/** Returns an upload of the viewer's own organisation; null for everybody else. */
export async function findOwnUpload(db: Db, viewer: Viewer, id: number): Promise<Upload | null> {
  const row = await uploads(db, id).where('organization_id', '=', ownerOf(viewer)).executeTakeFirst()
  return row ?? null
}

/** Returns an upload for background work. */
export async function findUpload(db: Db, id: number): Promise<Upload | null> {
  return (await uploads(db, id).executeTakeFirst()) ?? null
}

const uploads = (db: Db, id: number) =>
  db.selectFrom('partner_upload').select(['id', 'name', 'bytes']).where('id', '=', id)

/** How an upload stands among the addresses of sources. */
export const uploadAddress = (id: number): string => `upload:${id}`

/** Returns the id in such an address; null where it is another. */
export const readUploadAddress = (address: string): number | null =>
  /^upload:\d{1,9}$/.test(address) ? Number(address.slice(7)) : null

export type FeedDraft = {
  readonly format: string
  readonly address: string
  readonly everyHours: number | null
  readonly columnNames: Readonly<Record<string, string>> | null
  readonly kinds: readonly string[] | null
}

/** The name under which a partner's feed is kept; `key` tells its feeds apart. */
const nameOf = (viewer: Viewer, key: string): string => `partner:${ownerOf(viewer)}:${key}`

/** Sets up a feed or a file, to be read at the next turn; the same key again changes it. */
export async function startFeed(
  db: Db,
  viewer: Viewer,
  key: string,
  { format, address, everyHours, columnNames, kinds }: FeedDraft,
  now: Date,
): Promise<void> {
  const values = {
    format,
    address,
    every_hours: everyHours,
    column_names: columnNames && JSON.stringify(columnNames),
    kinds: kinds && [...kinds],
    wanted_at: now,
    stopped_at: null,
    loss_accepted: null,
  }
  await db
    .insertInto('import_source')
    .values({ name: nameOf(viewer, key), organization_id: ownerOf(viewer), created_at: now, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute()
  await writeHistory(db, viewer, 'feed.started', `organization:${ownerOf(viewer)}`, { format, hours: everyHours }, now)
}

export type PartnerFeed = ImportSource & {
  readonly key: string
  /** Asked for and not read yet. */
  readonly isWaiting: boolean
  readonly isStopped: boolean
}

/** Returns the feeds and files of the viewer's own organisation, the newest first. */
export async function ownFeeds(db: Db, viewer: Viewer): Promise<PartnerFeed[]> {
  const rows = await feedRows(db, viewer).orderBy('import_source.created_at', 'desc').limit(50).execute()
  return rows.map(toFeed)
}

/** Returns one of them; null for everybody else. */
export async function findFeed(db: Db, viewer: Viewer, key: string): Promise<PartnerFeed | null> {
  const row = await feedRows(db, viewer).where('import_source.name', '=', nameOf(viewer, key)).executeTakeFirst()
  return row ? toFeed(row) : null
}

const feedRows = (db: Db, viewer: Viewer) =>
  db
    .selectFrom('import_source')
    .innerJoin('organization', 'organization.id', 'import_source.organization_id')
    .where('import_source.organization_id', '=', ownerOf(viewer))
    .selectAll('import_source')
    .select('organization.name as owner_name')

const toFeed = (row: Awaited<ReturnType<ReturnType<typeof feedRows>['execute']>>[number]): PartnerFeed => ({
  ...toImportSource(row),
  key: row.name.split(':')[2]!,
  isWaiting: row.wanted_at !== null,
  isStopped: row.stopped_at !== null,
})

/** Asks for a feed to be read now, or stops it; what it has listed stays until its own dates pass. */
export async function changeFeed(
  db: Db,
  viewer: Viewer,
  feed: PartnerFeed,
  change: 'read-now' | 'stop',
  now: Date,
): Promise<void> {
  const set = change === 'stop' ? { stopped_at: now, wanted_at: null } : { stopped_at: null, wanted_at: now }
  await db.updateTable('import_source').set(set).where('name', '=', feed.name).execute()
  await writeHistory(db, viewer, `feed.${change}`, `organization:${ownerOf(viewer)}`, {}, now)
}

export type Vanishing = { readonly id: number; readonly title: string; readonly kind: Kind }

/** Returns what would go if the latest reading of a feed were believed; nothing where it was not held back. */
export async function vanishing(db: Db, feed: PartnerFeed, now: Date): Promise<readonly Vanishing[]> {
  const { rows } = await sql<Vanishing>`
    with latest as (select id, outcome from import_run where source = ${feed.name} order by id desc limit 1)
    select o.id, o.title, o.kind from opportunity o join latest on latest.outcome = 'held-back'
    where o.source = ${feed.name} and o.withdrawn_at is null and (o.expires_at is null or o.expires_at > ${now})
      and o.source_id not in (select source_id from import_seen where run_id = latest.id)
    order by o.title, o.id`.execute(db)
  return rows
}

/** Lets so many listings go at the next reading, which is due now. More than these are held back again. */
export async function acceptLoss(db: Db, viewer: Viewer, feed: PartnerFeed, count: number, now: Date): Promise<void> {
  const set = { loss_accepted: count, wanted_at: now, stopped_at: null }
  await db.updateTable('import_source').set(set).where('name', '=', feed.name).execute()
  await writeHistory(db, viewer, 'feed.loss-accepted', `organization:${ownerOf(viewer)}`, { count }, now)
}

export type FeedRun = {
  readonly id: number
  readonly startedAt: Date
  readonly outcome: 'done' | 'refused' | 'held-back' | null
  readonly reason: string | null
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly expired: number
  readonly quarantined: number
}

/** Returns how the latest readings of a feed went, the latest first. */
export async function runsOf(db: Db, feed: PartnerFeed): Promise<FeedRun[]> {
  return db
    .selectFrom('import_run')
    .select(['id', 'started_at as startedAt', 'outcome', 'reason', 'read', 'added', 'changed', 'unchanged', 'expired'])
    .select('quarantined')
    .where('source', '=', feed.name)
    .orderBy('id', 'desc')
    .limit(10)
    .execute()
}
