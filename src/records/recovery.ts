import { sql } from 'kysely'
import { type Member, may, type Viewer } from '../domain/permission.ts'
import { NotFound } from '../kit/errors.ts'
import { emailKey } from './account.ts'
import type { Db } from './schema.ts'

/**
 * Writes that whoever has this address has lost their way in. One statement whether anybody has it or not, so that
 * neither the answer nor its time tells; one open request for each account. Returns the request's id, or null.
 */
export async function askForRecovery(db: Db, email: string, reason: string, now: Date): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into recovery_request (account_id, requested_at, reason)
    select id, ${now}, ${reason} from account where email_key = ${emailKey(email)} and disabled_at is null
    on conflict (account_id) where decided_at is null do nothing
    returning id`.execute(db)
  return rows[0]?.id ?? null
}

export type RecoveryRequest = {
  readonly id: number
  readonly accountId: number
  readonly name: string
  readonly email: string
  readonly reason: string
  readonly requestedAt: Date
}

/** Returns the requests that nobody has decided, oldest first; refuses everybody who manages no accounts. */
export async function openRecoveryRequests(db: Db, viewer: Viewer | 'job'): Promise<RecoveryRequest[]> {
  if (viewer !== 'job' && !may(viewer, 'accounts.manage')) throw new NotFound()
  const rows = await db
    .selectFrom('recovery_request')
    .innerJoin('account', 'account.id', 'recovery_request.account_id')
    .where('decided_at', 'is', null)
    .select(['recovery_request.id', 'account_id', 'account.name', 'account.email', 'reason', 'requested_at'])
    .orderBy('recovery_request.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    reason: row.reason,
    requestedAt: row.requested_at,
  }))
}

/**
 * Decides an open request; null where somebody was first, or where it is the decider's own: nobody lets themselves
 * back in.
 */
export async function decideRecovery(
  db: Db,
  viewer: Member,
  id: number,
  approved: boolean,
  now: Date,
): Promise<{ accountId: number } | null> {
  if (!may(viewer, 'accounts.manage')) throw new NotFound()
  const row = await db
    .updateTable('recovery_request')
    .set({ approved, decided_at: now, decided_by: viewer.accountId })
    .where('id', '=', id)
    .where('decided_at', 'is', null)
    .where('account_id', '<>', viewer.accountId)
    .returning('account_id')
    .executeTakeFirst()
  return row ? { accountId: row.account_id } : null
}
