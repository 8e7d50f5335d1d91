import type { Member } from '../domain/permission.ts'
import { wordsForNewOwner, wordsForOldOwner } from '../domain/referral-messages.ts'
import { findAccount } from '../records/account.ts'
import { queueMessage } from '../records/message.ts'
import { assignReferral } from '../records/referral-assign.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import type { Db } from '../records/schema.ts'

/** Gives a referral to somebody, in the caller's transaction, and tells both: who has it, and who had it. */
export async function giveReferral(
  db: Db,
  { viewer, origin, now }: { readonly viewer: Member; readonly origin: string; readonly now: Date },
  kept: KeptReferral,
  toAccountId: number,
): Promise<void> {
  const handover = await assignReferral(db, viewer, kept, toAccountId, now)
  const to = await findAccount(db, toAccountId)
  const from = kept.ownerAccountId === null ? null : await findAccount(db, kept.ownerAccountId)
  const path = `${origin}/desk/referrals/${kept.id}`
  const told = [
    to && to.id !== viewer.accountId && { to, words: wordsForNewOwner(kept.reference, viewer.name, path) },
    from &&
      to &&
      from.id !== viewer.accountId && { to: from, words: wordsForOldOwner(kept.reference, viewer.name, to.name) },
  ]
  for (const one of told) {
    if (!one || one.to.disabled) continue
    const message = {
      key: `referral-handover:${handover}:${one.to.id}`,
      to: { kind: 'email', value: one.to.email },
      kind: 'referral.handed-over',
      language: 'en',
      words: one.words,
      waitsForMorning: false,
    } as const
    await queueMessage(db, message, now)
  }
}
