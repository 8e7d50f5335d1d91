import { sql } from 'kysely'
import { type Address, type Membership, PUBLIC, ROLES, type Role, type Viewer } from '../domain/permission.ts'
import { SIGN_IN_ENDS } from '../domain/sign-in-ends.ts'
import type { Cookie } from '../kit/http.ts'
import { digest, newSecret } from '../kit/secret.ts'
import { writeHistory } from './history.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'
import type { SignInTable } from './schema-accounts.ts'

export const SIGN_IN_COOKIE = 'sign-in'

/** Who has proved to be who: a person with an account, or a resident who typed the code sent to an address. */
export type Proved =
  | { readonly accountId: number; readonly membershipId?: number | null }
  | { readonly address: Address; readonly referralId?: string }

/**
 * Signs somebody in and returns the cookie of their browser; a sign-in that this browser had before ends. The secret in
 * the cookie is new every time and only its digest is stored.
 */
export async function signInAs(
  db: Db,
  who: Proved,
  method: SignInTable['method'],
  now: Date,
  before?: string | undefined,
): Promise<Cookie> {
  const token = newSecret()
  const ends = 'address' in who ? SIGN_IN_ENDS.resident : SIGN_IN_ENDS.member
  if (before) await endSignIn(db, before, now)
  const { id } = await ownSignIn(db, token, (db, token_hash) =>
    db
      .insertInto('sign_in')
      .values({
        token_hash,
        account_id: 'address' in who ? null : who.accountId,
        membership_id: 'address' in who ? null : (who.membershipId ?? null),
        address_kind: 'address' in who ? who.address.kind : null,
        address: 'address' in who ? who.address.value : null,
        referral_id: 'address' in who ? (who.referralId ?? null) : null,
        method,
        created_at: now,
        last_seen_at: now,
        expires_at: new Date(now.getTime() + ends.longest),
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
  )
  await writeHistory(db, await viewerOf(db, token, now), 'sign-in.made', `sign-in:${id}`, { method }, now)
  return { name: SIGN_IN_COOKIE, value: token, maxAgeSeconds: ends.longest / 1000 }
}

/** Whoever says the secret reaches this one sign-in, and those of the same account. */
const ownSignIn = <T>(db: Db, token: string, work: (db: Db, hash: Buffer) => Promise<T>): Promise<T> =>
  saying(db, digest(token), (db) => work(db, digest(token)))

/** The cookie that makes a browser forget its sign-in. */
export const FORGET_SIGN_IN: Cookie = { name: SIGN_IN_COOKIE, value: '', maxAgeSeconds: 0 }

/**
 * Returns who is looking, by the secret in their cookie: asked anew for every request, so that whatever has ended,
 * was disabled or suspended counts at once. Whoever cannot be told is the public.
 */
export async function viewerOf(db: Db, token: string | undefined, now: Date): Promise<Viewer> {
  if (!token) return PUBLIC
  const { rows } = await sql<SignedIn>`select * from who_signed_in(${digest(token)}, ${now})`.execute(db)
  const row = rows[0]
  if (!row || row.disabled_at || now.getTime() - row.last_seen_at.getTime() > idleOf(row)) return PUBLIC
  await noteSeen(db, token, row.last_seen_at, now)
  if (row.referral_id && row.address) return linkViewer(db, row.referral_id, row.address, now)
  if (row.address_kind && row.address) {
    const address = { kind: row.address_kind, value: row.address }
    const { participant_id: participantId, records } = row
    return {
      kind: 'resident',
      address,
      ...(participantId && { participantId }),
      ...(records.length > 1 && { records }),
    }
  }
  const known = { accountId: row.account_id!, name: row.name! }
  const memberships = await liveMemberships(db, known.accountId)
  const membership = memberships.find(({ id }) => id === row.membership_id) ?? memberships[0]
  return membership ? { kind: 'member', ...known, membership, memberships } : { kind: 'guest', ...known }
}

type SignedIn = {
  account_id: number | null
  membership_id: number | null
  address_kind: Address['kind'] | null
  address: string | null
  last_seen_at: Date
  referral_id: string | null
  participant_id: string | null
  records: string[]
  name: string | null
  disabled_at: Date | null
}

/** A link that was ended or has run out opens nothing more, in no browser. */
async function linkViewer(db: Db, referralId: string, email: string, now: Date): Promise<Viewer> {
  const link = await db
    .selectFrom('referral_link')
    .innerJoin('organization', 'organization.id', 'referral_link.organization_id')
    .where('referral_id', '=', referralId)
    .where('referral_link.email', '=', email)
    .where('ended_at', 'is', null)
    .where('referral_link.expires_at', '>', now)
    .select(['organization.id', 'organization.name'])
    .executeTakeFirst()
  if (!link) return PUBLIC
  return { kind: 'link', referralId, organizationId: link.id, organizationName: link.name }
}

const idleOf = (row: { account_id: number | null }): number =>
  row.account_id === null ? SIGN_IN_ENDS.resident.idle : SIGN_IN_ENDS.member.idle

/** Once a minute is enough to know that somebody is still there. */
async function noteSeen(db: Db, token: string, lastSeenAt: Date, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < 60_000) return
  await ownSignIn(db, token, (db, hash) =>
    db.updateTable('sign_in').set({ last_seen_at: now }).where('token_hash', '=', hash).execute(),
  )
}

/** Returns what an account may act as now: nothing that has ended, nothing in a suspended organisation. */
export async function liveMemberships(db: Db, accountId: number): Promise<Membership[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('organization', 'organization.id', 'membership.organization_id')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('organization.standing', 'not in', ['suspended', 'refused'])
    .select(['membership.id', 'organization_id', 'organization.name', 'organization.kind', 'role', 'hub_ids'])
    .orderBy('membership.id')
    .execute()
  return rows.filter(roleBelongs).map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    organizationName: row.name,
    role: row.role as Role,
    hubIds: row.hub_ids,
  }))
}

