import { TOO_LATE } from './message-sending.ts'
import type { Db } from './schema.ts'

export type StoppableKind = { readonly address: string; readonly channel: 'email' | 'text'; readonly kind: string }

/** Returns what the page with this path stops, by the message that pointed there; null where none did. */
export async function stoppableKind(db: Db, path: string): Promise<StoppableKind | null> {
  const row = await db
    .selectFrom('message')
    .select(['address', 'channel', 'kind'])
    .where('unsubscribe_path', '=', path)
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** From now on this address gets no message of this kind; what waits of it already is not sent either. */
export async function stopKind(db: Db, { address, kind }: StoppableKind, now: Date): Promise<void> {
  await db
    .insertInto('unsubscribed')
    .values({ address, kind, at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('message')
    .set({ failed_at: now, last_error: TOO_LATE })
    .where('address', '=', address)
    .where('kind', '=', kind)
    .where('sent_at', 'is', null)
    .where('failed_at', 'is', null)
    .execute()
}
