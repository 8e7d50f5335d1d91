/** Below this a count could point at somebody (NHS Digital 2018: 1 to 7 are not shown). */
const FLOOR = 8
const STEP = 5

/**
 * A count as it may be shown: none, `*` below the floor, else to the nearest five. `-` is kept back because a small one
 * could be worked out from it. The database says the same (`shown_count`); a test holds the two together.
 */
export type ShownCount = string

/** Returns a count as it may be shown. */
export const shownCount = (count: number): ShownCount =>
  count === 0 ? '0' : count < FLOOR ? '*' : String(Math.round(count / STEP) * STEP)

/** Returns a count that may be shown in words. */
export const countWords = (shown: ShownCount): string =>
  shown === '*' ? `fewer than ${FLOOR}` : shown === '-' ? 'not shown' : shown

/** Returns a count in words as it may be shown: none, "fewer than 8", or rounded to the nearest five. */
export const flooredCount = (count: number): string => countWords(shownCount(count))
