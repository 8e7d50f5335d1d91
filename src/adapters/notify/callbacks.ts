import type { ArrivedStatus, ReadArrivals } from '../../domain/message-arrival.ts'
import { sameSecret } from '../../kit/signature.ts'
import { isLoose } from '../formats/loose.ts'
import { arrivedMoment, arrivedNumber, arrivedWords } from '../text/arrived-words.ts'

/** Returns whether GOV.UK Notify brings the bearer token that was set there for its callbacks. */
export const isFromNotify = (token: string, authorization: string | undefined): boolean =>
  sameSecret(token, /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1])

/** Returns a text that somebody sent (docs.notifications.service.gov.uk, callbacks, received text messages). */
export function readReceivedText(body: unknown): ReadArrivals {
  if (!isLoose(body)) return { ok: false, why: 'not a received text message' }
  const [id, from] = [arrivedWords(body.id, 100), arrivedNumber(body.source_number)]
  if (!id || !from || typeof body.message !== 'string') return { ok: false, why: 'not a received text message' }
  const at = arrivedMoment(body.date_received)
  const words = { subject: null, words: arrivedWords(body.message), media: [], thread: null, automatic: false }
  return { ok: true, arrivals: [{ what: 'words', way: 'text', providerId: id, from, ...words, at }] }
}

const STATUSES: Readonly<Record<string, ArrivedStatus['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  'permanent-failure': 'failed',
  'temporary-failure': 'failed',
  'technical-failure': 'failed',
}

/** Returns what became of a message of ours (the same page, delivery receipts); nothing while it is on its way. */
export function readReceipt(body: unknown): ReadArrivals {
  if (!isLoose(body)) return { ok: false, why: 'not a delivery receipt' }
  const [id, told] = [arrivedWords(body.id, 100), arrivedWords(body.status, 40)]
  if (!id || !told) return { ok: false, why: 'not a delivery receipt' }
  const status = STATUSES[told]
  if (!status) return { ok: true, arrivals: [] }
  const receipt: ArrivedStatus = {
    what: 'status',
    way: body.notification_type === 'email' ? 'email' : 'text',
    providerId: id,
    reference: arrivedWords(body.reference, 100) || null,
    status,
    error: status === 'failed' ? told : null,
    at: arrivedMoment(body.completed_at) ?? arrivedMoment(body.sent_at),
  }
  return { ok: true, arrivals: [receipt] }
}
