import { govUkNotify } from '../adapters/notify/gov-uk-notify.ts'
import { outbox } from '../adapters/notify/outbox.ts'
import type { Senders } from '../adapters/notify/sender.ts'
import { smtp } from '../adapters/notify/smtp.ts'
import { textProvider } from '../adapters/notify/text-provider.ts'
import { whatsAppCloud } from '../adapters/whatsapp/cloud-api.ts'
import type { Config } from '../kit/config.ts'

/** Returns who takes our messages, by the settings. A made-up borough writes to nobody, whatever is set. */
export function openSenders({ demo, messages }: Pick<Config, 'demo' | 'messages'>): Senders {
  if (demo) return { email: outbox(), text: outbox(), whatsapp: outbox() }
  const notify = messages.govUkNotify && govUkNotify(messages.govUkNotify)
  return {
    email: messages.smtp ? smtp(messages.smtp) : messages.govUkNotify?.emailTemplate ? notify : null,
    text: messages.texts ? textProvider(messages.texts) : messages.govUkNotify?.textTemplate ? notify : null,
    whatsapp: messages.whatsApp && whatsAppCloud(messages.whatsApp),
  }
}
