/** Below this a count could point at somebody (NHS Digital 2018: 1 to 7 are not shown). */
const FLOOR = 8
const STEP = 5

/** Returns a count as it may be shown: none, "fewer than 8", or rounded to the nearest five. */
export function flooredCount(count: number): string {
  if (count === 0) return '0'
  return count < FLOOR ? `fewer than ${FLOOR}` : String(Math.round(count / STEP) * STEP)
}
