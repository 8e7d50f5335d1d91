import type { HelpAsked } from '../../../domain/help-request.ts'
import { messageAddress } from '../../../domain/help-request.ts'
import type { MessageDraft, Worded } from '../../../domain/message.ts'

export type Confirmation = {
  readonly reference: string
  /** Until when we answer, and the same in words. */
  readonly by: Date
  readonly promise: string
  readonly hubName: string
  readonly phone: string
  readonly origin: string
}

/** Returns the message that confirms a request, as this person allowed it; null where nothing may be sent. */
export function confirmation(asked: HelpAsked, facts: Confirmation): MessageDraft | null {
  const to = messageAddress(asked)
  if (!to) return null
  return {
    to,
    key: `help-request:${facts.reference}:asked`,
    kind: 'help-request.asked',
    language: asked.language,
    slots: { reference: facts.reference, date: facts.by, link: `${facts.origin}/requests` },
    words: asked.othersMaySee ? guardedWords(facts) : openWords(asked.name, facts),
    waitsForMorning: to.kind === 'phone',
  }
}

const openWords = (name: string, { reference, promise, hubName, phone, origin }: Confirmation): Worded => ({
  subject: `We have your request for help: ${reference}`,
  body: `Hello ${name},

We have your request. Your reference is ${reference}.

What happens next:
- An adviser from ${hubName} contacts you by ${promise}.
- If it suits you better, call ${phone} and say your reference.

You can see how it is going, change it or stop it here:
${origin}/requests

The page asks for this address and sends you a code.`,
  text: `We have your request, reference ${reference}. An adviser from ${hubName} contacts you by ${promise}. See how it is going: ${origin}/requests or call ${phone}`,
})

/** Somebody else may read this: it does not say what it is about. */
const guardedWords = ({ reference, promise, phone, origin }: Confirmation): Worded => ({
  subject: `Your reference: ${reference}`,
  body: `Hello,

Your reference is ${reference}. We will be in touch by ${promise}.

You can call ${phone} at any time and say your reference.

${origin}/requests`,
  text: `Your reference is ${reference}. We will be in touch by ${promise}. You can call ${phone}`,
})
