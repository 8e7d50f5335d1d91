import { createHmac } from 'node:crypto'
import { digest, sameDigest } from './secret.ts'

/** Returns whether this is the HMAC-SHA256 of these very bytes, in hexadecimal, in a time that says nothing. */
export function isSignedWith(secret: string, bytes: Uint8Array, given: string | undefined): boolean {
  if (!given || !/^[0-9a-f]{64}$/i.test(given)) return false
  return sameDigest(createHmac('sha256', secret).update(bytes).digest(), Buffer.from(given, 'hex'))
}

/** Returns whether two secrets are the same, in a time that says nothing, whatever their lengths. */
export const sameSecret = (secret: string, given: string | null | undefined): boolean =>
  typeof given === 'string' && sameDigest(digest(secret), digest(given))
