import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { seesParticipant } from './reach.ts'
import type { Db } from './schema.ts'

/**
 * Records that this viewer takes for a person of their own: all but those that were folded into another one which the
 * viewer sees too. Whoever sees one of the two alone goes on with it as if nothing had happened.
 */
export const standsForItself = (viewer: Viewer, now: Date): RawBuilder<SqlBool> => sql<SqlBool>`
  (participant.merged_into is null or not exists (
    select from (select participant.merged_into as kept_id) as folded
    where exists (select from participant where participant.id = folded.kept_id and ${seesParticipant(viewer, now)})))`

/** One record of a person, or all of them as `recordsOf` found them before in this transaction. */
export type RecordIds = string | readonly string[]

/** Returns the ids of all records of one person that this viewer sees: what was written about any of them is theirs. */
export async function recordsOf(db: Db, viewer: Viewer, id: RecordIds, now: Date): Promise<readonly string[]> {
  if (typeof id !== 'string') return id
  const found = new Set([id])
  for (let under: readonly string[] = [id]; under.length > 0; ) {
    const rows = await db
      .selectFrom('participant')
      .select('id')
      .where('merged_into', 'in', under)
      .where(seesParticipant(viewer, now))
      .execute()
    under = rows.map(({ id }) => id).filter((one) => !found.has(one))
    for (const one of under) found.add(one)
  }
  return [...found]
}

/** Returns the ids of all records of one person that this viewer sees, whichever of them is asked about. */
export async function recordsAround(db: Db, viewer: Viewer, id: string, now: Date): Promise<readonly string[]> {
  const up = await db
    .selectFrom('participant as one')
    .innerJoin('participant', 'participant.id', 'one.merged_into')
    .where('one.id', '=', id)
    .where(seesParticipant(viewer, now))
    .select('participant.id')
    .executeTakeFirst()
  return up ? recordsAround(db, viewer, up.id, now) : recordsOf(db, viewer, id, now)
}
