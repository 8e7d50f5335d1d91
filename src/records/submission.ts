import { digest } from '../kit/secret.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Returns where the form with this token was sent on to when it was taken; null where it was not. */
export async function earlierAnswer(db: Db, token: string, room: string): Promise<string | null> {
  const row = await db
    .selectFrom('submission')
    .select('answer')
    .where('token_hash', '=', digest(token))
    .where('room', '=', room)
    .executeTakeFirst()
  return row?.answer ?? null
}

/**
 * Takes a form once: does the work in one transaction and keeps its answer. The same form again, even at the same
 * moment, waits for the first and returns its answer. Where the work throws, nothing was taken.
 */
export async function takeSubmission(
  db: Db,
  token: string,
  room: string,
  now: Date,
  work: (db: Db) => Promise<string>,
): Promise<string> {
  return inTransaction(db, async (db) => {
    const hash = digest(token)
    const taken = await db
      .insertInto('submission')
      .values({ token_hash: hash, room, answer: '', at: now })
      .onConflict((conflict) => conflict.column('token_hash').doNothing())
      .returning('token_hash')
      .executeTakeFirst()
    if (!taken) return (await earlierAnswer(db, token, room)) ?? '/'
    const answer = await work(db)
    await db.updateTable('submission').set({ answer }).where('token_hash', '=', hash).execute()
    return answer
  })
}

/** Removes what was taken more than a week ago: its form cannot be sent again. Returns how many. */
export async function forgetSubmissions(db: Db, now: Date): Promise<number> {
  const lastWeek = new Date(now.getTime() - 7 * 86_400_000)
  const { numDeletedRows } = await db.deleteFrom('submission').where('at', '<', lastWeek).executeTakeFirst()
  return Number(numDeletedRows)
}
