import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** Returns a secret of 256 random bits for a cookie or a private address. Only its digest is ever stored. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Returns a code of six digits for typing. */
export const newCode = (): string => String(randomInt(0, 1_000_000)).padStart(6, '0')

/** Returns the SHA-256 digest of a secret, as it is stored. */
export const digest = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** Returns whether two digests are the same, in a time that says nothing. */
export const sameDigest = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && timingSafeEqual(a, b)
