import type { HelpRequest } from '../domain/help-request.ts'
import { requestRows, toHelpRequest } from './help-request.ts'
import type { Db } from './schema.ts'

/** Returns open requests whose date has passed and about which nobody was told since; for the job that tells. */
export async function lateUntold(db: Db, now: Date): Promise<HelpRequest[]> {
  const rows = await requestRows(db)
    .where('help_request.status', '<>', 'closed')
    .where('help_request.due_at', '<', now)
    .where((where) =>
      where.or([
        where('help_request.late_told_at', 'is', null),
        where('help_request.late_told_at', '<', where.ref('help_request.due_at')),
      ]),
    )
    .orderBy('help_request.due_at')
    .limit(1000)
    .execute()
  return rows.map(toHelpRequest)
}

/** Notes that its hub was told that this request is late. */
export async function noteLateTold(db: Db, request: Pick<HelpRequest, 'id'>, now: Date): Promise<void> {
  await db.updateTable('help_request').set({ late_told_at: now }).where('id', '=', request.id).execute()
}
