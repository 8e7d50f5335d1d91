import { takesTexts } from '../adapters/text/contact-address.ts'
import { messageAddress } from '../domain/help-request.ts'
import type { MessageSlots, ResidentMessage } from '../domain/message.ts'
import type { ResidentKind } from '../domain/message-kinds.ts'
import { calledName, type Participant } from '../domain/participant.ts'

/** What somebody who is helped is told. `lines` are paragraphs; the last words of a text are whom to call. */
export type Telling = {
  readonly kind: ResidentKind
  readonly key: string
  readonly subject: string
  readonly lines: readonly string[]
  readonly text: string
  readonly slots: MessageSlots
  readonly attachment?: ResidentMessage['attachment']
  readonly sendAfter?: Date
  readonly expiresAt?: Date
}

/** Where a message leads to, and whom to call about it. */
export type TellingFrom = { readonly origin: string; readonly phone: string }

/**
 * Returns a message to somebody who is helped, to the address they said is safe; null where they have none. Where others
 * may see it, it says that there is news and whom to call, and nothing else: no attachment, no name of anybody.
 */
export function toldPerson(
  person: Participant,
  telling: Telling,
  { origin, phone }: TellingFrom,
): ResidentMessage | null {
  const to = messageAddress(person)
  if (!to || (to.kind === 'phone' && !takesTexts(to.value))) return null
  const { subject, lines, text, slots, attachment, ...rest } = telling
  const facts = { ...slots, reference: person.number, phone, link: slots.link ?? `${origin}/requests` }
  const sending = { ...rest, to, language: person.language, slots: facts, waitsForMorning: to.kind === 'phone' }
  if (person.othersMaySee) return { ...sending, words: guarded(person.number, phone) }
  const body = [`Hello ${calledName(person)},`, ...lines.filter(Boolean), `Questions? Call ${phone}.`].join('\n\n')
  const words = { subject, body, text: `${text} Questions: ${phone}` }
  return { ...sending, words, says: 'open', ...(attachment && { attachment }) }
}

const guarded = (reference: string, phone: string) => ({
  subject: `About ${reference}`,
  body: `Hello,\n\nThere is news about ${reference}. Please call ${phone}.`,
  text: `There is news about ${reference}. Please call ${phone}`,
})
