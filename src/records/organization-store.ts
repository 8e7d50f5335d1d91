import { sql } from 'kysely'
import { organizationKey } from '../domain/duplicates.ts'
import type { OrganizationDraft } from '../domain/opportunity.ts'
import { webAddress } from '../domain/web-address.ts'
import { isUuid, namedUuid } from '../kit/uuid.ts'
import { rowsAs } from './bulk.ts'
import type { Db } from './schema.ts'

/** Tells which id an organisation of the batch has been kept under. */
export type OrganizationIds = (draft: OrganizationDraft) => number

type Merged = { readonly sourceId: string; readonly key: string; draft: OrganizationDraft }

/**
 * Writes the organisations of a batch and returns their ids. Within a source they are matched by the source's own id,
 * else by name. What one listing leaves out, another may have said: known facts are never emptied.
 */
export async function storeOrganizations(
  db: Db,
  source: string,
  drafts: readonly OrganizationDraft[],
  now: Date,
  sample: boolean,
): Promise<OrganizationIds> {
  const keys = [...new Set(drafts.map((draft) => organizationKey(draft.name)))]
  const ids = [...new Set(drafts.map((draft) => draft.sourceId ?? nameId(draft)))]
  const { rows: known } = await sql<{ source_id: string; name_key: string }>`
    select source_id, name_key from organization
    where source = ${source} and (source_id = any(${ids}) or name_key = any(${keys})) order by id desc`.execute(db)
  const knownIds = new Set(known.map((row) => row.source_id))
  const knownByName = new Map(known.map((row) => [row.name_key, row.source_id]))

  const merged = new Map<string, Merged>()
  const sourceIdOf = (draft: OrganizationDraft): string => {
    if (draft.sourceId !== null && (knownIds.has(draft.sourceId) || merged.has(draft.sourceId))) return draft.sourceId
    const byName = knownByName.get(organizationKey(draft.name))
    if (draft.sourceId === null) return byName ?? nameId(draft)
    return byName?.startsWith('name:') ? byName : draft.sourceId
  }
  for (const draft of drafts) {
    const sourceId = sourceIdOf(draft)
    const before = merged.get(sourceId)
    if (before) before.draft = completed(before.draft, draft)
    else merged.set(sourceId, { sourceId, key: organizationKey(draft.name), draft })
    if (draft.sourceId !== null && !knownByName.has(organizationKey(draft.name))) {
      knownByName.set(organizationKey(draft.name), sourceId)
    }
  }

  const stored = await write(db, source, [...merged.values()], now, sample)
  return (draft) => stored.get(sourceIdOf(draft))!
}

async function write(db: Db, source: string, merged: readonly Merged[], now: Date, sample: boolean) {
  const wanted = merged
    .map(({ sourceId }) => (isUuid(sourceId) ? sourceId.toLowerCase() : null))
    .filter((id) => id !== null)
  const { rows: taken } = await sql<{ uuid: string }>`
    select uuid from organization where uuid = any(${wanted}::uuid[]) and source <> ${source}`.execute(db)
  const takenUuids = new Set(taken.map((row) => row.uuid))
  const rows = merged.map(({ sourceId, key, draft }) => ({
    uuid: publicUuid('organization', source, sourceId, takenUuids),
    name: draft.name.trim() || source,
    name_key: key || organizationKey(source),
    description: draft.description,
    website: webAddress(draft.website),
    email: draft.email,
    phone: draft.phone,
    logo_url: webAddress(draft.logoUrl),
    source,
    source_id: sourceId,
    sample,
    created_at: now,
    updated_at: now,
  }))
  await sql`
    insert into organization as o (uuid, name, name_key, description, website, email, phone, logo_url, source, source_id,
      sample, created_at, updated_at)
    select uuid, name, name_key, description, website, email, phone, logo_url, source, source_id, sample, created_at,
      updated_at from ${rowsAs('organization', rows)}
    on conflict (source, source_id) do update set name = excluded.name, name_key = excluded.name_key,
      description = coalesce(excluded.description, o.description), website = coalesce(excluded.website, o.website),
      email = coalesce(excluded.email, o.email), phone = coalesce(excluded.phone, o.phone),
      logo_url = coalesce(excluded.logo_url, o.logo_url), sample = excluded.sample, updated_at = excluded.updated_at
    where (o.name, o.description, o.website, o.email, o.phone, o.logo_url, o.sample) is distinct from (excluded.name,
      coalesce(excluded.description, o.description), coalesce(excluded.website, o.website),
      coalesce(excluded.email, o.email), coalesce(excluded.phone, o.phone), coalesce(excluded.logo_url, o.logo_url),
      excluded.sample)`.execute(db)
  const { rows: stored } = await sql<{ id: number; source_id: string }>`
    select id, source_id from organization where source = ${source}
      and source_id = any(${merged.map(({ sourceId }) => sourceId)})`.execute(db)
  return new Map(stored.map((row) => [row.source_id, row.id]))
}

/** Returns the source's own UUID where it is free, so that it is published again under the same one; else a named one. */
export function publicUuid(table: string, source: string, sourceId: string, taken: ReadonlySet<string>): string {
  const own = sourceId.toLowerCase()
  return isUuid(own) && !taken.has(own) ? own : namedUuid(`${table} ${source} ${sourceId}`)
}

const nameId = (draft: OrganizationDraft): string => `name:${organizationKey(draft.name)}`

function completed(before: OrganizationDraft, more: OrganizationDraft): OrganizationDraft {
  return {
    name: before.name || more.name,
    sourceId: before.sourceId ?? more.sourceId,
    description: before.description ?? more.description,
    website: before.website ?? more.website,
    email: before.email ?? more.email,
    phone: before.phone ?? more.phone,
    logoUrl: before.logoUrl ?? more.logoUrl,
  }
}
