import { candidatePairs } from './candidates.ts'
import { levelTotals, pairsAmong } from './chance-agreement.ts'
import { consolidate } from './consolidate.ts'
import { fitMatchModel, type MatchModel } from './expectation-maximisation.ts'
import { matchWeights, pairWeights } from './match-weight.ts'
import { comparePairs, comparisonsOf } from './pair-patterns.ts'
import { comparersOf, type RecordField } from './record-fields.ts'

/** Who is who in a pool: for each record the number of the first record of the same person. */
export type Linked = {
  readonly personOf: Int32Array
  readonly model: MatchModel
  /** How many pairs were compared. */
  readonly compared: number
}

/**
 * Links the records of one pool, told nothing but what they say. Records are taken in the order of what they say, so
 * that the order in which they come changes nothing.
 */
export function linkRecords(fields: readonly RecordField[], records: number): Linked {
  const contents = Array.from({ length: records }, (_, r) => fields.map(({ cells }) => cells[r]).join('\t'))
  const order = Array.from(contents.keys()).sort((a, b) =>
    contents[a]! < contents[b]! ? -1 : contents[a]! > contents[b]! ? 1 : a - b,
  )
  const ordered = fields.map((field) => ({ ...field, cells: order.map((record) => field.cells[record]!) }))

  const comparers = comparersOf(ordered, records)
  const comparisons = comparisonsOf(comparers)
  const candidates = candidatePairs(records, comparers)
  const patterns = comparePairs(comparers, candidates)
  const totals = levelTotals(
    comparers,
    order.map((record) => contents[record]!),
  )
  const model = fitMatchModel(comparisons, patterns, totals, pairsAmong(records))
  const weights = matchWeights(comparisons, model)
  const clusters = consolidate(records, comparers, candidates, pairWeights(patterns, weights), weights)
  return { personOf: firstOfEach(clusters, order), model, compared: candidates.left.length }
}

/** Turns clusters of records in our order into the first record of each in the order in which they came. */
function firstOfEach(clusters: Int32Array, order: readonly number[]): Int32Array {
  const first = new Int32Array(clusters.length).fill(clusters.length)
  for (const [place, cluster] of clusters.entries()) first[cluster] = Math.min(first[cluster]!, order[place]!)
  const personOf = new Int32Array(clusters.length)
  for (const [place, cluster] of clusters.entries()) personOf[order[place]!] = first[cluster]!
  return personOf
}
