import { closeUp, foldLetters } from './fold-letters.ts'
import { variantsOf } from './given-name-variants.ts'
import { nameParts } from './name-parts.ts'
import { phoneticKey } from './phonetic.ts'
import { BIRTH_DATE, EMAIL, IDENTIFIER, PHONE, POSTCODE } from './value-kinds.ts'

/** What somebody can be found by again. */
export type Known = {
  readonly givenName: string
  readonly familyName: string
  readonly knownAs: string | null
  readonly bornOn: string | null
  readonly postcode: string | null
  readonly phone: string | null
  readonly email: string | null
  /** National Insurance and NHS numbers, where it is lawful to hold them. */
  readonly numbers: readonly string[]
}

/** What kind of thing a key is made of. Bits: the database adds up which kinds two people share (`tells_apart`). */
export const KEY_CLASSES = { names: 1, birth: 2, contact: 4, address: 8, number: 16 } as const

export type MatchKey = { readonly key: string; readonly class: number }

/** A family name in two parts and three forms of a given name make some fifty; more would say nothing new. */
const MOST = 64

/**
 * Returns the keys under which a record is found by one that may be of the same person. A name alone is worth little
 * among a million people, so most keys pair it with a part of something else: the year, the day and month (in either
 * order), the district. Names are by sound and by the names they are a form of, given and family in either order.
 */
export function matchKeys(known: Known): readonly MatchKey[] {
  const keys: { text: string; class: number }[] = []
  const add = (kind: number, ...parts: readonly string[]) => {
    if (parts.every(Boolean)) keys.push({ text: parts.join('|'), class: kind })
  }
  const { givens, families } = namesOf(known)
  const birth = birthOf(known.bornOn)
  const postcode = known.postcode ? POSTCODE.read(known.postcode) : ''
  const district = postcode.slice(0, -3)
  const phone = known.phone ? PHONE.read(known.phone) : ''
  const email = known.email ? EMAIL.read(known.email) : ''
  const initial = foldLetters(known.givenName).slice(0, 1)

  for (const family of families) {
    for (const given of givens) {
      const pair = [given, family].sort().join('+')
      add(KEY_CLASSES.names, 'n', pair)
      add(KEY_CLASSES.names, 'ny', pair, birth.year)
      add(KEY_CLASSES.names, 'nd', pair, birth.day)
      add(KEY_CLASSES.names, 'np', pair, district)
    }
    add(KEY_CLASSES.birth, 'fb', family, birth.whole)
    add(KEY_CLASSES.names | KEY_CLASSES.contact, 'fph', family, initial, phone)
    add(KEY_CLASSES.names | KEY_CLASSES.contact, 'fem', family, initial, email)
    add(KEY_CLASSES.address, 'fp', family, postcode)
  }
  for (const given of givens) {
    add(KEY_CLASSES.birth, 'gb', given, birth.whole)
    add(KEY_CLASSES.address, 'gp', given, postcode)
  }
  add(KEY_CLASSES.birth, 'bp', birth.whole, district)
  add(KEY_CLASSES.contact, 'ph', phone)
  add(KEY_CLASSES.contact, 'em', email)
  for (const number of known.numbers) add(KEY_CLASSES.number, 'id', IDENTIFIER.read(number))
  const once = new Map(keys.map(({ text, class: kind }) => [hashed(text), kind]))
  return [...once].slice(0, MOST).map(([key, kind]) => ({ key, class: kind }))
}

function namesOf({ givenName, familyName, knownAs }: Known) {
  const parts = nameParts(givenName, familyName, '')
  const givens = [parts.given, ...(knownAs ? foldLetters(knownAs).split(' ').slice(0, 1) : [])].filter(Boolean)
  const families = [parts.family.join(''), ...(parts.family.length > 1 ? parts.family : [])].filter(Boolean)
  return {
    givens: [...new Set(givens.flatMap(formsOf))],
    families: [...new Set(families.flatMap((family) => [soundOf(closeUp(family)), ...namesIn(family)]))],
  }
}

const soundOf = (name: string) => phoneticKey(name) || name
/** Names that are given to people as often as they are inherited meet in either place. */
const namesIn = (word: string) =>
  variantsOf(word)
    .slice(0, 3)
    .map((name) => `~${name}`)

/** A name that is a form of others is found under those (three at most), any other by its sound. */
function formsOf(given: string): readonly string[] {
  const names = namesIn(given)
  return names.length > 0 ? names : [soundOf(given)]
}

/** Day and month in order of size, so that swapped ones meet. */
function birthOf(bornOn: string | null): { readonly year: string; readonly day: string; readonly whole: string } {
  const date = bornOn ? BIRTH_DATE.read(bornOn) : ''
  if (date.length !== 8) return { year: '', day: '', whole: '' }
  const day = [date.slice(4, 6), date.slice(6)].sort().join('')
  return { year: date.slice(0, 4), day, whole: date.slice(0, 4) + day }
}

/** Returns a text as a whole number of 64 bits (FNV-1a, twice 32), for it is shorter to keep and says nothing to a reader. */
function hashed(text: string): string {
  let low = 0x811c9dc5
  let high = 0x9747b28c
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code ^ (low >>> 13), 0x5bd1e995)
  }
  return BigInt.asIntN(64, (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0)).toString()
}
