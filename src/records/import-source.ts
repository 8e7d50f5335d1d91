import { sql } from 'kysely'
import type { Db } from './schema.ts'

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

/** Returns the sources whose time has come, the longest waiting first. */
export async function dueSources(db: Db, now: Date): Promise<readonly ImportSource[]> {
  const rows = await db
    .selectFrom('import_source')
    .selectAll()
    .where('every_hours', 'is not', null)
    .where(sql<boolean>`(last_run_at is null or last_run_at + every_hours * interval '1 hour' <= ${now})`)
    .orderBy(sql`last_run_at nulls first`)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    name: row.name,
    format: row.format,
    address: row.address,
    placeSlug: row.place_slug,
    everyHours: row.every_hours,
    lastRunAt: row.last_run_at,
    lastItemCount: row.last_item_count,
    warning: row.warning,
  }))
}

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
      warning: reading.warning,
      ...(reading.items === null ? {} : { last_item_count: reading.items }),
    })
    .where('name', '=', name)
    .execute()
}
