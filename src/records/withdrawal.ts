import { linkDuplicates } from './duplicate.ts'
import { withdraw } from './import-run.ts'
import type { Db } from './schema.ts'
import { indexOpportunities } from './search-index.ts'

/** Takes listings away everywhere at once: from search, feeds and open data; what repeats them elsewhere takes their place. */
export async function takeAway(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await withdraw(db, ids, now)
  await showAsTheyStand(db, ids, now)
}

/** Links these listings to what they repeat now, and lets search know of them, and of whatever was linked to them, anew. */
export async function showAsTheyStand(db: Db, ids: readonly number[], now: Date): Promise<void> {
  const relinked = await linkDuplicates(db, ids, now)
  await indexOpportunities(db, [...new Set([...ids, ...relinked.map(({ id }) => id)])], now)
}
