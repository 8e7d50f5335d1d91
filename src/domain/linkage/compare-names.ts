import { answer, type Comparer, type Comparison, level, NOT_KNOWN, rarityOf, type ShareOf } from './comparison.ts'
import { nameParts } from './name-parts.ts'
import { ALIKE, type NameWords, nameWords } from './name-words.ts'
import { valueTable } from './value-table.ts'

/** What each record says about a name: given, family and full, each empty where there is no such field. */
export type NameCells = {
  readonly given: readonly string[]
  readonly family: readonly string[]
  readonly full: readonly string[]
}

const GIVEN = [
  level('same', 0.62, 1),
  level('a form of the same name', 0.1, 0.3),
  level('spelled a little differently', 0.06, 0.7),
  level('sounds alike', 0.04, 0.4),
  level('same initial', 0.03),
  level('is another name of the other', 0.03, 0.5),
  level('given and family name swapped', 0.02, 0.5),
  level('different', 0.1),
]
const FAMILY = [
  level('same', 0.75, 1),
  level('spelled a little differently', 0.08, 0.8),
  level('sounds alike', 0.05, 0.5),
  level('shares a part', 0.04, 0.6),
  level('given and family name swapped', 0.02, 0.5),
  level('different', 0.06),
]
const OTHERS = [
  level('one the same', 0.6, 1),
  level('one nearly the same', 0.1, 0.3),
  level('same initial', 0.1),
  level('different', 0.2),
]
const COMPARISONS: readonly Comparison[] = [
  { field: 'given name', levels: [NOT_KNOWN, ...GIVEN] },
  { field: 'family name', levels: [NOT_KNOWN, ...FAMILY] },
  { field: 'other names', levels: [NOT_KNOWN, ...OTHERS] },
]
const given = { same: 1, variant: 2, slip: 3, sound: 4, initial: 5, elsewhere: 6, swapped: 7, different: 8 }
const family = { same: 1, slip: 2, sound: 3, part: 4, swapped: 5, different: 6 }
const others = { same: 1, near: 2, initial: 3, different: 4 }

/** Words of a name by number. `family` is the family name closed up, `parts` its words where there are several. */
type Name = { given: number; family: number; parts: readonly number[]; others: readonly number[] }

