import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Address } from '../../domain/permission.ts'

/** Longer than any mailbox that works (RFC 5321). */
const LONGEST_EMAIL = 254

/**
 * Returns an e-mail address as it is kept and compared: without the spaces around it, in lower case; null where it
 * cannot be one. Only a message that arrives proves more.
 */
export function readEmail(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase()
  const shape = /^[^\s@<>()[\]\\,;:"]+@[^\s@.<>()[\]\\,;:"]+(\.[^\s@.<>()[\]\\,;:"]+)+$/
  return email.length <= LONGEST_EMAIL && shape.test(email) && !email.includes('..') ? email : null
}

/**
 * Returns a telephone number as it is kept and compared, `+442079460100`; null where it cannot be one. A number without
 * a country is British; brackets, spaces and hyphens are how people write. Its length is looked at, not whether a network
 * has given it out: numbering plans change faster than their copies, and refusing a real number shuts somebody out.
 */
export function readPhone(text: string): string | null {
  const number = parsePhoneNumberFromString(text.normalize('NFKC').slice(0, 40), 'GB')
  return number?.isPossible() && !number.ext ? number.number : null
}

/** Returns what somebody typed as the address it is, by the @ in it; null where it is neither kind. */
export function readAddress(text: string): Address | null {
  if (text.includes('@')) {
    const email = readEmail(text)
    return email === null ? null : { kind: 'email', value: email }
  }
  const phone = readPhone(text)
  return phone === null ? null : { kind: 'phone', value: phone }
}

/** Returns a kept number as people read it: "020 7946 0100"; with its country where that is another. */
export function phoneWords(phone: string): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  return number.countryCallingCode === '44' ? number.formatNational() : number.formatInternational()
}

/** Returns whether a text can reach this kept number: British mobiles begin 071 to 075 or 077 to 079 (Ofcom). */
export const takesTexts = (phone: string): boolean => !phone.startsWith('+44') || /^\+447[1-57-9]/.test(phone)
