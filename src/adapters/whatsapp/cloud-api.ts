import type { WhatsAppSettings } from '../../kit/message-settings.ts'
import { notSentByStatus, patientFetch } from '../notify/http-request.ts'
import { NotSent, type Outgoing, type Sender } from '../notify/sender.ts'

/** Answers of Meta's that pass (developers.facebook.com, WhatsApp, error codes): too many, or trouble on their side. */
const PASSING = new Set([1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 133004, 133016])

/**
 * WhatsApp through Meta's Cloud API (developers.facebook.com/documentation/business-messaging/whatsapp). Nobody can ask it
 * afterwards whether it took a message; what becomes of one it tells by webhook, with our reference.
 */
export function whatsAppCloud(settings: WhatsAppSettings): Sender {
  return {
    name: 'WhatsApp',
    async send(message) {
      const reply = await patientFetch(`${settings.baseUrl}/${settings.phoneNumberId}/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${settings.accessToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(sending(message, settings)),
      })
      if (reply.status !== 200) throw refusedBy(reply.status, reply.body)
      return { providerId: idIn(reply.body) }
    },
  }
}

function sending(message: Outgoing, { template, templateLanguage }: WhatsAppSettings): object {
  const shared = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: message.address.replace(/^\+/, ''),
    biz_opaque_callback_data: message.reference,
  }
  if (message.templateName === null) {
    return { ...shared, type: 'text', text: { preview_url: false, body: message.body.slice(0, 4096) } }
  }
  const parameters = [{ type: 'text', text: message.templateName }]
  return {
    ...shared,
    type: 'template',
    template: { name: template, language: { code: templateLanguage }, components: [{ type: 'body', parameters }] },
  }
}

type Refused = { readonly error?: { readonly code?: unknown; readonly message?: unknown } } | null

function refusedBy(status: number, body: unknown): NotSent {
  const { code, message } = (body as Refused)?.error ?? {}
  const words = typeof message === 'string' ? message.slice(0, 200) : ''
  if (typeof code !== 'number') return notSentByStatus(status, words)
  return new NotSent(status >= 500 || PASSING.has(code) || code === 190 ? 'later' : 'never', `${code} ${words}`.trim())
}

const idIn = (body: unknown): string => {
  const { messages } = (body ?? {}) as { readonly messages?: readonly { readonly id?: unknown }[] }
  return String(messages?.[0]?.id ?? '')
}
