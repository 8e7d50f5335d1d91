import type { MachineRoute } from '../../../web/machine.ts'
import { confirmWhatsApp, takeMail, takeReceipt, takeText, takeWhatsApp } from './message-webhooks.handler.ts'

const FROM_PROVIDERS = { may: 'webhooks.receive', scope: null } as const

/** A letter of 20 megabytes, its files in base64: mail servers take few that are larger. */
const LARGEST_MAIL = 28_000_000

/** Where providers hand over what people write to us, and what became of what we wrote (docs/messages.md). */
export const messageWebhookRoutes: MachineRoute[] = [
  { ...FROM_PROVIDERS, method: 'GET', path: '/webhooks/whatsapp', handler: confirmWhatsApp },
  { ...FROM_PROVIDERS, method: 'POST', path: '/webhooks/whatsapp', handler: takeWhatsApp },
  { ...FROM_PROVIDERS, method: 'POST', path: '/webhooks/texts', handler: takeText },
  { ...FROM_PROVIDERS, method: 'POST', path: '/webhooks/receipts', handler: takeReceipt },
  { ...FROM_PROVIDERS, method: 'POST', path: '/webhooks/mail', mostBytes: LARGEST_MAIL, handler: takeMail },
]
