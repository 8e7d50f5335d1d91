import { sql } from 'kysely'
import type { NextStep } from '../domain/appointment.ts'
import type { Db } from './schema.ts'

/**
 * Gives a person's own open case its next step and date, by their doing, in the caller's transaction. The background
 * work writes it, for whoever did it by text; their own sign-in may change nothing of a case but this, through a
 * function that knows whose it is.
 */
export async function keepOwnStep(db: Db, caseId: string, { words, dueAt }: NextStep): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('support_case')
    .set((set) => ({ next_step: words, due_at: dueAt, version: set('version', '+', 1) }))
    .where('id', '=', caseId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) await sql`select follow_own_step(${caseId}, ${words}, ${dueAt})`.execute(db)
}
