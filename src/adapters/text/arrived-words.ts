import { LONGEST_ARRIVAL } from '../../domain/message-arrival.ts'
import { readPhone } from './contact-address.ts'

/** Returns words from outside as a database takes them: no NUL, no half letters, and no longer than a message is. */
export const arrivedWords = (value: unknown, longest = LONGEST_ARRIVAL): string =>
  typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed().normalize('NFC').slice(0, longest).trim() : ''

/** Returns a number that providers write without its plus, as it is kept; as it came where it cannot be one. */
export const arrivedNumber = (value: unknown): string => {
  const digits = arrivedWords(value, 40)
  return (/^\d{8,15}$/.test(digits) ? readPhone(`+${digits}`) : readPhone(digits)) ?? digits
}

/** Returns when something was sent, from seconds since 1970 or a moment in words; null where it is neither. */
export function arrivedMoment(value: unknown): Date | null {
  const seconds = typeof value === 'number' || (typeof value === 'string' && /^\d{9,11}$/.test(value))
  const moment = seconds ? new Date(Number(value) * 1000) : new Date(typeof value === 'string' ? value : Number.NaN)
  const year = moment.getUTCFullYear()
  return year >= 2009 && year < 2100 ? moment : null
}
