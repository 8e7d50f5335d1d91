import { sql } from 'kysely'
import type { OpportunityDraft } from '../domain/opportunity.ts'
import { columnList, rowsAs } from './bulk.ts'
import type { LocationIds } from './location-store.ts'
import { childRows } from './opportunity-rows.ts'
import type { Db } from './schema.ts'

const CHILDREN = ['intake', 'occurrence', 'schedule'] as const

/** Writes places, intakes, occurrences and opening times of a batch, instead of those that were there before. */
export async function storeChildren(
  db: Db,
  source: string,
  drafts: readonly OpportunityDraft[],
  idOf: (draft: OpportunityDraft) => number,
  locationId: LocationIds,
  wasThere: (draft: OpportunityDraft) => boolean,
): Promise<void> {
  const before = drafts.filter(wasThere).map(idOf)
  const all = drafts.map((draft) => childRows(draft, source, idOf(draft)))
  for (const table of CHILDREN) {
    if (before.length > 0) {
      await sql`delete from ${sql.table(table)} where opportunity_id = any(${before}::int[])`.execute(db)
    }
    const rows = all.flatMap((children): Record<string, unknown>[] => children[table])
    if (rows.length === 0) continue
    const columns = Object.keys(rows[0]!)
    await sql`insert into ${sql.table(table)} (${columnList(columns)})
      select ${columnList(columns)} from ${rowsAs(table, rows)}`.execute(db)
  }
  await storePlaces(db, drafts, idOf, locationId, before)
}

/** A place that stays keeps its row, and with it the id under which it is published. */
async function storePlaces(
  db: Db,
  drafts: readonly OpportunityDraft[],
  idOf: (draft: OpportunityDraft) => number,
  locationId: LocationIds,
  before: readonly number[],
): Promise<void> {
  const rows = drafts.flatMap((draft) =>
    [...new Set(draft.locations.map(locationId))].map((location_id) => ({ opportunity_id: idOf(draft), location_id })),
  )
  if (before.length > 0) {
    await sql`delete from opportunity_location ol where opportunity_id = any(${before}::int[]) and not exists (
      select from ${rowsAs('opportunity_location', rows)} n
      where n.opportunity_id = ol.opportunity_id and n.location_id = ol.location_id)`.execute(db)
  }
  if (rows.length === 0) return
  await sql`insert into opportunity_location (opportunity_id, location_id)
    select opportunity_id, location_id from ${rowsAs('opportunity_location', rows)}
    on conflict do nothing`.execute(db)
}
