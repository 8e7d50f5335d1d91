import type { TextSettings } from '../../kit/message-settings.ts'
import { notSentByStatus, patientFetch } from './http-request.ts'
import type { Sender } from './sender.ts'

/** Any provider of text messages that takes a form over HTTP; how it calls its fields is set from outside. */
export function textProvider(settings: TextSettings): Sender {
  return {
    name: 'text messages',
    async send(message) {
      const reply = await patientFetch(settings.url, {
        method: 'POST',
        headers: settings.authorization ? { authorization: settings.authorization } : {},
        body: new URLSearchParams({
          ...settings.fields,
          [settings.toField]: message.address,
          [settings.bodyField]: message.body,
        }),
      })
      if (reply.status < 200 || reply.status > 299) throw notSentByStatus(reply.status, '')
      return { providerId: read(reply.body, settings.idPath) }
    },
  }
}

function read(body: unknown, path: string): string {
  let value = body
  for (const name of path.split('.')) value = (value as Record<string, unknown> | null | undefined)?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