/** A partner can never hold a role of the council, whatever a row says. */
const roleBelongs = (row: { role: string; kind: string }): boolean =>
  ROLES.some(({ value, of }) => value === row.role && of === row.kind)

/** From the next request on, the browser with this secret reads the record of this person, who has shown to be them. */
export async function openOwnRecord(db: Db, token: string, participantId: string): Promise<void> {
  await ownSignIn(db, token, (db, hash) =>
    db
      .updateTable('sign_in')
      .set({ participant_id: participantId })
      .where('token_hash', '=', hash)
      .where('address', 'is not', null)
      .where('ended_at', 'is', null)
      .execute(),
  )
}

/** Ends the sign-in behind this secret; nothing happens where it has ended already. */
export async function endSignIn(db: Db, token: string, now: Date): Promise<void> {
  await ownSignIn(db, token, (db, hash) =>
    db
      .updateTable('sign_in')
      .set({ ended_at: now })
      .where('token_hash', '=', hash)
      .where('ended_at', 'is', null)
      .execute(),
  )
}

/**
 * Ends every sign-in of an account, in all browsers; returns how many there were. Ends none but for who says the secret
 * of one of them, or of the link by which the account was just recovered, and where the account is closed.
 */
export async function endSignInsOf(db: Db, accountId: number, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`select end_sign_ins_of(${accountId}, ${now}) as count`.execute(db)
  return rows[0]!.count
}

/** From the next request on, the browser with this secret acts under another membership of the same account. */
export async function actUnder(db: Db, token: string, membershipId: number): Promise<void> {
  await ownSignIn(db, token, (db, hash) =>
    db
      .updateTable('sign_in')
      .set({ membership_id: membershipId })
      .where('token_hash', '=', hash)
      .where('ended_at', 'is', null)
      .execute(),
  )
}
