/** One answer that a comparison of two values can give, from most alike to different. */
export type Level = {
  /** What a person reads as the reason, about the field: “same”, “one letter different”. */
  readonly words: string
  /** How often a record of the same person gives this answer, before anything has been learned. */
  readonly expected: number
  /** How much it counts that the value is rare: 1 for one and the same value, less for one that is only near it. */
  readonly rarity: number
}

/** A question about two records. Its level 0 is always “not known”, and counts neither way. */
export type Comparison = { readonly field: string; readonly levels: readonly Level[] }

/**
 * Compares the records of one pool by one field, or by a few that belong together. Records that say the same have the
 * same value number.
 */
export type Comparer = {
  readonly comparisons: readonly Comparison[]
  readonly numberOf: Int32Array
  /** Writes, for each comparison from `out[at]` on, a level and how rare the value is, as `answer` packs them. */
  compare(left: number, right: number, out: Int32Array, at: number): void
  /** Words under which a value can be found by others that may be like it. */
  keysOf(value: number): readonly string[]
}

/**
 * Knows what share of all people have a value, where the pool itself is too small to tell; undefined where it does not.
 * Fields are those of the comparisons.
 */
export type ShareOf = (field: string, value: string) => number | undefined

export const NOT_KNOWN: Level = { words: 'not known', expected: 0, rarity: 0 }

export function level(words: string, expected: number, rarity = 0): Level {
  return { words, expected, rarity }
}

/** Eighths of a bit: how rare a value is that `share` of the records have. */
export const rarityOf = (share: number): number => Math.min(255, Math.max(0, Math.round(-8 * Math.log2(share))))

export const answer = (levelNumber: number, rarity: number): number => levelNumber | (rarity << 4)
export const levelIn = (packed: number): number => packed & 15
/** In bits. */
export const rarityIn = (packed: number): number => (packed >> 4) / 8
