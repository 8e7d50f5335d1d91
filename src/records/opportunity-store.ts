import { sql } from 'kysely'
import { expiresAt, isExpired } from '../domain/expiry.ts'
import type { OpportunityDraft } from '../domain/opportunity.ts'
import { isUuid, namedUuid } from '../kit/uuid.ts'
import { columnList, rowsAs, takenOver } from './bulk.ts'
import { linkDuplicates } from './duplicate.ts'
import { forgetKeptAway } from './kept-away.ts'
import { storeLocations } from './location-store.ts'
import { storeChildren } from './opportunity-children.ts'
import { contentHash, opportunityRow } from './opportunity-rows.ts'
import { storeOrganizations } from './organization-store.ts'
import type { Db } from './schema.ts'
import { indexOpportunities } from './search-index.ts'
import { inTransaction } from './transaction.ts'

/**
 * What became of a draft. `expired`: kept, but its dates are past, so it is not listed. `repeated`: another draft with
 * the same id came later in the same call and was taken instead.
 */
export type Stored = {
  readonly sourceId: string
  readonly id: number
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'expired' | 'repeated'
  /** The listing of another source that this one repeats. */
  readonly duplicateOf: number | null
}

type Known = {
  readonly id: number
  readonly source_id: string
  readonly content_hash: string
  readonly withdrawn_at: Date | null
  readonly expires_at: Date | null
  /** Its organisation said that it is gone, whatever this source goes on saying. */
  readonly kept_away: boolean
}

export type StoreOptions = {
  readonly sample?: boolean
  /** Whose listings these are, where that is known: then no organisation is written from the drafts. */
  readonly organizationId?: number | null
}

/** Rows written by one round of statements. */
const BATCH = 400

/**
 * Writes what a source says, in one transaction, and returns what became of each draft, in their order. Rows are known
 * by source and source id; unchanged ones are left alone, withdrawn ones revived, unless their organisation said that
 * they are gone. Each is put on the map, linked to the same thing in other sources, and made searchable.
 */
export function storeOpportunities(
  db: Db,
  source: string,
  drafts: readonly OpportunityDraft[],
  now: Date,
  options: StoreOptions = {},
): Promise<readonly Stored[]> {
  return inTransaction(db, async (db) => {
    const stored: Stored[] = []
    for (let from = 0; from < drafts.length; from += BATCH) {
      stored.push(...(await storeBatch(db, source, drafts.slice(from, from + BATCH), now, options)))
    }
    const last = new Map(stored.map((row, position) => [row.sourceId, position]))
    return stored.map((row, at) => (last.get(row.sourceId) === at ? row : { ...row, outcome: 'repeated' }))
  })
}

async function storeBatch(
  db: Db,
  source: string,
  drafts: readonly OpportunityDraft[],
  now: Date,
  options: StoreOptions,
): Promise<readonly Stored[]> {
  const sample = options.sample ?? false
  const wanted = new Map(drafts.map((draft) => [draft.sourceId, draft]))
  const known = await findKnown(db, source, [...wanted.keys()])
  const changed = [...wanted.values()].filter((draft) => {
    const row = known.get(draft.sourceId)
    return !row || (row.withdrawn_at !== null && !row.kept_away) || row.content_hash !== contentHash(draft, sample)
  })

  const written = await write(db, source, changed, known, now, options)
  await forgetKeptAway(
    db,
    [...written].flatMap(([sourceId, id]) => (known.get(sourceId)?.kept_away ? [id] : [])),
  )
  const shifted = await shiftExpiry(db, wanted, known, written, now)
  const relinked = await linkDuplicates(db, [...written.values(), ...shifted], now)
  await indexOpportunities(db, [...new Set([...written.values(), ...shifted, ...relinked.map(({ id }) => id)])], now)

  const idOf = (sourceId: string): number => written.get(sourceId) ?? known.get(sourceId)!.id
  const duplicates = await findDuplicates(db, [...wanted.keys()].map(idOf))
  return drafts.map((draft) => {
    const before = known.get(draft.sourceId)
    const id = idOf(draft.sourceId)
    return {
      sourceId: draft.sourceId,
      id,
      outcome: !written.has(draft.sourceId)
        ? 'unchanged'
        : isExpired(expiresAt(draft, now), now)
          ? 'expired'
          : before
            ? 'changed'
            : 'added',
      duplicateOf: duplicates.get(id) ?? null,
    }
  })
}

