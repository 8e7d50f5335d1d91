import { wordsOfOwnWords } from '../domain/referral-messages.ts'
import { newSecret } from '../kit/secret.ts'
import { queueMessage } from '../records/message.ts'
import { hearerOf } from '../records/own-record.ts'
import { makeLink } from '../records/referral-link.ts'
import type { KeptReferral } from '../records/referral-row.ts'
import type { Ask } from './ask.ts'

/**
 * Tells whoever has a referral that the person has written: by e-mail, and never what or of whom. Where nobody has it
 * yet, it waits with it in the queue.
 */
export async function tellHearer(
  { db, viewer, origin, now }: Pick<Ask, 'db' | 'viewer' | 'origin' | 'now'>,
  referral: Pick<KeptReferral, 'id' | 'reference' | 'toOrganizationId'>,
): Promise<void> {
  const hearer = await hearerOf(db, viewer, referral.id, now)
  if (!hearer) return
  const { id, reference } = referral
  if (hearer.byLink) {
    const to = { referralId: id, reference, organizationId: referral.toOrganizationId, email: hearer.email }
    await makeLink(db, to, { origin, step: 'Somebody you help has written to you. It stands with the referral.' }, now)
    return
  }
  await queueMessage(
    db,
    {
      to: { kind: 'email', value: hearer.email },
      key: `own-words:${id}:${newSecret().slice(0, 16)}`,
      kind: 'referral.own-words',
      language: 'en',
      words: wordsOfOwnWords(reference, `${origin}/desk/referrals/${id}`),
      waitsForMorning: false,
    },
    now,
  )
}
