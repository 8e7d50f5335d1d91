import { sql } from 'kysely'
import type { Db } from './schema.ts'

/**
 * Does the work in one transaction: one of its own, or a part of the one that is under way, which is taken back alone
 * where the work throws. Inside, only the `db` handed to the work is used.
 */
export async function inTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint part`.execute(db)
  try {
    const done = await work(db)
    await sql`release savepoint part`.execute(db)
    return done
  } catch (error) {
    await sql`rollback to savepoint part`.execute(db)
    await sql`release savepoint part`.execute(db)
    throw error
  }
}
