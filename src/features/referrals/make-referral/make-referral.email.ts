import type { MessageDraft } from '../../../domain/message.ts'
import type { Sent } from '../../../records/referral-send.ts'

const toStaff = (to: string) => ({ to: { kind: 'email', value: to }, language: 'en', waitsForMorning: false }) as const

/** Tells a receiving team that a referral has come: nothing of whom it is about, nor of what for. */
export const hasCome = (to: string, { id, reference }: Sent, by: string, origin: string): MessageDraft => ({
  ...toStaff(to),
  key: `referral-come:${id}:${to}`,
  kind: 'referral.come',
  words: {
    subject: `A referral has come: ${reference}`,
    body: `Hello,

A referral has come to your team. Say that you have it by ${by}:
${origin}/desk/referrals/${id}

This message says nothing about the person, on purpose.`,
    text: `A referral has come: ${origin}/desk/referrals/${id}`,
  },
})

/** Tells a privacy lead that a record is kept shut until they let somebody in. */
export const keptShut = (to: string, { id, reference, participantId }: Sent, origin: string): MessageDraft => ({
  ...toStaff(to),
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
