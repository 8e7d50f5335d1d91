import { wordsOfTakenBack } from '../domain/referral-messages.ts'
import { queueMessage } from '../records/message.ts'
import { holdersOf } from '../records/referral-receiving.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import type { Db } from '../records/schema.ts'

/**
 * Tells whoever has a referral that it was taken back: by e-mail, and never of whom, for no more than a stub is left to
 * them. Asked before it ends, for its links end with it; nobody is told of what they do themselves.
 */
export async function tellReceiverOfEnd(
  db: Db,
  kept: KeptReferral,
  { by, origin }: { readonly by: number | null; readonly origin: string },
  now: Date,
): Promise<void> {
  for (const { email, byLink } of await holdersOf(db, kept, by, now)) {
    const message = {
      to: { kind: 'email', value: email },
      key: `referral-ended:${kept.id}:${now.getTime()}:${email}`,
      kind: 'referral.taken-back',
      language: 'en',
      words: wordsOfTakenBack(kept.reference, byLink ? null : `${origin}/desk/referrals/${kept.id}`),
      waitsForMorning: false,
    } as const
    await queueMessage(db, message, now)
  }
}
