/** Seeing a record in an emergency. The bar is that of docs/decisions/0022: a reason, a short while, reading only. */
export const EMERGENCY = {
  /** Letters that a reason has at least: long enough to say what happened. The database asks for the same. */
  reasonLetters: 20,
  /** How long the record stays open, in minutes. The database allows no more. */
  minutes: 60,
  /** Whoever signed in longer ago than this proves again who they are, in minutes. */
  signedInWithin: 15,
} as const

/** Returns what is wrong with a reason, in words for whoever gave it; null where it will do. */
export function reasonMistake(reason: string): string | null {
  const letters = reason.trim().length
  if (letters === 0) return 'Say what has happened and why you need to see the record'
  if (letters < EMERGENCY.reasonLetters) {
    return `Say more: at least ${EMERGENCY.reasonLetters} letters, so that others can understand it later`
  }
  return null
}

/** Returns whether somebody signed in recently enough to open a record in an emergency. */
export const isFreshSignIn = (signedInAt: Date, now: Date): boolean =>
  now.getTime() - signedInAt.getTime() <= EMERGENCY.signedInWithin * 60_000
