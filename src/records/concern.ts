import type { Concern } from '../domain/concern.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { readsConcern } from './reach-of-casework.ts'
import type { Db } from './schema.ts'

/**
 * Returns whom to tell that somebody may be at risk: the privacy leads of an organisation, and where it has none, as
 * partners do, its managers, who then ask whoever wrote it.
 */
export async function peopleWhoLookAfterRisk(
  db: Db,
  organizationId: number,
): Promise<readonly { readonly email: string; readonly reads: boolean }[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('organization_id', '=', organizationId)
    .where('role', 'in', ['privacy-lead', 'partner-manager'])
    .where('membership.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select(['account.email', 'membership.role'])
    .execute()
  const people = rows.map(({ email, role }) => ({ email, reads: role === 'privacy-lead' }))
  const leads = people.filter(({ reads }) => reads)
  return leads.length > 0 ? leads : people
}

/** Returns what was raised about these records of one person, the latest first: for its author and the privacy lead. */
export async function concernsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Concern[]> {
  const rows = await select(db, viewer, now).where('participant_id', 'in', participantIds).execute()
  return rows.map(concernOf)
}

/** Keeps that the privacy lead has looked at it and what was done. Throws Conflict where somebody did before. */
export async function lookAtConcern(db: Db, viewer: Member, concern: Concern, words: string, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('concern')
    .set({ seen_at: now, seen_by: viewer.accountId, seen_words: words })
    .where('id', '=', concern.id)
    .where('seen_at', 'is', null)
    .where(readsConcern(viewer, now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('looked-at-already')
  const about = { participantId: concern.participantId, why: 'privacy' } as const
  await writeHistory(db, viewer, 'concern.looked-at', `concern:${concern.id}`, {}, now, about)
}

const select = (db: Db, viewer: Viewer, now: Date) =>
  db
    .selectFrom('concern')
    .innerJoin('account as raiser', 'raiser.id', 'concern.raised_by')
    .leftJoin('account as seer', 'seer.id', 'concern.seen_by')
    .where(readsConcern(viewer, now))
    .selectAll('concern')
    .select(['raiser.name as raiser_name', 'seer.name as seer_name'])
    .orderBy('raised_at', 'desc')

type ConcernRow = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number]

const concernOf = (row: ConcernRow): Concern => ({
  id: row.id,
  noteId: row.note_id,
  participantId: row.participant_id,
  raisedAt: row.raised_at,
  raisedBy: row.raiser_name,
  seenAt: row.seen_at,
  seenBy: row.seer_name,
  seenWords: row.seen_words,
})
