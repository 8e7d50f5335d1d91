import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Returns offers that have ended, and runs with places for people who wait: work for the job. */
export async function waitingWork(db: Db, now: Date): Promise<{ ended: readonly number[]; runs: readonly number[] }> {
  const ended = await db
    .selectFrom('enrolment')
    .select('id')
    .where('status', '=', 'offered')
    .where('offered_until', '<=', now)
    .orderBy('id')
    .execute()
  const { rows } = await sql<{ id: number }>`
    select r.id from run r where r.starts_at > ${now} and (r.offered is null or r.held < r.offered)
      and exists (select from enrolment e where e.run_id = r.id and e.status = 'waiting') order by r.id`.execute(db)
  return { ended: ended.map(({ id }) => id), runs: rows.map(({ id }) => id) }
}

/**
 * Holds an enrolment, and before it its run, until the transaction ends: two workers who find the same one take turns,
 * in the order in which everybody takes them.
 */
export async function lockEnrolment(db: Db, id: number): Promise<void> {
  await db
    .selectFrom('run')
    .select('id')
    .where('id', '=', (eb) => eb.selectFrom('enrolment').select('run_id').where('enrolment.id', '=', id))
    .forUpdate()
    .executeTakeFirst()
  await db.selectFrom('enrolment').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
}
