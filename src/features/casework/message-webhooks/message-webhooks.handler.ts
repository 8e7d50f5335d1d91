import { isFromMail, readMail } from '../../../adapters/mail-in/mail-webhook.ts'
import { isFromNotify, readReceipt, readReceivedText } from '../../../adapters/notify/callbacks.ts'
import { challengeIn, isFromMeta, readWhatsApp } from '../../../adapters/whatsapp/webhook.ts'
import type { ReadArrivals } from '../../../domain/message-arrival.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, data, json } from '../../../kit/http.ts'
import { keepArrivals } from '../../../records/message-arrival.ts'
import type { MachineAsk } from '../../../web/machine.ts'

/** Says back what Meta asks once, when the address is set up. */
export function confirmWhatsApp({ query, incoming }: MachineAsk): Answer {
  const challenge = challengeIn(query, found(incoming.whatsApp).verifyToken)
  return challenge === null ? refused() : data('text/plain; charset=utf-8', challenge, 200)
}

export function takeWhatsApp(ask: MachineAsk): Promise<Answer> {
  const { appSecret, phoneNumberId } = found(ask.incoming.whatsApp)
  const isTheirs = isFromMeta(appSecret, ask.raw, ask.headers['x-hub-signature-256'])
  return take(ask, isTheirs, (body) => readWhatsApp(body, phoneNumberId))
}

export const takeText = (ask: MachineAsk): Promise<Answer> =>
  take(ask, isFromNotify(found(ask.incoming.textToken), ask.headers.authorization), readReceivedText)

export const takeReceipt = (ask: MachineAsk): Promise<Answer> =>
  take(ask, isFromNotify(found(ask.incoming.textToken), ask.headers.authorization), readReceipt)

export function takeMail(ask: MachineAsk): Promise<Answer> {
  const { key, domain } = found(ask.incoming.mail)
  return take(ask, isFromMail(key, ask.raw, ask.headers['x-webhook-signature']), (body) => readMail(body, domain))
}

/** Keeps what a provider hands over and answers at once; what somebody else sends is not looked at. */
async function take(ask: MachineAsk, isTheirs: boolean, read: (body: unknown) => ReadArrivals): Promise<Answer> {
  if (!isTheirs) return refused()
  const arrivals = read(parsed(ask.body))
  if (!arrivals.ok) return json({ error: arrivals.why }, 400)
  for (const { id, bytes } of arrivals.files ?? []) await ask.fileStore.held.hold(id, bytes)
  await keepArrivals(ask.db, ask.place.slug, arrivals.arrivals, ask.now)
  return json({ ok: true })
}

const refused = (): Answer => json({ error: 'We do not know you.' }, 401)

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
