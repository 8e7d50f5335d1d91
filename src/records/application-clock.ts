import type { ApplicationRow, JobApplication } from './job-application.ts'
import { applicationRows, toShared } from './job-application.ts'
import type { Db } from './schema.ts'

export type WaitingApplication = JobApplication & { readonly nudges: number }

/** Returns the applications that wait for an organisation's answer and are due before `until`: those a clock looks at. */
export async function applicationsDue(db: Db, until: Date): Promise<readonly WaitingApplication[]> {
  const rows = await applicationRows(db)
    .where('a.next_owner', '=', 'organization')
    .where('a.state', 'in', ['submitted', 'shortlisted', 'interview'])
    .where('a.due_at', '<=', until)
    .orderBy('a.organization_id')
    .orderBy('a.due_at')
    .execute()
  return rows.map((row: ApplicationRow) => ({ ...toShared(row), nudges: row.nudges }))
}

/** Counts a reminder; returns false where it has moved on meanwhile, or was counted by another run. */
export async function countNudge(db: Db, { id, state, nudges }: WaitingApplication): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('job_application')
    .set({ nudges: nudges + 1 })
    .where('id', '=', id)
    .where('state', '=', state)
    .where('nudges', '=', nudges)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
