import type { Role } from '../domain/permission.ts'
import { digest, newSecret } from '../kit/secret.ts'
import type { Db } from './schema.ts'

export type InvitationPurpose = 'join' | 'recover' | 'setup'

/** How long a link may wait: an invitation over a holiday, the others not longer than needed. */
export const INVITATION_DAYS: Readonly<Record<InvitationPurpose, number>> = { join: 14, recover: 2, setup: 1 }

export type InvitationDraft = {
  readonly purpose: InvitationPurpose
  /** Where the link is sent; empty for the link of the first start, which is printed. */
  readonly email: string
  readonly organizationId: number
  readonly role: Role
  readonly hubIds: readonly number[]
  /** Whose way in is lost. */
  readonly accountId: number | null
  readonly invitedBy: number | null
}

/** Writes an invitation and returns its id and the secret of its link, which is stored nowhere. */
export async function invite(db: Db, draft: InvitationDraft, now: Date): Promise<{ id: number; secret: string }> {
  const secret = newSecret()
  const { id } = await db
    .insertInto('invitation')
    .values({
      code_hash: digest(secret),
      email: draft.email.trim(),
      organization_id: draft.organizationId,
      role: draft.role,
      hub_ids: [...draft.hubIds],
      purpose: draft.purpose,
      account_id: draft.accountId,
      invited_by: draft.invitedBy,
      created_at: now,
      expires_at: new Date(now.getTime() + INVITATION_DAYS[draft.purpose] * 86_400_000),
      used_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, secret }
}

export type Invitation = {
  readonly id: number
  readonly purpose: InvitationPurpose
  readonly email: string
  readonly organizationId: number
  readonly organizationName: string
  readonly role: Role
  readonly hubIds: readonly number[]
  readonly accountId: number | null
  readonly invitedBy: number | null
  readonly expiresAt: Date
}

/** Returns the invitation behind a link while it can be used; looking uses nothing up. */
export async function findInvitation(db: Db, secret: string, now: Date): Promise<Invitation | null> {
  const row = await openInvitations(db, now).where('code_hash', '=', digest(secret)).executeTakeFirst()
  return row ? toInvitation(row) : null
}

/** Returns the invitations into an organisation that nobody has taken up yet. */
export async function invitationsInto(db: Db, organizationId: number, now: Date): Promise<Invitation[]> {
  const rows = await openInvitations(db, now)
    .where('organization_id', '=', organizationId)
    .where('purpose', '=', 'join')
    .orderBy('invitation.id')
    .execute()
  return rows.map(toInvitation)
}

const openInvitations = (db: Db, now: Date) =>
  db
    .selectFrom('invitation')
    .innerJoin('organization', 'organization.id', 'invitation.organization_id')
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .where('organization.standing', 'not in', ['suspended', 'refused'])
    .select(['invitation.id', 'purpose', 'invitation.email', 'organization_id', 'organization.name'])
    .select(['role', 'hub_ids', 'account_id', 'invited_by', 'expires_at'])

type InvitationRow = Awaited<ReturnType<ReturnType<typeof openInvitations>['execute']>>[number]

const toInvitation = (row: InvitationRow): Invitation => ({
  id: row.id,
  purpose: row.purpose,
  email: row.email,
  organizationId: row.organization_id,
  organizationName: row.name,
  role: row.role as Role,
  hubIds: row.hub_ids,
  accountId: row.account_id,
  invitedBy: row.invited_by,
  expiresAt: row.expires_at,
})

/** Uses an invitation up; false where somebody was first, it was withdrawn, or it has expired. */
export async function useInvitation(db: Db, id: number, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('invitation')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes an invitation into this organisation back; false where there is none that is open. */
export async function withdrawInvitation(db: Db, organizationId: number, id: number, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('id', '=', id)
    .where('organization_id', '=', organizationId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Takes back every open link of this purpose: a new one replaces them. */
export async function withdrawAll(
  db: Db,
  purpose: InvitationPurpose,
  accountId: number | null,
  now: Date,
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ withdrawn_at: now })
    .where('purpose', '=', purpose)
    .where('account_id', accountId === null ? 'is' : '=', accountId)
    .where('used_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .execute()
}
