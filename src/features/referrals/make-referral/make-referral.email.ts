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

A referral has come of somebody whom not everybody may see. Nobody who decides can open it until you let them in. Please look at it today:
${origin}/desk/privacy/people/${participantId}

This message says nothing about the person, on purpose.`,
    text: `A referral is kept shut until you let somebody in: ${origin}/desk/privacy/people/${participantId}`,
  },
})
