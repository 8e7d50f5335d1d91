import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { whatsAppCloud } from '../../src/adapters/whatsapp/cloud-api.ts'
import { type MediaSource, whatsAppMedia } from '../../src/adapters/whatsapp/media.ts'
import { type Arrived, answer, listening, type MessageDouble, type Mood } from './message-doubles.ts'

export const APP_SECRET = 'a secret of the app, for the double alone'
export const VERIFY_TOKEN = 'a token to verify with, for the double'
export const NUMBER_ID = '106540352242922'

/** The settings of a deployment that this double is WhatsApp for. */
export const WHATSAPP_ENV = {
  WHATSAPP_NUMBER_ID: NUMBER_ID,
  WHATSAPP_TOKEN: 'an access token',
  WHATSAPP_TEMPLATE: 'you_have_a_message',
  WHATSAPP_APP_SECRET: APP_SECRET,
  WHATSAPP_VERIFY_TOKEN: VERIFY_TOKEN,
}

export type WhatsAppDouble = MessageDouble & {
  readonly url: string
  /** Fetches what lies here, by its id. */
  readonly media: MediaSource
  readonly files: Map<string, Uint8Array>
  /** What was sent as the approved template, by number. */
  readonly templates: readonly { readonly to: string; readonly name: string }[]
}

/** Meta's Cloud API as its documentation describes it: takes texts and templates, with a number for each. */
export async function whatsAppDouble(): Promise<WhatsAppDouble> {
  const arrived: Arrived[] = []
  const templates: { to: string; name: string }[] = []
  const server = await listening(async (request, response, body) => {
    if (request.headers.authorization !== 'Bearer an access token') {
      return answer(response, 401, { error: { code: 190, message: 'Invalid OAuth access token' } })
    }
    if (request.method === 'GET') return serveFile(request.url ?? '', response)
    if (request.url !== `/${NUMBER_ID}/messages`) return answer(response, 404, { error: { code: 100, message: '' } })
    if (double.mood === 'refuses') {
      return answer(response, 400, { error: { code: 131047, message: 'Re-engagement message' } })
    }
    if (double.mood === 'is busy') return answer(response, 429, { error: { code: 130429, message: 'Rate limit hit' } })
    const sent = JSON.parse(body)
    const to = `+${sent.to}`
    if (sent.type === 'template') templates.push({ to, name: sent.template.name })
    const words = sent.type === 'template' ? sent.template.components[0].parameters[0].text : sent.text.body
    arrived.push({ to, subject: null, body: words, raw: body })
    if (double.mood === 'lost') return response.destroy()
    return answer(response, 200, {
      messaging_product: 'whatsapp',
      contacts: [{ input: sent.to, wa_id: sent.to }],
      messages: [{ id: `wamid.double-${arrived.length}` }],
    })
  })
  const settings = { baseUrl: server.url, phoneNumberId: NUMBER_ID, accessToken: 'an access token' }
  const whole = { ...settings, template: 'you_have_a_message', templateLanguage: 'en_GB' }
  const files = new Map<string, Uint8Array>()
  const serveFile = (url: string, response: ServerResponse) => {
    const id = url.split('/').at(-1)!
    const bytes = files.get(id)
    if (!bytes) return answer(response, 404, { error: { code: 100, message: 'Unsupported get request' } })
    if (url.startsWith('/files/')) return response.writeHead(200).end(bytes)
    return answer(response, 200, { id, url: `${server.url}/files/${id}`, mime_type: 'x', file_size: bytes.length })
  }
  const double = {
    name: 'WhatsApp',
    channels: ['whatsapp' as const],
    sender: whatsAppCloud(whole),
    media: whatsAppMedia(whole),
    files,
    arrived,
    templates,
    mood: 'takes' as Mood,
    url: server.url,
    hangUp: server.close,
  }
  return double
}

/** A webhook of Meta's around what it tells. */
export const aroundWhatsApp = (value: object, phoneNumberId = NUMBER_ID): object => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '442079460100', phone_number_id: phoneNumberId },
            ...value,
          },
          field: 'messages',
        },
      ],
    },
  ],
})

/** Somebody's words, as Meta hands them over. */
export const whatsAppWords = (from: string, id: string, body: string, at: Date): object =>
  aroundWhatsApp({
    contacts: [{ profile: { name: 'Somebody' }, wa_id: from }],
    messages: [{ from, id, timestamp: String(Math.floor(at.getTime() / 1000)), type: 'text', text: { body } }],
  })

/** What became of a message of ours, as Meta tells it. */
export const whatsAppStatus = (id: string, status: string, at: Date, reference?: string): object =>
  aroundWhatsApp({
    statuses: [
      {
        ...{ id, status, timestamp: String(Math.floor(at.getTime() / 1000)), recipient_id: '447700900114' },
        ...(reference && { biz_opaque_callback_data: reference }),
        ...(status === 'failed' && { errors: [{ code: 131026, title: 'Message undeliverable' }] }),
      },
    ],
  })

/** Posts a webhook as Meta does, signed over the very bytes; `secret` is another's where a test is about that. */
export function postWhatsApp(origin: string, body: object | string, secret = APP_SECRET): Promise<Response> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(`${origin}/webhooks/whatsapp`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`,
    },
    body: raw,
  })
}
