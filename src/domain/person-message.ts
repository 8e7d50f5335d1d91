import type { Option } from './facets.ts'
import type { SafeContact } from './help-request.ts'
import type { SentMedia } from './sent-media.ts'

/** How we write to somebody, or they to us. `page`: on their own pages here. */
export const MESSAGE_WAYS = [
  { value: 'email', text: 'Email' },
  { value: 'text', text: 'Text message' },
  { value: 'whatsapp', text: 'WhatsApp' },
] as const satisfies readonly Option[]

export type MessageWay = (typeof MESSAGE_WAYS)[number]['value']
export type MessageBy = MessageWay | 'page'

/** What a way is called in a list of messages. */
export const wayText = (way: MessageBy): string =>
  MESSAGE_WAYS.find(({ value }) => value === way)?.text ?? 'Their own page'

/** What became of a message. */
export const MESSAGE_STATUSES = [
  { value: 'queued', text: 'Waiting to go' },
  { value: 'sent', text: 'Sent' },
  { value: 'delivered', text: 'Arrived' },
  { value: 'read', text: 'Read' },
  { value: 'failed', text: 'Did not arrive' },
] as const satisfies readonly Option[]

export type MessageStatus = (typeof MESSAGE_STATUSES)[number]['value']

/**
 * What a message can become from here. Providers tell in no order, and twice: what is not in this table changes nothing.
 * One that was said to have failed may still turn up on another telephone of theirs.
 */
const MESSAGE_MOVES = {
  queued: ['sent', 'delivered', 'read', 'failed'],
  sent: ['delivered', 'read', 'failed'],
  delivered: ['read'],
  read: [],
  failed: ['delivered', 'read'],
} as const satisfies Record<MessageStatus, readonly MessageStatus[]>

/** Returns how a message stands once a provider has told this. */
export const statusAfter = (status: MessageStatus, told: MessageStatus): MessageStatus =>
  (MESSAGE_MOVES[status] as readonly MessageStatus[]).includes(told) ? told : status

/** Why a way is not open. */
export type WayRefusal = 'no-address' | 'landline' | 'not-safe' | 'stopped' | 'not-agreed' | 'not-set-up'

export const WAY_REFUSALS: Readonly<Record<WayRefusal, string>> = {
  'no-address': 'We do not have an address for this.',
  landline: 'Their number is a landline.',
  'not-safe': 'They did not say that this way is safe.',
  stopped: 'They asked for no more messages this way.',
  'not-agreed': 'They have not agreed to WhatsApp yet.',
  'not-set-up': 'Your council has not set this up.',
}

/** What decides by which ways somebody may be written to. */
export type WayFacts = {
  readonly contact: Pick<SafeContact, 'contactBy' | 'email' | 'phone' | 'mayText'>
  /** Whether texts reach their number at all. */
  readonly takesTexts: boolean
  readonly agreedToWhatsApp: boolean
  readonly whatsAppSetUp: boolean
  readonly stopped: readonly MessageWay[]
  /** Ways by which they themselves have written to us: then it is safe to answer there. */
  readonly wroteBy: readonly MessageBy[]
}

/**
 * Returns why somebody cannot be written to by this way; null where they can. A way is open only where the person chose
 * it, said that it is safe or wrote to us by it.
 */
export function whyNot(way: MessageWay, facts: WayFacts): WayRefusal | null {
  const { contact, stopped, wroteBy } = facts
  if (way === 'whatsapp' && !facts.whatsAppSetUp) return 'not-set-up'
  if (way === 'email' ? !contact.email : !contact.phone) return 'no-address'
  if (way !== 'email' && !facts.takesTexts) return 'landline'
  if (stopped.includes(way)) return 'stopped'
  if (way === 'whatsapp') return facts.agreedToWhatsApp ? null : 'not-agreed'
  const chosen = way === 'email' ? contact.contactBy === 'email' : contact.contactBy === 'text' || contact.mayText
  return chosen || wroteBy.includes(way) ? null : 'not-safe'
}

/** Within so many working days whoever writes to us has an answer. Our own number, as for requests for help. */
export const ANSWER_DAYS = 1

/** Longer words are no message: a letter, or a conversation. */
export const LONGEST_WORDS: Readonly<Record<MessageWay, number>> = { email: 5000, text: 600, whatsapp: 2000 }

/** What goes out instead of the words where somebody else may see them: that there is a message, and nothing of it. */
export const noticeWords = (phone: string) => ({
  subject: 'You have a message',
  body: `Hello,\n\nYou have a message. Please call ${phone}.`,
  text: `You have a message. Please call ${phone}.`,
})

/** A message as those who may see it see it. */
export type PersonMessage = {
  readonly id: string
  readonly participantId: string | null
  readonly organizationId: number
  readonly direction: 'in' | 'out'
  readonly by: MessageBy
  readonly address: string | null
  readonly subject: string | null
  readonly words: string
  readonly media: readonly SentMedia[] | null
  readonly language: string
  /** How it went out: in its words, as no more than a notice, or as WhatsApp's approved template. */
  readonly wentAs: 'words' | 'notice' | 'template' | null
  readonly at: Date
  readonly accountId: number | null
  readonly accountName: string | null
  readonly status: MessageStatus
  readonly statusAt: Date
  readonly failure: string | null
  readonly repliedTo: string | null
  readonly ownerAccountId: number | null
  readonly ownerName: string | null
  readonly dueAt: Date | null
  readonly readByUsAt: Date | null
  readonly answeredAt: Date | null
  readonly answeredHow: AnsweredHow | null
  readonly answeredWords: string | null
  readonly matchedWords: string | null
  readonly version: number
}

/** How a message that came in was dealt with. */
export const ANSWERED_HOW = [
  { value: 'message', text: 'Answered by a message' },
  { value: 'otherwise', text: 'Dealt with in another way' },
  { value: 'keyword', text: 'Answered by itself' },
  { value: 'automatic', text: 'An automatic reply, nothing to answer' },
  { value: 'not-for-us', text: 'Not for us' },
] as const satisfies readonly Option[]

export type AnsweredHow = (typeof ANSWERED_HOW)[number]['value']
