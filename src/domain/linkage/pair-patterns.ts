import type { Candidates } from './candidates.ts'
import { type Comparer, type Comparison, levelIn, rarityIn } from './comparison.ts'

/**
 * The answers of all candidate pairs: `answers[pair * width + comparison]`, and how often each pattern came: the same
 * levels, and agreement on values that are as rare.
 */
export type PairPatterns = {
  readonly width: number
  readonly answers: Int32Array
  readonly patternOf: Int32Array
  /** `levels[pattern * width + comparison]`. */
  readonly levels: Uint8Array
  /** In whole bits: how rare what agrees is, all comparisons together. */
  readonly rarity: Uint8Array
  readonly counts: Float64Array
}

const MOST_RARE = 63

export const comparisonsOf = (comparers: readonly Comparer[]): readonly Comparison[] =>
  comparers.flatMap(({ comparisons }) => comparisons)

/** Asks all questions about all candidate pairs. */
export function comparePairs(comparers: readonly Comparer[], { left, right }: Candidates): PairPatterns {
  const comparisons = comparisonsOf(comparers)
  const width = comparisons.length
  const answers = new Int32Array(left.length * width)
  const patternOf = new Int32Array(left.length)
  const patterns = new Map<number, number>()
  const levels: number[] = []
  const rarities: number[] = []
  const counts: number[] = []
  for (let pair = 0; pair < left.length; pair++) {
    const start = pair * width
    compareAll(comparers, left[pair]!, right[pair]!, answers, start)
    let code = 0
    let rare = 0
    for (let c = 0; c < width; c++) {
      const packed = answers[start + c]!
      const level = levelIn(packed)
      code = code * 9 + level
      rare += comparisons[c]!.levels[level]!.rarity * rarityIn(packed)
    }
    rare = Math.min(MOST_RARE, Math.round(rare))
    code = code * (MOST_RARE + 1) + rare
    let pattern = patterns.get(code)
    if (pattern === undefined) {
      pattern = counts.push(0) - 1
      patterns.set(code, pattern)
      for (let i = start; i < start + width; i++) levels.push(levelIn(answers[i]!))
      rarities.push(rare)
    }
    counts[pattern]!++
    patternOf[pair] = pattern
  }
  return {
    width,
    answers,
    patternOf,
    levels: Uint8Array.from(levels),
    rarity: Uint8Array.from(rarities),
    counts: Float64Array.from(counts),
  }
}

export function compareAll(
  comparers: readonly Comparer[],
  left: number,
  right: number,
  out: Int32Array,
  start: number,
): void {
  let at = start
  for (const comparer of comparers) {
    comparer.compare(comparer.numberOf[left]!, comparer.numberOf[right]!, out, at)
    at += comparer.comparisons.length
  }
}
