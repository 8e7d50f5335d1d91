import type { Insertable } from 'kysely'
import type { Db, Schema } from './schema.ts'

/** Tables of casework in the order in which their rows need one another. */
const TABLES = [
  'support_case',
  'case_event',
  'barrier',
  'strength',
  'goal',
  'step',
  'plan_event',
  'note',
  'appointment',
  'assessment',
  'assessment_request',
  'review',
  'participant_story',
  'job_report',
  'job_check',
] as const

export type CaseworkRows = { readonly [T in (typeof TABLES)[number]]: readonly Insertable<Schema[T]>[] }

/** Rows of one statement: a statement takes 65,535 values at most. */
const AT_ONCE = 1000

/**
 * Keeps casework that was made elsewhere, as it is: the samples of the made-up borough. Run by who sets up a database;
 * the web server may not. In the caller's transaction.
 */
export async function storeCasework(db: Db, rows: CaseworkRows): Promise<void> {
  for (const table of TABLES) {
    const all = rows[table] as readonly Insertable<Schema[typeof table]>[]
    for (let from = 0; from < all.length; from += AT_ONCE) {
      await db
        .insertInto(table)
        .values(all.slice(from, from + AT_ONCE))
        .execute()
    }
  }
}
