import { rarityOf } from './comparison.ts'

/** The values of one field in a pool: each written once, with how rare it is. Number 0 is “not known”. */
export type ValueTable = {
  readonly numberOf: Int32Array
  readonly values: readonly string[]
  /** As `rarityOf`, among the records that have a value. */
  readonly rarity: Uint8Array
}

export function valueTable(cells: readonly string[], shareOf?: (value: string) => number | undefined): ValueTable {
  const numbers = new Map<string, number>([['', 0]])
  const values = ['']
  const counts = [0]
  const numberOf = new Int32Array(cells.length)
  for (const [record, cell] of cells.entries()) {
    let number = numbers.get(cell)
    if (number === undefined) {
      number = values.push(cell) - 1
      counts.push(0)
      numbers.set(cell, number)
    }
    numberOf[record] = number
    counts[number]!++
  }
  const known = cells.length - counts[0]!
  return {
    numberOf,
    values,
    rarity: Uint8Array.from(counts, (count, number) => rarityOf(shareOf?.(values[number]!) ?? count / known)),
  }
}

const PLACES = 2 ** 18

/** Remembers what a comparison of two different values gave, whichever came first, for the latest quarter of a million. */
export function remembered(compare: (left: number, right: number) => number): (left: number, right: number) => number {
  const lower = new Int32Array(PLACES)
  const higher = new Int32Array(PLACES)
  const found = new Uint8Array(PLACES)
  return (left, right) => {
    const [a, b] = left < right ? [left, right] : [right, left]
    const place = (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 14
    if (higher[place] === b && lower[place] === a) return found[place]!
    lower[place] = a
    higher[place] = b
    found[place] = compare(a, b)
    return found[place]!
  }
}
