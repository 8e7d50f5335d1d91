import { type Selectable, sql } from 'kysely'
import type { Db } from './schema.ts'
import type { ImportSourceTable } from './schema-front-door.ts'

/** A source of listings as an operator has named it. */
export type ImportSource = {
  readonly name: string
  readonly format: string
  /** A file path or an https address. */
  readonly address: string
  readonly placeSlug: string | null
  /** Read again after so many hours; null: only by hand. */
  readonly everyHours: number | null
  readonly lastRunAt: Date | null
  readonly lastItemCount: number | null
  /** One plain sentence while something is wrong with it. */
  readonly warning: string | null
  /** The partner whose own it is; null for those that the council reads. */
  readonly owner: { readonly id: number; readonly name: string } | null
  readonly columnNames: Readonly<Record<string, string>> | null
  /** The kinds that are taken; null: all. */
  readonly kinds: readonly string[] | null
  /** So many listings may go at the next reading: their partner has looked at them. */
  readonly lossAccepted: number | null
}

/** Writes down where a source is read from. What is left out (`everyHours`, `placeSlug`) stays as it was. */
export async function rememberSource(
  db: Db,
  source: Pick<ImportSource, 'name' | 'format' | 'address' | 'placeSlug' | 'everyHours'>,
  now: Date,
): Promise<void> {
  const { name, format, address, placeSlug, everyHours } = source
  await db
    .insertInto('import_source')
    .values({ name, format, address, place_slug: placeSlug, every_hours: everyHours, created_at: now })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({
        format,
        address,
        place_slug: sql`coalesce(excluded.place_slug, import_source.place_slug)`,
        every_hours: sql`coalesce(excluded.every_hours, import_source.every_hours)`,
      }),
    )
    .execute()
}

/**
 * Returns the sources whose time has come or that somebody asked for, the longest waiting first. Those of partners who
 * may not be public rest meanwhile.
 */
export async function dueSources(db: Db, now: Date): Promise<readonly ImportSource[]> {
  const rows = await db
    .selectFrom('import_source')
    .leftJoin('organization', 'organization.id', 'import_source.organization_id')
    .selectAll('import_source')
    .select('organization.name as owner_name')
    .where('stopped_at', 'is', null)
    .where(
      sql<boolean>`(wanted_at is not null or (every_hours is not null
        and (last_run_at is null or last_run_at + every_hours * interval '1 hour' <= ${now})))`,
    )
    .where(sql<boolean>`(organization_id is null or standing in ('approved', 'trusted'))`)
    .orderBy(sql`last_run_at nulls first`)
    .orderBy('import_source.name')
    .execute()
  return rows.map(toImportSource)
}

export const toImportSource = (
  row: Selectable<ImportSourceTable> & { readonly owner_name: string | null },
): ImportSource => ({
  name: row.name,
  format: row.format,
  address: row.address,
  placeSlug: row.place_slug,
  everyHours: row.every_hours,
  lastRunAt: row.last_run_at,
  lastItemCount: row.last_item_count,
  warning: row.warning,
  owner: row.organization_id === null ? null : { id: row.organization_id, name: row.owner_name ?? '' },
  columnNames: row.column_names,
  kinds: row.kinds,
  lossAccepted: row.loss_accepted,
})

/** Writes down that a source has been read, and what is wrong with it, if anything. */
export async function noteReading(
  db: Db,
  name: string,
  reading: { readonly at: Date; readonly items: number | null; readonly warning: string | null },
): Promise<void> {
  await db
    .updateTable('import_source')
    .set({
      last_run_at: reading.at,
      wanted_at: null,
      loss_accepted: null,
      warning: reading.warning,
      ...(reading.items === null ? {} : { last_item_count: reading.items }),
    })
    .where('name', '=', name)
    .execute()
}
