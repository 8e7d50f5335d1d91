import { SIGN_IN_ENDS } from '../domain/sign-in-ends.ts'
import { digest } from '../kit/secret.ts'
import { saying } from './said-secret.ts'
import type { Db } from './schema.ts'
import type { SignInTable } from './schema-accounts.ts'

export type OwnSignIn = {
  readonly id: number
  readonly method: SignInTable['method']
  readonly since: Date
  readonly lastSeenAt: Date
  /** Whether it is the browser that asks. */
  readonly here: boolean
}

/** Returns where an account is signed in now, latest first. */
export async function signInsOf(db: Db, accountId: number, token: string, now: Date): Promise<OwnSignIn[]> {
  const here = digest(token)
  const rows = await saying(db, here, (db) =>
    db
      .selectFrom('sign_in')
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .where('last_seen_at', '>', new Date(now.getTime() - SIGN_IN_ENDS.member.idle))
      .select(['id', 'token_hash', 'method', 'created_at', 'last_seen_at'])
      .orderBy('last_seen_at', 'desc')
      .execute(),
  )
  return rows.map((row) => ({
    id: row.id,
    method: row.method,
    since: row.created_at,
    lastSeenAt: row.last_seen_at,
    here: row.token_hash.equals(here),
  }))
}

/** Ends one sign-in of this account, for the browser with this secret; false where there is none of that id. */
export async function endOwnSignIn(db: Db, accountId: number, token: string, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await saying(db, digest(token), (db) =>
    db
      .updateTable('sign_in')
      .set({ ended_at: now })
      .where('id', '=', id)
      .where('account_id', '=', accountId)
      .where('ended_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return numUpdatedRows === 1n
}
