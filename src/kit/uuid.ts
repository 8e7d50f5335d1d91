import { createHash } from 'node:crypto'

/** Namespace of every identifier that this product derives from a name. */
const NAMESPACE = Buffer.from('6f1a8f0e5c1d5f0f9a5b2f6d8c7e4b3a', 'hex')

/** Returns the version 5 UUID (RFC 9562) of a name: the same name has the same one on every machine, for good. */
export function namedUuid(name: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(name).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x50
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Returns whether the text is a UUID in its usual writing. */
export const isUuid = (text: string): boolean =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
