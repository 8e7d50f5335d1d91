import type { LevelTotals } from './chance-agreement.ts'
import type { Comparison } from './comparison.ts'
import type { PairPatterns } from './pair-patterns.ts'

/**
 * What is learned of a pool, after Fellegi and Sunter: how often two records of one person give each answer (`m`), how
 * often two of different people do (`u`), and how many of all pairs are of one person.
 */
export type MatchModel = {
  readonly m: readonly (readonly number[])[]
  readonly u: readonly (readonly number[])[]
  /** The share of all pairs that are one person. */
  readonly prior: number
  /** The penalised log likelihood after each round: it never falls. */
  readonly likelihood: readonly number[]
}

type Counted = Pick<PairPatterns, 'width' | 'levels' | 'rarity' | 'counts'>

const ROUNDS = 40
const SETTLED = 1e-7
/** As if that many pairs had given the expected answers: steadies small pools and decides nothing in large ones. */
const EXPECTED_PAIRS = 20

/**
 * Fits the model without being told who is who, by expectation maximisation over the patterns of the candidate pairs.
 * Pairs that are no candidates are taken to be of different people. `u` is what all pairs give (`totals`), less the
 * pairs that were first thought to be one person; it then stays, so that the fit cannot wander off to another
 * division of the pairs than into same and different.
 */
export function fitMatchModel(
  comparisons: readonly Comparison[],
  patterns: Counted,
  totals: LevelTotals,
  allPairs: number,
): MatchModel {
  let m = comparisons.map(({ levels }) => expectedShares(levels.map(({ expected }) => expected)))
  let u = comparisons.map((_, c) => chanceShares(totals[c]!, null))
  let prior = Math.min(0.5, total(patterns.counts) / 10 / allPairs)
  for (let round = 0; round < 5; round++) {
    const step = maximise(comparisons, patterns, allPairs, expectation(comparisons, patterns, m, u, prior).posterior)
    ;({ m, prior } = step)
    u = comparisons.map((_, c) => chanceShares(totals[c]!, step.matched[c]!))
  }
  const likelihood: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { posterior, logLikelihood } = expectation(comparisons, patterns, m, u, prior)
    const others = (allPairs - total(patterns.counts)) * Math.log1p(-prior)
    likelihood.push(logLikelihood + others + penalty(comparisons, m))
    ;({ m, prior } = maximise(comparisons, patterns, allPairs, posterior))
    const [last, before] = [likelihood.at(-1)!, likelihood.at(-2)]
    if (before !== undefined && last - before < SETTLED * Math.abs(last)) break
  }
  return { m, u, prior, likelihood }
}

/** What is rare agrees seldomer by chance than a level says of all its values, what is common more often. */
function expectation(
  comparisons: readonly Comparison[],
  { width, levels, rarity, counts }: Counted,
  m: number[][],
  u: number[][],
  prior: number,
) {
  const usual = comparisons.map(({ levels }, c) => levels.map(({ rarity }) => u[c]![1]! ** -rarity))
  const posterior = new Float64Array(counts.length)
  let logLikelihood = 0
  for (let p = 0; p < counts.length; p++) {
    let same = prior
    let different = (1 - prior) * 2 ** -rarity[p]!
    for (let c = 0; c < width; c++) {
      const level = levels[p * width + c]!
      if (level === 0) continue
      same *= m[c]![level]!
      different *= u[c]![level]! * usual[c]![level]!
    }
    posterior[p] = same / (same + different)
    logLikelihood += counts[p]! * Math.log(same + different)
  }
  return { posterior, logLikelihood }
}

function maximise(
  comparisons: readonly Comparison[],
  { width, levels, counts }: Counted,
  allPairs: number,
  posterior: Float64Array,
) {
  const matched = comparisons.map(({ levels }) => levels.map(() => 0))
  let matches = 0
  for (let p = 0; p < counts.length; p++) {
    const weight = posterior[p]! * counts[p]!
    matches += weight
    for (let c = 0; c < width; c++) matched[c]![levels[p * width + c]!]! += weight
  }
  const m = comparisons.map(({ levels }, c) => {
    const expected = expectedShares(levels.map(({ expected }) => expected))
    const known = total(matched[c]!) - matched[c]![0]! + EXPECTED_PAIRS
    return expected.map((share, l) => (l === 0 ? 0 : (matched[c]![l]! + EXPECTED_PAIRS * share) / known))
  })
  return { m, matched, prior: Math.max(matches, 1) / allPairs }
}

function penalty(comparisons: readonly Comparison[], m: number[][]): number {
  let sum = 0
  for (const [c, { levels }] of comparisons.entries()) {
    const expected = expectedShares(levels.map(({ expected }) => expected))
    for (let l = 1; l < levels.length; l++) sum += EXPECTED_PAIRS * expected[l]! * Math.log(m[c]![l]!)
  }
  return sum
}

function expectedShares(expected: readonly number[]): number[] {
  const sum = total(expected)
  return expected.map((share) => share / sum)
}

/** What is left of the totals without the pairs of one person, half a pair of each level added, as shares. */
function chanceShares(totals: readonly number[], matched: readonly number[] | null): number[] {
  const left = totals.map((count, l) => (l === 0 ? 0 : Math.max(0, count - (matched?.[l] ?? 0)) + 1))
  const sum = total(left)
  return left.map((count) => count / sum)
}

function total(numbers: Iterable<number>): number {
  let sum = 0
  for (const number of numbers) sum += number
  return sum
}
