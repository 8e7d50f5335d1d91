import { type RawBuilder, sql } from 'kysely'
import type { Db, Schema } from './schema.ts'

/**
 * Runs so that a failure leaves nothing behind: in a transaction of its own, or, where one is open, back to a
 * savepoint. Rethrows.
 */
export async function allOrNothing<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute(work)
  await sql`savepoint attempt`.execute(db)
  try {
    const result = await work(db)
    await sql`release savepoint attempt`.execute(db)
    return result
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(db)
    await sql`release savepoint attempt`.execute(db)
    throw error
  }
}

/**
 * Returns rows as a table that can be selected from, whatever their number in one parameter: `rowsAs('intake', rows)`.
 * Characters that PostgreSQL cannot keep (NUL, half a surrogate pair) are dropped from texts.
 */
export function rowsAs(table: keyof Schema, rows: readonly Record<string, unknown>[]): RawBuilder<unknown> {
  return sql`json_populate_recordset(null::${sql.table(table)}, ${storableJson(rows)}::json)`
}

/** Returns JSON that PostgreSQL accepts. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value)
  return /\\u(?:0000|d[89a-f])/i.test(text) ? JSON.stringify(value, cleaned) : text
}

function cleaned(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value
}

/** Returns column names as they stand in an insert, and as an update takes them over from the row that conflicted. */
export const columnList = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql.ref(column)))

export const takenOver = (columns: readonly string[]): RawBuilder<unknown> =>
  sql.join(columns.map((column) => sql`${sql.ref(column)} = excluded.${sql.ref(column)}`))
