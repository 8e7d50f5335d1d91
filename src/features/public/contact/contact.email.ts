import type { MessageDraft } from '../../../domain/message.ts'
import type { Address } from '../../../domain/permission.ts'
import type { ContactMessage } from '../../../records/contact-message.ts'

/** Returns the message that confirms what somebody wrote; it does not repeat it. */
export const written = (
  to: Address,
  { name, reference, dueAt, language }: Pick<ContactMessage, 'name' | 'reference' | 'dueAt' | 'language'>,
  by: string,
  phone: string,
): MessageDraft => ({
  to,
  key: `contact-message:${reference}`,
  kind: 'contact-message.sent',
  language,
  slots: { reference, date: dueAt, phone },
  words: {
    subject: `We have your message: ${reference}`,
    body: `Hello ${name},\n\nWe have your message. Your reference is ${reference}.\n\nWhat happens next:\n- A person reads it and answers you by ${by}.\n- If it cannot wait, call ${phone}.`,
    text: `We have your message, reference ${reference}. A person answers you by ${by}. If it cannot wait, call ${phone}`,
  },
  waitsForMorning: to.kind === 'phone',
})
