import type { Viewer } from '../domain/permission.ts'
import type { Purpose } from '../domain/purpose.ts'
import type { Db } from './schema.ts'

/** Facts about a change: ids, states, counts. Never names, addresses or anybody's words. */
export type HistoryDetails = Readonly<Record<string, string | number | boolean | null>>

/** Who it was about, where they have a record; and why they were looked at. */
export type About = { readonly participantId?: string; readonly why: Purpose }

/**
 * Writes who did what to what, in the caller's transaction. `subject` names a row: `help-request:123`. Where a person is
 * concerned, `about` says who and why: reading counts as much as changing (`referral.viewed`).
 */
export async function writeHistory(
  db: Db,
  viewer: Viewer | 'job',
  verb: string,
  subject: string,
  details: HistoryDetails,
  now: Date,
  about?: About,
): Promise<void> {
  await db
    .insertInto('history')
    .values({
      at: now,
      account_id: accountOf(viewer),
      organization_id: organizationOf(viewer),
      actor: viewer === 'job' ? 'job' : viewer.kind,
      verb,
      subject,
      details: JSON.stringify(details),
      participant_id: about?.participantId ?? null,
      why: about?.why ?? null,
    })
    .execute()
}

/** Returns which account did something; null for everybody without one, and for what happens by itself. */
export const accountOf = (viewer: Viewer | 'job'): number | null =>
  viewer !== 'job' && 'accountId' in viewer ? viewer.accountId : null

/** Returns for which organisation something was done; null where for none. */
export function organizationOf(viewer: Viewer | 'job'): number | null {
  if (viewer === 'job') return null
  if (viewer.kind === 'member') return viewer.membership.organizationId
  return 'organizationId' in viewer ? viewer.organizationId : null
}
