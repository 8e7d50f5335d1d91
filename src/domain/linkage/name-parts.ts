import { foldLetters } from './fold-letters.ts'

/** A name in the order in which it is used: first given name, family name, and whatever else belongs to it. */
export type NameParts = {
  readonly given: string
  /** Its parts, for names such as “de Souza” and “Adeyemi-Jones”. */
  readonly family: readonly string[]
  readonly others: readonly string[]
}

/** Written with a name and no part of it. */
const TITLES = new Set(
  'mr mrs ms miss mx dr prof professor sir dame lord lady rev revd reverend the of and hon honourable jr sr esq'.split(
    ' ',
  ),
)
const ORDINAL = /^\d+(st|nd|rd|th)$/

/** Returns the parts of a name that came in one field, in two, or in both. */
export function nameParts(given: string, family: string, full: string): NameParts {
  const whole = wordsOf(full)
  let givenWords = wordsOf(given)
  let familyWords = wordsOf(family)
  if (givenWords.length + familyWords.length === 0) {
    const comma = full.indexOf(',')
    if (comma > 0) {
      familyWords = wordsOf(full.slice(0, comma))
      givenWords = wordsOf(full.slice(comma + 1))
    } else {
      givenWords = whole.slice(0, -1)
      familyWords = whole.slice(-1)
    }
  }
  const [first = '', ...more] = givenWords
  const used = new Set([first, ...familyWords])
  const others = [...new Set([...more, ...whole])].filter((word) => !used.has(word)).sort()
  return { given: first, family: familyWords, others }
}

function wordsOf(written: string): string[] {
  const words = foldLetters(written).split(' ')
  const named = words.filter((word) => word && !TITLES.has(word) && !ORDINAL.test(word))
  return named.length > 0 ? named : words.filter(Boolean)
}
