import { sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Remembers that these listings went because their organisation said so of another: a feed that still has them does not
 * bring them back, as long as it says nothing new about them.
 */
export async function keepAway(db: Db, ids: readonly number[], becauseOf: number, now: Date): Promise<void> {
  if (ids.length === 0) return
  await db
    .insertInto('listing_kept_away')
    .values(ids.map((id) => ({ opportunity_id: id, because_of: becauseOf, at: now })))
    .onConflict((conflict) => conflict.column('opportunity_id').doNothing())
    .execute()
}

/** Lets feeds show again what was kept away because of this listing: it is listed itself again. */
export async function letBack(db: Db, becauseOf: number): Promise<void> {
  await db.deleteFrom('listing_kept_away').where('because_of', '=', becauseOf).execute()
}

/** Forgets that these were kept away: their feed has said something new about them. */
export async function forgetKeptAway(db: Db, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('listing_kept_away').where(sql<boolean>`opportunity_id = any(${ids}::int[])`).execute()
}
