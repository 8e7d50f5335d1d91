/** When we ask whether something is still open, in days. */
export const STILL_OPEN = {
  /** Before the listing closes by itself. */
  beforeClosing: 7,
  /** What has no closing date: so long after somebody last said that it is right. */
  monthly: 30,
  /** After a first question that nobody answered. */
  again: 14,
  /** Questions in a row without an answer after which the listing is paused. */
  mostUnanswered: 2,
  /** How long the link in an e-mail works. */
  linkWorks: 21,
  /** What one press on "give it more time" adds. */
  extension: 28,
} as const

export type Asked = {
  readonly expiresAt: Date | null
  /** When somebody last said that it is right. */
  readonly checkedAt: Date
  readonly lastAskedAt: Date | null
  /** Questions since then that nobody has answered. */
  readonly unanswered: number
}

const DAY = 86_400_000

/**
 * Returns what is due for a listing: to ask whether it is still open, to pause it because nobody answers, or nothing.
 * Something with a closing date is asked about once, a week before; it ends by itself. What runs on is asked about every
 * month, again after two weeks, and paused two weeks after that.
 */
export function stillOpenDue(asked: Asked, now: Date): 'ask' | 'pause' | null {
  const { expiresAt, checkedAt, lastAskedAt, unanswered } = asked
  const since = (moment: Date) => (now.getTime() - moment.getTime()) / DAY
  if (expiresAt) {
    const left = -since(expiresAt)
    const isNew = lastAskedAt === null || (expiresAt.getTime() - lastAskedAt.getTime()) / DAY > STILL_OPEN.beforeClosing
    return left > 0 && left <= STILL_OPEN.beforeClosing && isNew ? 'ask' : null
  }
  if (lastAskedAt === null || unanswered === 0) {
    const last = lastAskedAt && lastAskedAt > checkedAt ? lastAskedAt : checkedAt
    return since(last) >= STILL_OPEN.monthly ? 'ask' : null
  }
  if (since(lastAskedAt) < STILL_OPEN.again) return null
  return unanswered >= STILL_OPEN.mostUnanswered ? 'pause' : 'ask'
}
