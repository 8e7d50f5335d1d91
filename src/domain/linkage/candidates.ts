import type { Comparer } from './comparison.ts'

/** Pairs of records worth comparing: `left[i]` with `right[i]`, the lower number left. */
export type Candidates = { readonly left: Int32Array; readonly right: Int32Array }

/** Keys of records, each numbered: those of record `r` are `keys[starts[r]]` up to `starts[r + 1]`. */
type Keyed = {
  readonly starts: Int32Array
  readonly keys: Int32Array
  readonly sizes: readonly number[]
  readonly fields: readonly number[]
}

/** Records under one key are all compared where they are few; a key of many counts only together with another. */
export type BlockingLimits = { readonly pairsPerRecord: number; readonly largestBlock: number }

const BLOCKING: BlockingLimits = { pairsPerRecord: 100, largestBlock: 400 }

/**
 * Returns every pair of records that share a key, or two keys of different fields, beginning with the smallest groups,
 * until there are `pairsPerRecord` for each record. Only how many records share a key decides, never their order.
 */
export function candidatePairs(
  records: number,
  comparers: readonly Comparer[],
  limits: BlockingLimits = BLOCKING,
): Candidates {
  const keyed = numberKeys(records, comparers)
  const groups = groupsOf(records, keyed, limits.largestBlock)
  const most = largestGroup(groups, limits.pairsPerRecord * records)
  return pairsWithin(records, groups, most)
}

function numberKeys(records: number, comparers: readonly Comparer[]): Keyed {
  const numbers = comparers.map(() => new Map<string, number>())
  const sizes: number[] = []
  const fieldOf: number[] = []
  const starts = new Int32Array(records + 1)
  const keys: number[] = []
  for (let record = 0; record < records; record++) {
    for (const [field, { keysOf, numberOf }] of comparers.entries())
      for (const key of keysOf(numberOf[record]!)) {
        let number = numbers[field]!.get(key)
        if (number === undefined) {
          number = sizes.push(0) - 1
          fieldOf.push(field)
          numbers[field]!.set(key, number)
        }
        sizes[number]!++
        keys.push(number)
      }
    starts[record + 1] = keys.length
  }
  return { starts, keys: Int32Array.from(keys), sizes, fields: fieldOf }
}

/** Records by group, groups one after the other; `ends[g]` is where group `g` ends. */
type Groups = { readonly members: Int32Array; readonly ends: Int32Array }

function groupsOf(records: number, keyed: Keyed, largest: number): Groups {
  const { starts, keys, sizes, fields } = keyed
  const every = sizes.length + 1
  const codes: number[] = []
  for (let record = 0; record < records; record++) {
    for (let i = starts[record]!; i < starts[record + 1]!; i++) {
      const one = keys[i]!
      if (sizes[one]! < 2) continue
      if (sizes[one]! <= largest) codes.push(one * every * records + record)
      if (sizes[one]! <= 4) continue
      for (let j = starts[record]!; j < starts[record + 1]!; j++) {
        const other = keys[j]!
        if (one < other && sizes[other]! > 4 && fields[one] !== fields[other])
          codes.push((one * every + other + 1) * records + record)
      }
    }
  }
  const sorted = Float64Array.from(codes).sort()
  const members = new Int32Array(sorted.length)
  const ends: number[] = []
  for (let i = 0; i < sorted.length; i++) {
    const group = Math.floor(sorted[i]! / records)
    members[i] = sorted[i]! - group * records
    if (i + 1 === sorted.length || Math.floor(sorted[i + 1]! / records) !== group) ends.push(i + 1)
  }
  return { members, ends: Int32Array.from(ends) }
}

/** The size up to which groups are taken, so that together they hold no more than `budget` pairs. */
function largestGroup({ ends }: Groups, budget: number): number {
  const pairsBySize: number[] = []
  for (let g = 0; g < ends.length; g++) {
    const size = ends[g]! - (ends[g - 1] ?? 0)
    pairsBySize[size] = (pairsBySize[size] ?? 0) + (size * (size - 1)) / 2
  }
  let pairs = 0
  for (let size = 0; size < pairsBySize.length; size++) {
    pairs += pairsBySize[size] ?? 0
    if (pairs > budget) return size - 1
  }
  return pairsBySize.length
}

function pairsWithin(records: number, { members, ends }: Groups, most: number): Candidates {
  const groupsOfRecord: number[][] = Array.from({ length: records }, () => [])
  for (let g = 0; g < ends.length; g++) {
    const start = ends[g - 1] ?? 0
    if (ends[g]! - start > most || ends[g]! - start < 2) continue
    for (let i = start; i < ends[g]!; i++) groupsOfRecord[members[i]!]!.push(g)
  }
  const seen = new Int32Array(records).fill(-1)
  const left: number[] = []
  const right: number[] = []
  for (let record = 0; record < records; record++)
    for (const g of groupsOfRecord[record]!)
      for (let i = ends[g]! - 1; i >= 0 && members[i]! > record; i--) {
        const other = members[i]!
        if (seen[other] === record) continue
        seen[other] = record
        left.push(record)
        right.push(other)
      }
  return { left: Int32Array.from(left), right: Int32Array.from(right) }
}
