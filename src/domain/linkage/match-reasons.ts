import { type Comparison, levelIn, rarityIn } from './comparison.ts'
import type { Weights } from './match-weight.ts'

/** What one field says about two records being one person, in words that a person reads. */
export type MatchReason = {
  readonly field: string
  readonly words: string
  /** How much it says: above 0 for one person, below 0 for two. */
  readonly bits: number
}

/** A name that one in a thousand has, or fewer. */
const RARE = 10

/** Returns a reason for each field that both records know, those that say most first. */
export function matchReasons(
  comparisons: readonly Comparison[],
  answers: ArrayLike<number>,
  weights: Weights,
): readonly MatchReason[] {
  return comparisons
    .flatMap(({ field, levels }, c): readonly MatchReason[] => {
      const packed = answers[c]!
      const at = levelIn(packed)
      if (at === 0) return []
      const { words, rarity } = levels[at]!
      const rare = rarity === 1 && field.endsWith('name') && rarityIn(packed) >= RARE
      return [{ field, words: rare ? `${words}, and rare` : words, bits: weights.of(c, packed) }]
    })
    .sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits))
}
