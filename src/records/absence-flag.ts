import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { changesPlace, seesPlace } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'

/** Somebody missed several meetings of a group in a row: whoever looks after them asks how they are, by a day. */
export type AbsenceFlag = {
  readonly id: string
  readonly placeId: string
  readonly cohortId: string
  readonly participantId: string
  readonly ownerName: string
  readonly inARow: number
  readonly dueAt: Date
  readonly closedAt: Date | null
}

/** Returns what is to be asked about in a group, the soonest due first: as far as this viewer sees whom it is about. */
export async function openFlagsIn(
  db: Db,
  viewer: Viewer,
  cohortId: string,
  now: Date,
): Promise<readonly AbsenceFlag[]> {
  const rows = await db
    .selectFrom('absence_flag')
    .innerJoin('account', 'account.id', 'absence_flag.owner_account_id')
    .selectAll('absence_flag')
    .select('account.name as owner_name')
    .where('cohort_id', '=', cohortId)
    .where('closed_at', 'is', null)
    .where(seesPlace(viewer, 'absence_flag', now))
    .orderBy('due_at')
    .orderBy('absence_flag.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, placeId: row.place_id, cohortId: row.cohort_id, participantId: row.participant_id },
    ...{ ownerName: row.owner_name, inARow: row.in_a_row, dueAt: row.due_at, closedAt: row.closed_at },
  }))
}

/** Writes what came of asking, in the caller's transaction. Throws Conflict where somebody else did already. */
export async function closeFlag(db: Db, viewer: Member, flag: AbsenceFlag, words: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('absence_flag')
    .set({ closed_at: now, closed_by: viewer.accountId, closed_words: words })
    .where('id', '=', flag.id)
    .where('closed_at', 'is', null)
    .where(changesPlace(viewer, 'absence_flag', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await writeHistory(db, viewer, 'cohort.asked-after', `cohort:${flag.cohortId}`, {}, now, {
    participantId: flag.participantId,
    why: 'support',
  })
}
