import type { Comparer } from './comparison.ts'
import type { Weights } from './match-weight.ts'
import { comparisonsOf } from './pair-patterns.ts'

/** Records that are thought to be one person, and for each comparer the values they have, with how many have each. */
export type Cluster = {
  readonly name: number
  readonly records: number[]
  readonly values: readonly Map<number, number>[]
}

/** Puts the records of the smaller into the larger. */
export function joinClusters(one: Cluster, other: Cluster, clusterOf: Cluster[]): void {
  const [large, small] = inSize(one, other)
  for (const record of small.records) {
    large.records.push(record)
    clusterOf[record] = large
  }
  for (const [c, values] of small.values.entries())
    for (const [value, count] of values) large.values[c]!.set(value, (large.values[c]!.get(value) ?? 0) + count)
}

const inSize = (one: Cluster, other: Cluster): readonly [Cluster, Cluster] =>
  one.records.length >= other.records.length ? [one, other] : [other, one]

/**
 * Returns how many bits speak for two clusters being one person: how well the larger explains the smaller. A value is
 * explained by the mean of how much likelier it makes one person than two, over the records of the larger: people go
 * by more than one name, and one that fits is enough. The values of the smaller are then averaged in bits: if they are
 * one person, all of them want explaining.
 */
export function clusterEvidence(
  comparers: readonly Comparer[],
  weights: Weights,
): (one: Cluster, other: Cluster) => number {
  const width = comparisonsOf(comparers).length
  const out = new Int32Array(width)
  const [odds, known, explained, explainable] = [1, 2, 3, 4].map(() => new Float64Array(width)) as Sums

  return (one, other) => {
    const [large, small] = inSize(one, other)
    explained.fill(0)
    explainable.fill(0)
    let at = 0
    for (const [c, comparer] of comparers.entries()) {
      const end = at + comparer.comparisons.length
      for (const [value, count] of small.values[c]!) {
        explain(comparer, value, large.values[c]!, at, end)
        for (let i = at; i < end; i++) {
          if (known[i] === 0) continue
          explained[i]! += Math.log2(odds[i]! / known[i]!) * count
          explainable[i]! += count
        }
      }
      at = end
    }
    let bits = weights.prior
    for (let i = 0; i < width; i++) if (explainable[i]! > 0) bits += explained[i]! / explainable[i]!
    return bits
  }

  function explain({ compare }: Comparer, value: number, by: Map<number, number>, at: number, end: number): void {
    odds.fill(0, at, end)
    known.fill(0, at, end)
    for (const [other, count] of by) {
      compare(value, other, out, at)
      for (let i = at; i < end; i++) {
        if (out[i] === 0) continue
        odds[i]! += weights.oddsOf(i, out[i]!) * count
        known[i]! += count
      }
    }
  }
}

type Sums = [Float64Array, Float64Array, Float64Array, Float64Array]
