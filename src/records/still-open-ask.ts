import type { Db } from './schema.ts'

/** Somebody has done something with a posting: what we asked by e-mail need not be answered any more. */
export async function overtakeStillOpenAsks(db: Db, postingId: number, now: Date): Promise<void> {
  await db
    .updateTable('still_open_ask')
    .set({ answered_at: now, answer: 'overtaken' })
    .where('posting_id', '=', postingId)
    .where('answered_at', 'is', null)
    .execute()
}
