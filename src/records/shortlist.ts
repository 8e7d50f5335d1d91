import { createHash, randomBytes } from 'node:crypto'
import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** A shared shortlist can be opened for this long, in days. */
export const SHARED_SHORTLIST_DAYS = 90

/**
 * Keeps a copy of a shortlist and returns the code that opens it: 128 random bits. The code stands in the address and
 * nowhere else; the database holds its SHA-256 digest only, so that a copy of the database opens no shortlist.
 */
export async function shareShortlist(db: Db, _viewer: Viewer, ids: readonly number[], now: Date): Promise<string> {
  const code = randomBytes(16).toString('base64url')
  await db
    .insertInto('shortlist')
    .values({
      code_hash: digest(code),
      opportunity_ids: [...ids],
      created_at: now,
      expires_at: new Date(now.getTime() + SHARED_SHORTLIST_DAYS * 24 * 60 * 60 * 1000),
    })
    .execute()
  return code
}

/** Returns the ids of the shortlist that this code opens, in its own order; null where it opens none any more. */
export async function sharedShortlist(db: Db, _viewer: Viewer, code: string, now: Date): Promise<number[] | null> {
  const row = await db
    .selectFrom('shortlist')
    .select('opportunity_ids')
    .where('code_hash', '=', digest(code))
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.opportunity_ids ?? null
}

/** Removes shared shortlists whose time is over; returns how many. */
export async function removeOldShortlists(db: Db, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('shortlist').where('expires_at', '<=', now).executeTakeFirst()
  return Number(numDeletedRows)
}

const digest = (code: string): Buffer => createHash('sha256').update(code).digest()
