import type { Search } from '../../src/domain/search.ts'

/** What every design has to answer: a page of ids, how many there are, and the count of every facet's values. */
export type BenchAnswer = {
  readonly total: number
  readonly ids: readonly number[]
  /** `kind job` → 12; without zeros. */
  readonly counts: ReadonlyMap<string, number>
}

export type Contestant = {
  readonly name: string
  readonly answer: (search: Search) => Promise<BenchAnswer> | BenchAnswer
  readonly close: () => Promise<void> | void
}

/** Returns the first thing in which two answers differ; null where they are the same. */
export function difference(a: BenchAnswer, b: BenchAnswer): string | null {
  if (a.total !== b.total) return `total ${a.total} and ${b.total}`
  if (a.ids.length !== b.ids.length) return `${a.ids.length} and ${b.ids.length} on the page`
  for (const key of new Set([...a.counts.keys(), ...b.counts.keys()])) {
    const [left, right] = [a.counts.get(key) ?? 0, b.counts.get(key) ?? 0]
    if (left !== right) return `${key}: ${left} and ${right}`
  }
  return null
}
