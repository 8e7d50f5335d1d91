import type { Candidates } from './candidates.ts'
import { type Cluster, clusterEvidence, joinClusters } from './cluster.ts'
import type { Comparer } from './comparison.ts'
import type { Weights } from './match-weight.ts'

/** In bits. Pairs below the first are not looked at; groups are joined from the second on. */
export type ConsolidationLimits = { readonly look: number; readonly join: number }

/** One bit: joined where it is at least twice as likely as not. */
const CONSOLIDATION: ConsolidationLimits = { look: -6, join: 1 }

/**
 * Returns for each record the number of the first record of its cluster. Pairs are taken from the likeliest on; the
 * clusters of the two are joined when all that both know speaks for it, not when one pair of records does. So one
 * chance likeness does not chain people together, and a record that knows little can join many that know more.
 */
export function consolidate(
  records: number,
  comparers: readonly Comparer[],
  { left, right }: Candidates,
  bits: Float64Array,
  weights: Weights,
  limits: ConsolidationLimits = CONSOLIDATION,
): Int32Array {
  const clusterOf = Array.from(
    { length: records },
    (_, record): Cluster => ({
      name: record,
      records: [record],
      values: comparers.map(({ numberOf }) => new Map([[numberOf[record]!, 1]])),
    }),
  )
  const evidence = clusterEvidence(comparers, weights)
  /** Clusters only grow: while two have as many records as when they were refused, the answer is the same. */
  const refusedAt = new Map<number, number>()
  for (const pair of likeliestFirst(bits, limits.look)) {
    const one = clusterOf[left[pair]!]!
    const other = clusterOf[right[pair]!]!
    if (one === other) continue
    const both = Math.min(one.name, other.name) * records + Math.max(one.name, other.name)
    const size = one.records.length + other.records.length
    if (refusedAt.get(both) === size) continue
    if (evidence(one, other) < limits.join) refusedAt.set(both, size)
    else joinClusters(one, other, clusterOf)
  }
  return Int32Array.from(clusterOf, ({ name }) => name)
}

function likeliestFirst(bits: Float64Array, least: number): Int32Array {
  const pairs: number[] = []
  for (let pair = 0; pair < bits.length; pair++) if (bits[pair]! >= least) pairs.push(pair)
  return Int32Array.from(pairs).sort((a, b) => bits[b]! - bits[a]! || a - b)
}
