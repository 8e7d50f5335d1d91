import { createHmac } from 'node:crypto'

export const TEXT_IN_TOKEN = 'a-bearer-token-for-callbacks-of-texts'
export const MAIL_IN_KEY = 'a key that the mail provider signs with'
export const MAIL_IN_DOMAIN = 'reply.borough.example'

/** The settings of a deployment that these doubles hand messages to. */
export const INCOMING_ENV = { TEXT_IN_TOKEN, MAIL_IN_KEY, MAIL_IN_DOMAIN }

/** Posts a text that somebody sent, as GOV.UK Notify does. */
export const postText = (origin: string, body: unknown, token = TEXT_IN_TOKEN, path = '/webhooks/texts') =>
  fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

/** A received text in the shape of GOV.UK Notify's callback. */
export const receivedText = (id: string, from: string, message: string, at: Date) => ({
  ...{ id, source_number: from, destination_number: '447860039200', message },
  date_received: at.toISOString().replace('Z', '000Z'),
})

/** Posts an e-mail that came in, signed as a mail provider does. */
export function postMail(origin: string, body: unknown, key = MAIL_IN_KEY): Promise<Response> {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  return fetch(`${origin}/webhooks/mail`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-webhook-signature': createHmac('sha256', key).update(raw).digest('hex'),
    },
    body: raw,
  })
}

/** An e-mail in the shape of mailparser. */
export const receivedMail = (
  id: string,
  mail: { readonly from: string; readonly to: string; readonly text: string; readonly automatic?: boolean },
) => ({
  messageId: id,
  from: { value: [{ address: mail.from, name: '' }], text: mail.from },
  to: { value: [{ address: mail.to, name: '' }], text: mail.to },
  recipients: [mail.to],
  subject: 'Re: A message for you',
  text: mail.text,
  date: '2026-11-23T09:30:00.000Z',
  headerLines: mail.automatic ? [{ key: 'auto-submitted', line: 'Auto-Submitted: auto-replied' }] : [],
  attachments: [],
})
