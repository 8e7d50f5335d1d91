import { emailKey, ensureAccount } from './account.ts'
import type { Db } from './schema.ts'

export type Vouched = {
  readonly issuer: string
  readonly subject: string
  /** Only where the issuer has checked it. */
  readonly email: string | null
  readonly name: string | null
}

/**
 * Returns the account of somebody whom the council's own sign-in vouches for: the one they came as before, else the
 * one with the same checked address, else a new one that is in no team. Null where the account is disabled, or where
 * there is no address to know a newcomer by.
 */
export async function accountVouchedFor(db: Db, who: Vouched, now: Date): Promise<number | null> {
  const known = await db
    .selectFrom('outside_identity')
    .innerJoin('account', 'account.id', 'outside_identity.account_id')
    .where('issuer', '=', who.issuer)
    .where('subject', '=', who.subject)
    .select(['account.id', 'disabled_at'])
    .executeTakeFirst()
  if (known) return known.disabled_at ? null : known.id
  if (!who.email) return null

  const id = await ensureAccount(db, { name: who.name ?? who.email.split('@')[0]!, email: who.email }, now)
  const { disabled_at } = await db
    .selectFrom('account')
    .where('email_key', '=', emailKey(who.email))
    .select('disabled_at')
    .executeTakeFirstOrThrow()
  if (disabled_at) return null
  await db
    .insertInto('outside_identity')
    .values({ issuer: who.issuer, subject: who.subject, account_id: id, created_at: now })
    .onConflict((conflict) => conflict.columns(['issuer', 'subject']).doNothing())
    .execute()
  return id
}
