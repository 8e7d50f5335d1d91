import type { RecordField } from '../../src/domain/linkage/record-fields.ts'

const GIVEN =
  'Leela Tom Marguerite Winsome Grace Liban Farid Petra William Robert Amina Olena Hugh Ngozi Fatima Chen'.split(' ')
const SHORT: Readonly<Record<string, string>> = { William: 'Bill', Robert: 'Bob', Thomas: 'Tom', Fatima: 'Fatma' }
const START = 'Ash Mar Hol Thorn Dun Pen Wil Bar Cole Fen Rook Lang'.split(' ')
const END = 'grove more den worth by wick ford ley stock ham row field'.split(' ')
const TOWNS = 'Awlbridge;Osier Bank;Tanner Fields;Millmead;Coldharbour;Saltings'.split(';')

/** A stream of chances that is the same for the same seed (mulberry32). */
function chances(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Records of people who were made up, up to four of each, some with slips and gaps; and whose each is. */
export function madeUpPeople(
  people: number,
  seed: number,
): { fields: readonly RecordField[]; truth: readonly number[] } {
  const chance = chances(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)]!
  const letter = () => String.fromCharCode(97 + Math.floor(chance() * 26))
  const slip = (word: string) => {
    const at = Math.floor(chance() * word.length)
    return chance() < 0.12 ? word.slice(0, at) + letter() + word.slice(at + 1) : word
  }
  const gap = (word: string) => (chance() < 0.15 ? '' : word)
  const rows: string[][] = []
  const truth: number[] = []
  for (let person = 0; person < people; person++) {
    const given = pick(GIVEN)
    const family = pick(START) + pick(END) + (chance() < 0.1 ? `-${pick(START)}${pick(END)}` : '')
    const day = (most: number) => `${1 + Math.floor(chance() * most)}`.padStart(2, '0')
    const dob = `${1950 + Math.floor(chance() * 55)}-${day(12)}-${day(28)}`
    const postcode = `ZZ${1 + Math.floor(chance() * 9)} ${Math.floor(chance() * 10)}${letter()}${letter()}`
    const town = pick(TOWNS)
    const records = 1 + Math.floor(chance() * 4)
    for (let record = 0; record < records; record++) {
      const called = chance() < 0.2 ? (SHORT[given] ?? given) : given
      rows.push([slip(called), slip(family), gap(slip(dob)), gap(slip(postcode)), gap(town)])
      truth.push(person)
    }
  }
  const kinds = ['given', 'family', 'dob', 'postcode', 'place'] as const
  return { fields: kinds.map((kind, i) => ({ kind, name: kind, cells: rows.map((row) => row[i]!) })), truth }
}
