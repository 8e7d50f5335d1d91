import type { Viewer } from '../domain/permission.ts'
import { changesCase } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import { weighCase } from './support-case.ts'

/** Weighs the open cases of somebody anew, once what stands in the way has changed. In the caller's transaction. */
export async function weighCasesOf(db: Db, viewer: Viewer, participantId: string, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('support_case')
    .select('id')
    .where('participant_id', '=', participantId)
    .where('closed_at', 'is', null)
    .where(changesCase(viewer, now))
    .execute()
  for (const { id } of rows) await weighCase(db, id)
}
