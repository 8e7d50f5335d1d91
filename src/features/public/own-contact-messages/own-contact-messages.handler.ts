import { readReference } from '../../../domain/reference.ts'
import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { findOwnContactMessage } from '../../../records/own-contact-message.ts'
import type { Ask } from '../../../web/ask.ts'
import { ownContactMessageView } from './own-contact-messages.view.ts'

/** Shows a message to whoever proved the address it came from. */
export async function showOwnContactMessage(ask: Ask): Promise<Answer> {
  const reference = found(readReference(ask.params.reference ?? ''))
  const message = found(await findOwnContactMessage(ask.db, ask.viewer, reference))
  return page(ownContactMessageView(message, ask), 200, { headers: { 'cache-control': 'no-store' } })
}