/** Compares names in three questions at once, for their parts change places. */
export function nameComparer(cells: NameCells, shareOf?: ShareOf): Comparer {
  const table = valueTable(cells.given.map((name, i) => `${name}\t${cells.family[i]}\t${cells.full[i]}`))
  const words = nameWords()
  const names = table.values.map((value) => readName(value, words))
  const rarity = rarities(names, table.numberOf, words.words, shareOf)
  const keys = names.map((name) => keysOf(name, words))
  const packed = new Int32Array(3)
  const { alike } = words

  return {
    comparisons: COMPARISONS,
    numberOf: table.numberOf,
    keysOf: (value) => keys[value]!,
    compare(left, right, out, at) {
      compareNames(names[left]!, names[right]!)
      out.set(packed, at)
    },
  }

  function compareNames(a: Name, b: Name): void {
    packed.fill(0)
    if (a.given && b.given && !loneFamily(a, b) && !loneFamily(b, a)) packed[0] = compareGiven(a, b)
    const [one, other] = [a.family || loneFamily(a, b), b.family || loneFamily(b, a)]
    if (one && other) packed[1] = compareFamily(a, b, one, other)
    if (a.others.length > 0 && b.others.length > 0) packed[2] = compareOthers(a.others, b.others)
  }

  /** A name of one word may be a family name: it is where it is like the other's, and not like the other's given name. */
  function loneFamily(lone: Name, whole: Name): number {
    if (lone.family || !whole.family || !lone.given) return 0
    const asFamily = alike(lone.given, whole.family)
    return asFamily <= ALIKE.sound && asFamily < alike(lone.given, whole.given) ? lone.given : 0
  }

  function compareGiven(a: Name, b: Name): number {
    const how = alike(a.given, b.given)
    const rare = Math.min(rarity.given[a.given]!, rarity.given[b.given]!)
    if (how < ALIKE.initial) return answer(how, rare)
    if (isSwapped(a, b)) return answer(given.swapped, rare)
    if (how === ALIKE.initial) return answer(given.initial, rare)
    if (isCutShort(a.given, b.given)) return answer(given.variant, rare)
    if (b.others.some((word) => alike(a.given, word) <= ALIKE.variant))
      return answer(given.elsewhere, rarity.given[a.given]!)
    if (a.others.some((word) => alike(b.given, word) <= ALIKE.variant))
      return answer(given.elsewhere, rarity.given[b.given]!)
    return answer(given.different, 0)
  }

  /** “Pel” for “Pelumi”. */
  function isCutShort(one: number, other: number): boolean {
    const [left, right] = [words.words[one]!, words.words[other]!]
    const [short, long] = left.length < right.length ? [left, right] : [right, left]
    return short.length >= 3 && long.startsWith(short)
  }

  function isSwapped(a: Name, b: Name): boolean {
    const [one, other] = [alike(a.given, b.family), alike(a.family, b.given)]
    return Math.min(one, other) <= ALIKE.variant && Math.max(one, other) <= ALIKE.sound
  }

  function compareFamily(a: Name, b: Name, one: number, other: number): number {
    const how = alike(one, other)
    const rare = Math.min(rarity.family[one]!, rarity.family[other]!)
    if (how === ALIKE.same) return answer(family.same, rare)
    if (how === ALIKE.slip) return answer(family.slip, rare)
    const shared = sharedPart(a, b, one, other)
    if (shared) return answer(family.part, rarity.any[shared]!)
    if (how === ALIKE.variant || how === ALIKE.sound) return answer(family.sound, rare)
    return answer(isSwapped(a, b) ? family.swapped : family.different, rare)
  }

  /** “Adeyemi” and “Adeyemi-Jones”; or the family name of one among the other names of the other. */
  function sharedPart(a: Name, b: Name, one: number, other: number): number {
    return (
      a.parts.find((part) => b.parts.some((with_) => alike(part, with_) === ALIKE.same)) ??
      b.others.find((word) => alike(word, one) <= ALIKE.slip) ??
      a.others.find((word) => alike(word, other) <= ALIKE.slip) ??
      0
    )
  }

  function compareOthers(left: readonly number[], right: readonly number[]): number {
    let best: number = others.different
    let rare = 0
    for (const a of left)
      for (const b of right) {
        const how = alike(a, b)
        const at =
          how === ALIKE.same
            ? others.same
            : how < ALIKE.initial
              ? others.near
              : how === ALIKE.initial
                ? others.initial
                : others.different
        const rarer = Math.min(rarity.any[a]!, rarity.any[b]!)
        if (at < best || (at === best && rarer > rare)) [best, rare] = [at, rarer]
      }
    return answer(best, rare)
  }
}

function readName(value: string, words: NameWords): Name {
  const [givenCell = '', familyCell = '', fullCell = ''] = value.split('\t')
  const parts = nameParts(givenCell, familyCell, fullCell)
  const number = (word: string) => words.numberOf(word)
  return {
    given: number(parts.given),
    family: number(parts.family.join('')),
    parts: parts.family.filter((word) => word.length > 2).map(number),
    others: parts.others.map(number),
  }
}

/** How rare each word is as a given name, as a family name, and anywhere. */
function rarities(names: readonly Name[], numberOf: Int32Array, words: readonly string[], shareOf?: ShareOf) {
  const [inGiven, inFamily, anywhere] = [1, 2, 3].map(() => new Float64Array(words.length)) as Counts
  for (const value of numberOf) {
    const name = names[value]!
    inGiven[name.given]!++
    inFamily[name.family]!++
    for (const word of new Set([name.given, name.family, ...name.parts, ...name.others])) anywhere[word]!++
  }
  const records = Math.max(1, numberOf.length)
  const among = (field: string, counts: Float64Array) =>
    Uint8Array.from(counts, (count, word) => rarityOf(shareOf?.(field, words[word]!) ?? Math.max(1, count) / records))
  return {
    given: among('given name', inGiven),
    family: among('family name', inFamily),
    any: among('other names', anywhere),
  }
}

type Counts = [Float64Array, Float64Array, Float64Array]

function keysOf(name: Name, words: NameWords): readonly string[] {
  const keys = new Set<string>()
  if (name.given) {
    for (const line of words.variantsOf(name.given)) keys.add(`v${line}`)
    keys.add(`g${words.soundOf(name.given)}`)
    if (!name.family) keys.add(`f${words.soundOf(name.given)}`)
  }
  for (const word of name.family ? [name.family, ...name.parts] : [])
    keys.add(`f${words.soundOf(word)}`).add(`=${words.words[word]}`)
  for (const word of name.others) keys.add(`f${words.soundOf(word)}`)
  keys.delete('g')
  keys.delete('f')
  return [...keys]
}
