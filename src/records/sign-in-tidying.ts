import type { Db } from './schema.ts'

const DAYS_KEPT = 30

/**
 * Removes sign-ins and links that ended more than 30 days ago, and challenges that expired; returns how many sign-ins.
 * What they did stays in history.
 */
export async function forgetOldSignIns(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - DAYS_KEPT * 86_400_000)
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute()
  await db.deleteFrom('invitation').where('expires_at', '<', before).execute()
  const { numDeletedRows } = await db
    .deleteFrom('sign_in')
    .where(({ eb, or }) => or([eb('expires_at', '<', before), eb('ended_at', '<', before)]))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
