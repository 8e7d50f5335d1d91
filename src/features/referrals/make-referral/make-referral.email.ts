import type { MessageDraft } from '../../../domain/message.ts'
import type { Sent } from '../../../records/referral-send.ts'

/** Tells a privacy lead that a record is kept shut until they let somebody in. */
export const keptShut = (to: string, { id, reference, participantId }: Sent, origin: string): MessageDraft => ({
  to: { kind: 'email', value: to },
  language: 'en',
  waitsForMorning: false,
  key: `referral-kept-shut:${id}:${to}`,
  kind: 'referral.kept-shut',
  words: {
    subject: `Kept shut: ${reference}`,
    body: `Hello,

A referral has come of somebody who must be kept safe. It is kept shut. No one can read it till you let them in. Please look at it today:
${origin}/desk/privacy/people/${participantId}

We do not say here who it is.`,
    text: `A referral is kept shut till you let someone in: ${origin}/desk/privacy/people/${participantId}`,
  },
})
