import { digest } from '../kit/secret.ts'
import type { Db } from './schema.ts'

/** What a challenge was asked for: an answer to one purpose never serves another. */
export type ChallengePurpose = 'sign-in' | `add:${number}` | `join:${number}`

const CHALLENGE_MINUTES = 10

/** Keeps that a browser was asked this, for ten minutes. */
export async function keepChallenge(db: Db, challenge: string, purpose: ChallengePurpose, now: Date): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute()
  await db
    .insertInto('passkey_challenge')
    .values({
      challenge_hash: digest(challenge),
      purpose,
      created_at: now,
      expires_at: new Date(now.getTime() + CHALLENGE_MINUTES * 60_000),
    })
    .execute()
}

/** Uses a challenge up; returns false where it was never asked for this, has expired, or has been answered. */
export async function useChallenge(db: Db, challenge: string, purpose: ChallengePurpose, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('passkey_challenge')
    .set({ used_at: now })
    .where('challenge_hash', '=', digest(challenge))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('purpose')
    .executeTakeFirst()
  return row !== undefined
}

export type KeptPasskey = {
  readonly id: number
  readonly accountId: number
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** Returns the passkey of this credential, where its account is not disabled. */
export async function findPasskey(db: Db, credentialId: string): Promise<KeptPasskey | null> {
  const row = await db
    .selectFrom('passkey')
    .innerJoin('account', 'account.id', 'passkey.account_id')
    .where('credential_id', '=', credentialId)
    .where('account.disabled_at', 'is', null)
    .selectAll('passkey')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: row.counter,
    transports: row.transports,
  }
}

/** Notes that a passkey answered, with the counter it gave. */
export async function notePasskeyUse(db: Db, id: number, counter: number, now: Date): Promise<void> {
  await db.updateTable('passkey').set({ counter, last_used_at: now }).where('id', '=', id).execute()
}

export type PasskeyDraft = Pick<KeptPasskey, 'accountId' | 'credentialId' | 'publicKey' | 'counter' | 'transports'> & {
  readonly name: string
}

/** Adds a passkey to an account and returns its id; null where that passkey is kept already. */
export async function addPasskey(db: Db, draft: PasskeyDraft, now: Date): Promise<number | null> {
  const row = await db
    .insertInto('passkey')
    .values({
      account_id: draft.accountId,
      credential_id: draft.credentialId,
      public_key: Buffer.from(draft.publicKey),
      counter: draft.counter,
      transports: [...draft.transports],
      name: draft.name,
      created_at: now,
      last_used_at: null,
    })
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

export type OwnPasskey = {
  readonly id: number
  readonly credentialId: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** Returns the passkeys of an account, oldest first. */
export async function passkeysOf(db: Db, accountId: number): Promise<OwnPasskey[]> {
  const rows = await db
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .select(['id', 'credential_id', 'name', 'created_at', 'last_used_at'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    credentialId: row.credential_id,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/**
 * Removes a passkey of this account. Refuses (false) where it is not theirs, or is the last way in: no other passkey,
 * and nobody outside who could vouch for them. Two removals at once wait for one another.
 */
export async function removePasskey(db: Db, accountId: number, id: number): Promise<boolean> {
  await db.selectFrom('account').where('id', '=', accountId).select('id').forUpdate().execute()
  const others = await db
    .selectFrom('passkey')
    .where('account_id', '=', accountId)
    .where('id', '<>', id)
    .select('id')
    .executeTakeFirst()
  if (!others && !(await hasOutsideIdentity(db, accountId))) return false
  const row = await db
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('account_id', '=', accountId)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Returns whether the council's own sign-in vouches for this account. */
async function hasOutsideIdentity(db: Db, accountId: number): Promise<boolean> {
  const row = await db
    .selectFrom('outside_identity')
    .where('account_id', '=', accountId)
    .select('subject')
    .executeTakeFirst()
  return row !== undefined
}
