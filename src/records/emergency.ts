import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { Member } from '../domain/permission.ts'
import { digest } from '../kit/secret.ts'
import { writeHistory } from './history.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'
import type { BreakGlassTable } from './schema-people.ts'

/** An emergency as it waits to be looked at, or was. */
export type Emergency = {
  readonly id: string
  readonly participantId: string
  readonly number: string
  readonly accountId: number
  readonly byName: string
  readonly reason: string
  readonly startedAt: Date
  readonly endsAt: Date
  readonly reviewedAt: Date | null
  readonly verdict: 'justified' | 'not-justified' | null
  readonly reviewWords: string | null
}

/**
 * Opens the record of this number for reading, for an hour, and writes it into the history. Returns whose it is; null
 * where there is no such record here, or for this person never was: both are the same.
 */
export async function openInEmergency(
  db: Db,
  viewer: Member,
  asked: { readonly number: string; readonly reason: string },
  now: Date,
): Promise<{ readonly id: string; readonly participantId: string } | null> {
  const id = randomUUID()
  const { rows } = await sql<{ found: string | null }>`
    select open_in_emergency(${asked.number}, ${asked.reason.trim()}, ${id}) as found`.execute(db)
  const participantId = rows[0]?.found ?? null
  if (!participantId) return null
  await writeHistory(db, viewer, 'emergency.opened', `emergency:${id}`, {}, now, { participantId, why: 'emergency' })
  return { id, participantId }
}

/** Returns when the browser with this cookie signed in; null where it did not. */
export async function signedInAt(db: Db, token: string | undefined): Promise<Date | null> {
  if (!token) return null
  const row = await saying(db, digest(token), (db) =>
    db
      .selectFrom('sign_in')
      .select('created_at')
      .where('token_hash', '=', digest(token))
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  )
  return row?.created_at ?? null
}

/** Returns the addresses of who looks after people at risk in an organisation: they hear of every emergency at once. */
export async function privacyLeads(
  db: Db,
  organizationId: number,
): Promise<readonly { name: string; email: string }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('account', 'account.id', 'membership.account_id')
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'privacy-lead')
    .where('membership.ended_at', 'is', null)
    .where('account.disabled_at', 'is', null)
    .select(['account.name', 'account.email'])
    .execute()
}

/** Returns the emergencies of the viewer's organisation, those that nobody has looked at first. */
export async function emergencies(db: Db, viewer: Member, most = 100): Promise<readonly Emergency[]> {
  const rows = await ofOrganization(db, viewer)
    .orderBy(sql`reviewed_at is not null`)
    .orderBy('started_at', 'desc')
    .limit(most)
    .execute()
  return rows.map(emergencyOf)
}

/** Returns one of them; null where it is another organisation's. */
export async function findEmergency(db: Db, viewer: Member, id: string): Promise<Emergency | null> {
  const row = await ofOrganization(db, viewer).where('break_glass.id', '=', id).executeTakeFirst()
  return row ? emergencyOf(row) : null
}

/** Keeps what the privacy lead thinks of it. Nobody judges their own; refuses (false) what was judged before. */
export async function reviewEmergency(
  db: Db,
  viewer: Member,
  emergency: Pick<Emergency, 'id' | 'participantId'>,
  review: { readonly verdict: 'justified' | 'not-justified'; readonly words: string },
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('break_glass')
    .set({
      reviewed_at: now,
      reviewed_by: viewer.accountId,
      verdict: review.verdict,
      review_words: review.words.trim() || null,
    })
    .where('id', '=', emergency.id)
    .where('organization_id', '=', viewer.membership.organizationId)
    .where('account_id', '<>', viewer.accountId)
    .where('reviewed_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) return false
  const about = { participantId: emergency.participantId, why: 'privacy' as const }
  const details = { verdict: review.verdict }
  await writeHistory(db, viewer, 'emergency.reviewed', `emergency:${emergency.id}`, details, now, about)
  return true
}

const ofOrganization = (db: Db, viewer: Member) =>
  db
    .selectFrom('break_glass')
    .innerJoin('participant', 'participant.id', 'break_glass.participant_id')
    .innerJoin('account', 'account.id', 'break_glass.account_id')
    .where('break_glass.organization_id', '=', viewer.membership.organizationId)
    .selectAll('break_glass')
    .select(['participant.number', 'account.name as by_name'])

const emergencyOf = (row: Selectable<BreakGlassTable> & { number: string; by_name: string }): Emergency => ({
  id: row.id,
  participantId: row.participant_id,
  number: row.number,
  accountId: row.account_id,
  byName: row.by_name,
  reason: row.reason,
  startedAt: row.started_at,
  endsAt: row.ends_at,
  reviewedAt: row.reviewed_at,
  verdict: row.verdict,
  reviewWords: row.review_words,
})
