import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Address } from '../../domain/permission.ts'

/** Where a mailbox can be: one @, a name with a dot after it, no spaces. What exists only sending shows. */
const EMAIL =
  /^[^\s@<>(),;:"[\]\\]{1,64}@(?=.{3,190}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/

/** Returns an e-mail address as it is kept, in lower case; null where it cannot be one. */
export function readEmail(typed: string): string | null {
  const text = typed
    .trim()
    .replace(/^mailto:/i, '')
    .toLowerCase()
  return EMAIL.test(text) && !text.includes('..') ? text : null
}

/** Returns a telephone number as it is kept, `+447700900123`, from however people write it; null where it is none. */
export function readPhone(typed: string): string | null {
  const number = parsePhoneNumberFromString(typed.replace(/^\s*tel:/i, ''), 'GB')
  return number?.isValid() ? number.number : null
}

/** Returns the e-mail address or telephone number that somebody typed into one box; null where it is neither. */
export function readAddress(typed: string): Address | null {
  if (typed.includes('@')) {
    const value = readEmail(typed)
    return value === null ? null : { kind: 'email', value }
  }
  const value = readPhone(typed)
  return value === null ? null : { kind: 'phone', value }
}

/** Returns whether text messages may reach this number: a mobile, or one that does not tell. */
export function takesTexts(phone: string): boolean {
  const digits = phone.replace(/^\+44/, '0')
  return !/^0[1-3589]/.test(digits) || !phone.startsWith('+44')
}
