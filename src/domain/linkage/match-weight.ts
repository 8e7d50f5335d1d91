import { answer, type Comparison, levelIn, rarityIn } from './comparison.ts'
import type { MatchModel } from './expectation-maximisation.ts'
import type { PairPatterns } from './pair-patterns.ts'

/** What each answer is worth, in bits: above 0 it speaks for one person, below 0 against. */
export type Weights = {
  /** Of a pair about which nothing is known. */
  readonly prior: number
  of(comparison: number, packed: number): number
  /** The same as odds: 2 to the power of the bits. */
  oddsOf(comparison: number, packed: number): number
}

/** How many packed answers there can be: 16 levels, 256 rarities. */
const PACKED = 4096

/**
 * Returns the weights of a model: log2(m/u) of each level, and where the level says so, more for a rare value and less
 * for a common one, by how much rarer it is than what agrees by chance (term frequency).
 */
export function matchWeights(comparisons: readonly Comparison[], { m, u, prior }: MatchModel): Weights {
  const weights = comparisons.map(({ levels }, c) =>
    levels.map(({ rarity }, l) => (l === 0 ? 0 : Math.log2(m[c]![l]! / u[c]![l]!) + rarity * Math.log2(u[c]![1]!))),
  )
  const of = (comparison: number, packed: number) => {
    const level = levelIn(packed)
    return weights[comparison]![level]! + comparisons[comparison]!.levels[level]!.rarity * rarityIn(packed)
  }
  const odds = comparisons.map((): Float64Array | null => null)
  const oddsTable = (comparison: number) => {
    const table = new Float64Array(PACKED)
    for (let l = 0; l < comparisons[comparison]!.levels.length; l++)
      for (let rare = 0; rare < 256; rare++) table[answer(l, rare)] = 2 ** of(comparison, answer(l, rare))
    odds[comparison] = table
    return table
  }
  return {
    prior: Math.log2(prior / (1 - prior)),
    of,
    oddsOf: (comparison, packed) => (odds[comparison] ?? oddsTable(comparison))[packed]!,
  }
}

/** Returns the bits that speak for each candidate pair being one person. */
export function pairWeights({ answers, width, patternOf }: PairPatterns, weights: Weights): Float64Array {
  const bits = new Float64Array(patternOf.length)
  for (let pair = 0; pair < bits.length; pair++) {
    let sum = weights.prior
    for (let c = 0; c < width; c++) sum += weights.of(c, answers[pair * width + c]!)
    bits[pair] = sum
  }
  return bits
}
