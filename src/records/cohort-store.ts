import type { Insertable } from 'kysely'
import type { Db, Schema } from './schema.ts'

/** Tables of groups and panels, in the order in which their rows need one another. */
const TABLES = [
  'cohort',
  'cohort_session',
  'cohort_place',
  'cohort_attendance',
  'absence_flag',
  'panel_question',
  'panel_guest',
  'participant_reach',
] as const

export type GroupRows = { readonly [T in (typeof TABLES)[number]]: readonly Insertable<Schema[T]>[] }

/**
 * Keeps groups and panels that were made elsewhere, as they are: the samples of the made-up borough. Run by who sets up a
 * database. In the caller's transaction; what is there already stays as it is. Returns whether anything was new.
 */
export async function storeGroups(db: Db, rows: GroupRows): Promise<boolean> {
  const first = rows.cohort[0]
  if (!first || (await db.selectFrom('cohort').select('id').where('id', '=', first.id).executeTakeFirst())) return false
  for (const table of TABLES) {
    const all = rows[table] as readonly Insertable<Schema[typeof table]>[]
    if (all.length > 0) await db.insertInto(table).values(all).execute()
  }
  return true
}
