import type { MessageDraft } from '../../../domain/message.ts'
import type { Address } from '../../../domain/permission.ts'
import { CODE_MINUTES } from '../../../records/address-code.ts'

/** The code that opens somebody's requests. It stands in the words and never in a link, so no program can use it up. */
export const codeMessage = (
  to: Address,
  code: string,
  { origin, key, language }: { readonly origin: string; readonly key: string; readonly language: string },
  now: Date,
): MessageDraft => ({
  to,
  key,
  kind: 'requests.code',
  language,
  slots: { code },
  words: {
    subject: 'Your code',
    body: `Hello,

Your code is ${code}

Type it on the page where you asked for it. It works for ${CODE_MINUTES} minutes.

Keep it to yourself. We never ask for it by phone.

Did you not ask for a code? Then you do not have to do anything.`,
    // The last line lets a phone fill in the code on our page and on no other.
    text: `${code} is your code. It works for ${CODE_MINUTES} minutes. We never ask for it by phone.\n\n@${new URL(origin).hostname} #${code}`,
  },
  waitsForMorning: false,
  expiresAt: new Date(now.getTime() + CODE_MINUTES * 60_000),
})
