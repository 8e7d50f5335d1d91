import type { Arrival, ArrivedWords, ReadArrivals } from '../../domain/message-arrival.ts'
import type { MessageStatus } from '../../domain/person-message.ts'
import { arrivedMedia } from '../../domain/sent-media.ts'
import { isSignedWith, sameSecret } from '../../kit/signature.ts'
import { isLoose, type Loose, listOf } from '../formats/loose.ts'
import { arrivedMoment, arrivedNumber, arrivedWords } from '../text/arrived-words.ts'

/** Returns whether Meta signed these very bytes: `X-Hub-Signature-256: sha256=…` (Graph API, webhooks). */
export const isFromMeta = (appSecret: string, bytes: Uint8Array, header: string | undefined): boolean =>
  isSignedWith(appSecret, bytes, /^sha256=(.*)$/.exec(header ?? '')?.[1])

/** Returns what Meta wants to hear when the address is set up; null where somebody else asks. */
export function challengeIn(query: URLSearchParams, verifyToken: string): string | null {
  const challenge = query.get('hub.challenge') ?? ''
  const asks = query.get('hub.mode') === 'subscribe' && sameSecret(verifyToken, query.get('hub.verify_token'))
  return asks && /^[\w.-]{1,200}$/.test(challenge) ? challenge : null
}

/**
 * Returns what a webhook of Meta's Cloud API says about our number (developers.facebook.com, WhatsApp, webhooks, messages):
 * several at once, in no order. What we have no use for is left out, so that it is not sent again for a week.
 */
export function readWhatsApp(body: unknown, phoneNumberId: string): ReadArrivals {
  if (!isLoose(body) || body.object !== 'whatsapp_business_account') return { ok: false, why: 'not about WhatsApp' }
  const values = listOf(body, 'entry')
    .flatMap((entry) => listOf(entry, 'changes'))
    .filter(({ field }) => field === 'messages')
    .flatMap((change) => listOf(change, 'value'))
    .filter(({ metadata }) => isLoose(metadata) && metadata.phone_number_id === phoneNumberId)
  return {
    ok: true,
    arrivals: values.flatMap((value) => [
      ...listOf(value, 'messages').flatMap(messageIn),
      ...listOf(value, 'statuses').flatMap(statusIn),
    ]),
  }
}

function messageIn(message: Loose): Arrival[] {
  const [id, kind, from] = [arrivedWords(message.id, 200), arrivedWords(message.type, 40), arrivedNumber(message.from)]
  // `system` tells that somebody has a new number: not words of theirs.
  if (!id || !from || kind === 'system') return []
  const content = isLoose(message[kind]) ? message[kind] : {}
  const words: Omit<ArrivedWords, 'words' | 'media' | 'automatic'> = {
    what: 'words',
    way: 'whatsapp',
    providerId: id,
    from,
    subject: null,
    thread: null,
    at: arrivedMoment(message.timestamp),
  }
  return [{ ...words, ...saidIn(kind, content), automatic: kind === 'reaction' }]
}

/** What each type of message says, and what came with it. */
function saidIn(kind: string, content: Loose): Pick<ArrivedWords, 'words' | 'media'> {
  switch (kind) {
    case 'text':
      return { words: arrivedWords(content.body), media: [] }
    case 'button':
      return { words: arrivedWords(content.text), media: [] }
    case 'interactive': {
      const chosen = [...listOf(content, 'button_reply'), ...listOf(content, 'list_reply')][0]
      return { words: arrivedWords(chosen?.title), media: [] }
    }
    case 'reaction':
      return { words: arrivedWords(content.emoji, 20), media: [] }
    default: {
      const [type, id] = [arrivedWords(content.mime_type, 100) || null, arrivedWords(content.id, 200) || null]
      return { words: arrivedWords(content.caption), media: [arrivedMedia(kind || 'unsupported', type, id)] }
    }
  }
}

const STATUSES: Readonly<Record<string, MessageStatus>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  played: 'read',
  failed: 'failed',
}

function statusIn(told: Loose): Arrival[] {
  const [id, status] = [arrivedWords(told.id, 200), STATUSES[arrivedWords(told.status, 20)]]
  if (!id || !status) return []
  const error = listOf(told, 'errors')[0]
  return [
    {
      what: 'status',
      way: 'whatsapp',
      providerId: id,
      reference: arrivedWords(told.biz_opaque_callback_data, 100) || null,
      status,
      error: error ? `${arrivedWords(String(error.code ?? ''), 20)} ${arrivedWords(error.title, 200)}`.trim() : null,
      at: arrivedMoment(told.timestamp),
    },
  ]
}
