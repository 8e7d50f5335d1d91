import type { MessageDraft } from '../../../domain/message.ts'
import { wordsForLinkCode } from '../../../domain/referral-messages.ts'
import { CODE_MINUTES } from '../../../records/address-code.ts'

/** The code of a link, to the address that the link was sent to. */
export const linkCodeMessage = (email: string, code: string, key: string, now: Date): MessageDraft => ({
  to: { kind: 'email', value: email },
  key,
  kind: 'referral.link-code',
  language: 'en',
  words: wordsForLinkCode(code, CODE_MINUTES),
  waitsForMorning: false,
  expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
})
