import { sql } from 'kysely'
import type { MessageWay } from '../domain/person-message.ts'
import { stopOf } from './message.ts'
import type { Db } from './schema.ts'

/**
 * From now on nothing goes to this address in this way, but what its owner asks for; what waits is not sent either.
 * Returns whether that is new.
 */
export async function stopAddress(db: Db, address: string, way: MessageWay, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('unsubscribed')
    .values({ address, kind: stopOf(way), at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  await db
    .updateTable('message')
    .set({ failed_at: now, last_error: STOPPED })
    .where('address', '=', address)
    .where('channel', '=', way)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute()
  return numInsertedOrUpdatedRows === 1n
}

/** What stands with a message that was not sent because its reader had said STOP. */
const STOPPED = 'stopped'

/** Lets messages go to this address again. Returns whether that is new. */
export async function startAddress(db: Db, address: string, way: MessageWay): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('unsubscribed')
    .where('address', '=', address)
    .where('kind', '=', stopOf(way))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Returns the ways by which somebody whom this viewer works with wants nothing more. */
export async function stoppedWays(db: Db, participantId: string): Promise<readonly MessageWay[]> {
  const { rows } = await sql<{ way: MessageWay }>`select ways_stopped(${participantId}) as way`.execute(db)
  return rows.map(({ way }) => way)
}