async function findKnown(db: Db, source: string, sourceIds: readonly string[]): Promise<Map<string, Known>> {
  const rows = await db
    .selectFrom('opportunity')
    .leftJoin('listing_kept_away as away', 'away.opportunity_id', 'opportunity.id')
    .select(['id', 'source_id', 'content_hash', 'withdrawn_at', 'expires_at'])
    .select(sql<boolean>`away.opportunity_id is not null`.as('kept_away'))
    .where('source', '=', source)
    .where(sql<boolean>`source_id = any(${sourceIds})`)
    .execute()
  return new Map(rows.map((row) => [row.source_id, row]))
}

async function findDuplicates(db: Db, ids: readonly number[]): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('opportunity')
    .select(['id', 'duplicate_of'])
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .where('duplicate_of', 'is not', null)
    .execute()
  return new Map(rows.map((row) => [row.id, row.duplicate_of!]))
}

/** Writes drafts that are new or changed and returns their ids by source id. */
async function write(
  db: Db,
  source: string,
  drafts: readonly OpportunityDraft[],
  known: ReadonlyMap<string, Known>,
  now: Date,
  { sample = false, organizationId: owner }: StoreOptions,
): Promise<Map<string, number>> {
  if (drafts.length === 0) return new Map()
  const named = drafts.map((draft) => draft.organization)
  const organizationId = owner ? () => owner : await storeOrganizations(db, source, named, now, sample)
  const locationId = await storeLocations(
    db,
    source,
    drafts.flatMap((draft) => draft.locations),
  )
  const uuidOf = await chooseUuids(
    db,
    source,
    drafts.filter((draft) => !known.has(draft.sourceId)),
  )

  const rows = drafts.map((draft) => ({
    uuid: uuidOf(draft),
    ...opportunityRow(draft, source, sample, now),
    organization_id: organizationId(draft.organization),
    created_at: now,
    withdrawn_at: null,
  }))
  const columns = Object.keys(rows[0]!)
  const kept = new Set(['uuid', 'source', 'source_id', 'created_at'])
  const { rows: stored } = await sql<{ id: number; source_id: string }>`
    insert into opportunity (${columnList(columns)})
    select ${columnList(columns)} from ${rowsAs('opportunity', rows)}
    on conflict (source, source_id) do update set ${takenOver(columns.filter((column) => !kept.has(column)))}
    returning id, source_id`.execute(db)
  const ids = new Map(stored.map((row) => [row.source_id, row.id]))
  await storeChildren(
    db,
    source,
    drafts,
    (draft) => ids.get(draft.sourceId)!,
    locationId,
    (draft) => known.has(draft.sourceId),
  )
  return ids
}

/** The source's own UUID is published again, unless another listing has it already: then one of our own. */
async function chooseUuids(db: Db, source: string, drafts: readonly OpportunityDraft[]) {
  const own = drafts.flatMap((draft) => (draft.uuid && isUuid(draft.uuid) ? [draft.uuid.toLowerCase()] : []))
  const rows = await db
    .selectFrom('opportunity')
    .select('uuid')
    .where(sql<boolean>`uuid = any(${own}::uuid[])`)
    .execute()
  const taken = new Set(rows.map((row) => row.uuid))
  return (draft: OpportunityDraft): string => {
    const uuid = draft.uuid?.toLowerCase() ?? ''
    if (!isUuid(uuid) || taken.has(uuid)) return namedUuid(`opportunity ${source} ${draft.sourceId}`)
    taken.add(uuid)
    return uuid
  }
}

/** A listing without dates is believed from today on: its expiry moves though its words do not. Returns those moved. */
async function shiftExpiry(
  db: Db,
  drafts: ReadonlyMap<string, OpportunityDraft>,
  known: ReadonlyMap<string, Known>,
  written: ReadonlyMap<string, number>,
  now: Date,
): Promise<readonly number[]> {
  const rows = [...drafts.values()].flatMap((draft) => {
    const before = known.get(draft.sourceId)
    const after = expiresAt(draft, now)
    const moved = before && !written.has(draft.sourceId) && before.expires_at?.getTime() !== after?.getTime()
    return moved ? [{ id: before.id, expires_at: after }] : []
  })
  if (rows.length === 0) return []
  await sql`update opportunity o set expires_at = n.expires_at from ${rowsAs('opportunity', rows)} n
    where o.id = n.id`.execute(db)
  return rows.map((row) => row.id)
}
