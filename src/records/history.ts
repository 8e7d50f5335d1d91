import type { Viewer } from '../domain/permission.ts'
import type { Db } from './schema.ts'

/** Facts about a change: ids, states, counts. Never names, addresses or anybody's words. */
export type HistoryDetails = Readonly<Record<string, string | number | boolean | null>>

/** Writes who did what to what, in the caller's transaction. `subject` names a row: `help-request:123`. */
export async function writeHistory(
  db: Db,
  viewer: Viewer | 'job',
  verb: string,
  subject: string,
  details: HistoryDetails,
  now: Date,
): Promise<void> {
  const member = viewer !== 'job' && viewer.kind === 'member' ? viewer : null
  const accountId = viewer !== 'job' && 'accountId' in viewer ? viewer.accountId : null
  await db
    .insertInto('history')
    .values({
      at: now,
      account_id: accountId,
      organization_id: member?.membership.organizationId ?? null,
      actor: viewer === 'job' ? 'job' : viewer.kind,
      verb,
      subject,
      details: JSON.stringify(details),
    })
    .execute()
}
