import { londonDate } from '../../../domain/london-time.ts'
import type { Address } from '../../../domain/permission.ts'
import { fullDate } from '../../../web/dates.ts'
import type { OwnRequest } from '../../../web/own-requests.ts'

export type RequestLine = Omit<OwnRequest, 'date'> & { readonly sent: string }

/** Returns the newest first, with the day each was sent. */
export const requestLines = (requests: readonly OwnRequest[]): RequestLine[] =>
  requests
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .map(({ date, ...request }) => ({ ...request, sent: fullDate(londonDate(date)) }))

/** Returns enough of an address to know one's own by: `a…@example.org`, `…0123`. */
export function guardedAddress({ kind, value }: Address): string {
  if (kind === 'phone') return `the number that ends in ${value.slice(-4)}`
  const at = value.lastIndexOf('@')
  return `${value.slice(0, 1)}…${value.slice(at)}`
}
