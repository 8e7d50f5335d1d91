import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Returns whether the page with this path stops anything: whether a message pointed there. */
export async function stopsMessages(db: Db, path: string): Promise<boolean> {
  const { rows } = await sql<{ stops: boolean }>`select stops_messages(${path}) as stops`.execute(db)
  return rows[0]!.stops
}

/**
 * From now on the address whose message pointed to this path gets no message of its kind; what waits of it already is
 * not sent either. False where none did.
 */
export async function stopMessages(db: Db, path: string, now: Date): Promise<boolean> {
  const { rows } = await sql<{ stopped: boolean }>`select stop_messages(${path}, ${now}) as stopped`.execute(db)
  return rows[0]!.stopped
}
