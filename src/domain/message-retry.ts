const SECOND = 1000

/** A message is tried this often; with the pauses below that is about eight hours. */
const MOST_ATTEMPTS = 10
const FIRST_PAUSE = 30 * SECOND

/** Whoever has not said within this time whether a message went out has died meanwhile. */
export const LONGEST_SENDING = 120 * SECOND

/** Returns when to try again after so many attempts, each pause twice the last; null where it is time to give up. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  if (attempts >= MOST_ATTEMPTS) return null
  return new Date(now.getTime() + FIRST_PAUSE * 2 ** Math.max(0, attempts - 1))
}
