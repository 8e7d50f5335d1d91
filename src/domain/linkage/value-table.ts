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

const MOST_PLACES = 2 ** 18

/**
 * Remembers what a comparison of two different values gave, whichever came first: the latest quarter of a million at
 * most, and no more room than for the pairs there can be among so many values.
 */
export function remembered(
  values: () => number,
  compare: (left: number, right: number) => number,
): (left: number, right: number) => number {
  let places = 0
  let lower = new Int32Array(0)
  let higher = lower
  let found = new Uint8Array(0)
  const makeRoom = () => {
    places = Math.min(MOST_PLACES, 2 ** Math.ceil(2 * Math.log2(values() + 2)))
    lower = new Int32Array(places)
    higher = new Int32Array(places)
    found = new Uint8Array(places)
  }
  return (left, right) => {
    if (places === 0) makeRoom()
    const [a, b] = left < right ? [left, right] : [right, left]
    const place = ((Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 14) & (places - 1)
    if (higher[place] === b && lower[place] === a) return found[place]!
    lower[place] = a
    higher[place] = b
    found[place] = compare(a, b)
    return found[place]!
  }
}
