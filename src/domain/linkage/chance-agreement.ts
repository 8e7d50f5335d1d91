import { type Comparer, levelIn } from './comparison.ts'
import { compareAll, comparisonsOf } from './pair-patterns.ts'

/** For each comparison, how many of all pairs of a pool give each level. */
export type LevelTotals = readonly (readonly number[])[]

/** Enough for 180,000 pairs: a level that one pair in ten thousand gives is seen some twenty times. */
const SAMPLE = 600

/**
 * Returns how many of all pairs give each answer, from all pairs within a sample. The sample is chosen by what the
 * records say, so that their order changes nothing.
 */
export function levelTotals(comparers: readonly Comparer[], contents: readonly string[]): LevelTotals {
  const sample = sampleOf(contents)
  const comparisons = comparisonsOf(comparers)
  const totals = comparisons.map(({ levels }) => levels.map(() => 0))
  const out = new Int32Array(comparisons.length)
  for (let i = 0; i < sample.length; i++)
    for (let j = 0; j < i; j++) {
      compareAll(comparers, sample[i]!, sample[j]!, out, 0)
      for (let c = 0; c < out.length; c++) totals[c]![levelIn(out[c]!)]!++
    }
  const scale = pairsAmong(contents.length) / Math.max(1, pairsAmong(sample.length))
  return totals.map((counts) => counts.map((count) => count * scale))
}

export const pairsAmong = (records: number): number => (records * (records - 1)) / 2

function sampleOf(contents: readonly string[]): readonly number[] {
  const hashed = contents.map((content, record) => ({ record, content, hash: hash(content) }))
  hashed.sort((a, b) => a.hash - b.hash || (a.content < b.content ? -1 : a.content > b.content ? 1 : 0))
  return hashed.slice(0, SAMPLE).map(({ record }) => record)
}

/** FNV-1a. */
function hash(text: string): number {
  let mixed = 0x811c9dc5
  for (let i = 0; i < text.length; i++) mixed = Math.imul(mixed ^ text.charCodeAt(i), 0x01000193)
  mixed ^= mixed >>> 15
  return Math.imul(mixed, 0x2c1b3c6d) >>> 0
}
