import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Takes back what waits to be told under keys that begin so, as far as it has not gone: referrals and appointments. */
export async function takeBackMessages(db: Db, about: string, now: Date): Promise<void> {
  await sql`select take_back_messages(${about}, ${now})`.execute(db)
}
