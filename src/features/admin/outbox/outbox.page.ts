import type { MessageChannel } from '../../../domain/message.ts'
import type { OutboxMessage } from '../../../records/outbox.ts'
import type { Ask } from '../../../web/ask.ts'
import { framed } from '../../../web/message-frame.ts'

/** A message as it arrives at its reader, in the words of the JSON that tells the same. */
export type Arrival = {
  readonly id: number
  readonly key: string
  readonly kind: string
  readonly channel: MessageChannel
  readonly to: string
  readonly language: string
  readonly subject: string | null
  readonly body: string
  /** Every address in the words, in their order. */
  readonly links: readonly string[]
  readonly attachment: { readonly name: string; readonly type: string; readonly path: string } | null
  readonly unsubscribe: string | null
  readonly writtenAt: string
  /** When it went out; null while it waits. */
  readonly sentAt: string | null
  /** When it will go out; null once it has. */
  readonly waitsUntil: string | null
}

const LINK = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g

export const arrivals = (messages: readonly OutboxMessage[], ask: Pick<Ask, 'place' | 'origin'>): Arrival[] =>
  messages.map((message) => arrival(message, ask))

function arrival(message: OutboxMessage, { place, origin }: Pick<Ask, 'place' | 'origin'>): Arrival {
  const unsubscribeUrl = message.unsubscribePath && origin + message.unsubscribePath
  const { channel, language } = message
  const body = channel === 'email' ? framed(message.body, language, { place, unsubscribeUrl }) : message.body
  return {
    id: message.id,
    key: message.key,
    kind: message.kind,
    channel,
    to: message.address,
    language,
    subject: message.subject,
    body,
    links: body.match(LINK) ?? [],
    attachment: message.attachment && {
      name: message.attachment.name,
      type: message.attachment.type,
      path: `/demo/outbox/${message.id}/attachment`,
    },
    unsubscribe: unsubscribeUrl,
    writtenAt: message.createdAt.toISOString(),
    sentAt: message.sentAt?.toISOString() ?? null,
    waitsUntil: message.sentAt ? null : message.sendAfter.toISOString(),
  }
}

/** The words cut at their links, so that each can be followed: text, link, text, … */
export function wordsAndLinks(body: string): readonly { readonly text: string; readonly link: boolean }[] {
  const pieces: { text: string; link: boolean }[] = []
  let from = 0
  for (const match of body.matchAll(LINK)) {
    pieces.push({ text: body.slice(from, match.index), link: false }, { text: match[0], link: true })
    from = match.index + match[0].length
  }
  return [...pieces, { text: body.slice(from), link: false }].filter(({ text }) => text !== '')
}
