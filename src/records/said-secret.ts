import { sql } from 'kysely'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/**
 * Does the work in one transaction in which a secret is said: the digest of a cookie or of a typed code, or what stands
 * in a link. Rows that this secret opens are reached by it, and no other of their kind: the second wall asks for it.
 */
export function saying<T>(db: Db, secret: Buffer | string, work: (db: Db) => Promise<T>): Promise<T> {
  const said = typeof secret === 'string' ? secret : secret.toString('hex')
  return inTransaction(db, async (db) => {
    await sql`select set_config('good_work.secret', ${said}, true)`.execute(db)
    return work(db)
  })
}
