import { answer, type Comparer, type Comparison, type Level, NOT_KNOWN, type ShareOf } from './comparison.ts'
import { remembered, valueTable } from './value-table.ts'

/** How values of one kind are read, compared and found again. */
export type ValueKind<T = unknown> = {
  /** As it is kept; empty where nothing can be read from it. */
  readonly read: (written: string) => string
  /** What is worked out once for each value, to be compared often. */
  readonly prepare: (value: string) => T
  /** The first is always “the same”, the last “different”. */
  readonly levels: readonly [Level, ...Level[]]
  /** For two values that differ: which of the levels, 0 being “the same”. */
  readonly compare: (left: T, right: T) => number
  readonly keysOf: (value: string) => readonly string[]
}

/**
 * Returns the comparer of a field that stands for itself. A cell may hold several values, apart by a bar: the best of
 * them counts.
 */
export function valueComparer<T>(
  field: string,
  kind: ValueKind<T>,
  cells: readonly string[],
  shareOf?: ShareOf,
): Comparer {
  const read = cells.map((cell) => readAll(cell, kind))
  const table = valueTable(read, shareOf && ((value) => shareOf(field, value)))
  const parts = table.values.map((value) => value.split('|'))
  const comparisons: readonly Comparison[] = [{ field, levels: [NOT_KNOWN, ...kind.levels] }]
  const prepared = parts.map((values) => values.map(kind.prepare))
  const nearest = remembered(
    () => parts.length,
    (left, right) => {
      const [one, other] = [prepared[left]!, prepared[right]!]
      return one.length + other.length === 2 ? kind.compare(one[0]!, other[0]!) + 1 : nearestOf(left, right)
    },
  )
  const nearestOf = (left: number, right: number) => {
    let best = kind.levels.length - 1
    for (const [i, one] of prepared[left]!.entries())
      for (const [j, other] of prepared[right]!.entries())
        best = Math.min(best, parts[left]![i] === parts[right]![j] ? 0 : kind.compare(one, other))
    return best + 1
  }
  const keys = parts.map((values) => values.flatMap((value) => (value ? kind.keysOf(value) : [])))
  const { numberOf, rarity } = table
  return {
    comparisons,
    numberOf,
    keysOf: (value) => keys[value]!,
    compare(left, right, out, at) {
      if (left === 0 || right === 0) out[at] = 0
      else out[at] = answer(left === right ? 1 : nearest(left, right), Math.min(rarity[left]!, rarity[right]!))
    },
  }
}

function readAll(cell: string, { read }: { readonly read: (written: string) => string }): string {
  if (!cell.includes('|')) return read(cell)
  return [...new Set(cell.split('|').map(read))].filter(Boolean).sort().join('|')
}
