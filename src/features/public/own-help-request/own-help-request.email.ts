import { type HelpRequest, messageAddress } from '../../../domain/help-request.ts'
import type { MessageDraft } from '../../../domain/message.ts'

/** Returns the message that confirms that a request was stopped, as this person allowed it; null where it may not be. */
export function stopped(request: HelpRequest, phone: string, now: Date): MessageDraft | null {
  const to = messageAddress(request)
  if (!to) return null
  const { reference, othersMaySee } = request
  const words = othersMaySee
    ? `${reference} is stopped, as you asked. You can call ${phone} at any time.`
    : `You stopped your request for help, ${reference}. Nobody contacts you about it any more. You can ask again whenever you like, or call ${phone}.`
  return {
    to,
    key: `help-request:${reference}:stopped:${now.getTime()}`,
    kind: 'help-request.stopped',
    language: request.language,
    slots: { reference, phone },
    words: { subject: `${reference} is stopped`, body: `Hello,\n\n${words}`, text: words },
    waitsForMorning: to.kind === 'phone',
  }
}
