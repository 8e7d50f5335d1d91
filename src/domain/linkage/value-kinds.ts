import { bitCount, jaroWinkler, letterMask, slips } from '../string-distance.ts'
import type { ValueKind } from './compare-values.ts'
import { level } from './comparison.ts'
import { closeUp, foldLetters } from './fold-letters.ts'

const compact = (written: string) => closeUp(foldLetters(written))
const asItIs = (value: string) => value
const DIFFERENT = (expected: number) => level('different', expected)

/** Dates as eight figures, year first. What is no date, such as a month 89, is kept as it was written: slips do that. */
export const BIRTH_DATE: ValueKind<string> = {
  read: readDate,
  prepare: asItIs,
  levels: [
    level('same', 0.85, 1),
    level('one figure different', 0.06, 0.6),
    level('day and month swapped', 0.01, 0.6),
    level('two figures different', 0.02, 0.3),
    level('same day and month, another year', 0.02),
    level('same year', 0.02),
    DIFFERENT(0.02),
  ],
  compare(left, right) {
    if (slips(left, right, 1) <= 1) return 1
    if (left === right.slice(0, 4) + right.slice(6) + right.slice(4, 6)) return 2
    if (slips(left, right, 2) <= 2 && left.slice(4) !== '0101') return 3
    if (left.slice(4) === right.slice(4) && left.slice(4) !== '0101') return 4
    return left.slice(0, 4) === right.slice(0, 4) ? 5 : 6
  },
  keysOf: (date) => [`=${date}`, `y${date.slice(0, 4)}`, `d${date.slice(4)}`],
}

const DAY_FIRST = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/

function readDate(written: string): string {
  const dayFirst = DAY_FIRST.exec(written.trim())
  if (dayFirst) return dayFirst[3]! + dayFirst[2]!.padStart(2, '0') + dayFirst[1]!.padStart(2, '0')
  return compact(written)
}

/** United Kingdom postcodes, and those of other countries by how they begin. */
export const POSTCODE: ValueKind<string> = {
  read: compact,
  prepare: asItIs,
  levels: [
    level('same', 0.6, 1),
    level('one letter or figure different', 0.08, 0.6),
    level('same neighbourhood', 0.05),
    level('same district', 0.1),
    level('same postal area', 0.07),
    DIFFERENT(0.1),
  ],
  compare(left, right) {
    if (slips(left, right, 1) <= 1) return 1
    const [start, other] = [district(left), district(right)]
    if (start === other) return left[start.length] === right[start.length] ? 2 : 3
    return area(start) === area(other) ? 4 : 5
  },
  keysOf: (postcode) => [`=${postcode}`, `o${district(postcode)}`],
}

const district = (postcode: string) => postcode.slice(0, postcode.length > 4 ? -3 : -2)
const area = (start: string) => /^[a-z]+/.exec(start)?.[0] ?? start.slice(0, 1)

/** Towns, streets, occupations: words of no fixed kind. */
export const TEXT: ValueKind<Text> = {
  read: foldLetters,
  prepare(text) {
    const words = text.split(' ')
    return { joined: words.join(''), words: words.filter((word) => word.length > 3), letters: letterMask(text) }
  },
  levels: [
    level('same', 0.75, 1),
    level('spelled a little differently', 0.08, 0.6),
    level('partly the same', 0.05),
    DIFFERENT(0.12),
  ],
  compare(left, right) {
    if (left.joined === right.joined) return 0
    if (bitCount(left.letters ^ right.letters) <= 5 && isNearlySpelled(left.joined, right.joined)) return 1
    return left.words.some((word) => right.words.includes(word)) ? 2 : 3
  },
  keysOf: (text) => [`=${text}`],
}

type Text = { readonly joined: string; readonly words: readonly string[]; readonly letters: number }

function isNearlySpelled(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length)
  const most = length >= 9 ? 2 : 1
  if (Math.abs(left.length - right.length) > 4) return false
  return (length >= 4 && slips(left, right, most) <= most) || jaroWinkler(left, right) >= 0.93
}

/** One of a few, such as a state. */
export const CATEGORY: ValueKind<string> = {
  read: foldLetters,
  prepare: asItIs,
  levels: [level('same', 0.93, 1), DIFFERENT(0.07)],
  compare: () => 1,
  keysOf: () => [],
}

/** House numbers. */
export const NUMBER: ValueKind<string> = {
  read: compact,
  prepare: asItIs,
  levels: [level('same', 0.8, 1), level('one figure different', 0.1), DIFFERENT(0.1)],
  compare: (left, right) => (slips(left, right, 1) <= 1 ? 1 : 2),
  keysOf: (number) => [`=${number}`],
}

/** National Insurance and NHS numbers, and those that an office gave itself. */
export const IDENTIFIER: ValueKind<string> = {
  read: compact,
  prepare: asItIs,
  levels: [level('same', 0.94, 1), level('one letter or figure different', 0.04, 0.8), DIFFERENT(0.02)],
  compare: (left, right) => (slips(left, right, 1) <= 1 ? 1 : 2),
  keysOf: (number) => [`=${number}`],
}

/** Telephone numbers, by the last ten figures, so that the country code does not matter. */
export const PHONE: ValueKind<string> = {
  read: (written) => written.replace(/\D/g, '').slice(-10),
  prepare: asItIs,
  levels: [level('same', 0.75, 1), level('one figure different', 0.05, 0.8), DIFFERENT(0.2)],
  compare: (left, right) => (slips(left, right, 1) <= 1 ? 1 : 2),
  keysOf: (number) => [`=${number}`, `e${number.slice(-6)}`],
}

export const EMAIL: ValueKind<string> = {
  read: (written) => written.trim().toLowerCase(),
  prepare: asItIs,
  levels: [
    level('same', 0.7, 1),
    level('same name before the @', 0.05, 0.6),
    level('spelled a little differently', 0.07, 0.6),
    DIFFERENT(0.18),
  ],
  compare(left, right) {
    const [one, other] = [mailbox(left), mailbox(right)]
    if (one === other) return 1
    if (slips(left, right, 2) <= 2 || (slips(one, other, 2) <= 2 && one.length > 5)) return 2
    return jaroWinkler(left, right) >= 0.95 ? 2 : 3
  },
  keysOf: (address) => [`=${address}`, `m${mailbox(address)}`],
}

const mailbox = (address: string) => address.split('@')[0]!
