import type { SafeContact } from '../domain/help-request.ts'

/** Returns what to know before picking up the phone, or writing: whoever contacts somebody reads it first. */
export function safetyWords(contact: Omit<SafeContact, 'email' | 'phone' | 'postalAddress' | 'bestTimes'>): string[] {
  const calls = contact.contactBy === 'phone'
  const words = [
    contact.othersMaySee ? 'Somebody else may see or hear messages. Do not say what it is about.' : null,
    calls && !contact.mayLeaveMessage ? 'Do not leave a message.' : null,
    calls && !contact.mayText ? 'Do not text.' : null,
    contact.contactBy === 'text' ? 'Text only. Do not call unless they agree.' : null,
    contact.contactBy === 'email' ? 'Email only.' : null,
    contact.contactBy === 'post' ? 'Letters only.' : null,
    contact.safeWords ? `They say: “${contact.safeWords}”` : null,
  ]
  return words.filter((one) => one !== null)
}
