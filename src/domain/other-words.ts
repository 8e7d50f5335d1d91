import { plainWords } from './plain-words.ts'
import { ALSO, INSTEAD, SAME } from './synonyms.ts'

export type Synonyms = { readonly also: readonly string[]; readonly instead: boolean }

/** Returns a word without a plural "s", so that "cleaners" meets "cleaner". */
function singular(word: string): string {
  if (word.length < 4 || word.endsWith('ss') || word.endsWith('us') || word.endsWith('is')) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.endsWith('s') ? word.slice(0, -1) : word
}

const lines = (text: string): string[] => text.split('\n').filter(Boolean)
const split = (line: string, sign: string): string[] => line.split(sign).map((part) => part.trim())
const key = (words: readonly string[]): string => words.map(singular).join(' ')

const TABLE = buildTable()
/** Most words that any entry has. */
export const LONGEST_TERM = Math.max(...[...TABLE.keys()].map((term) => term.split(' ').length))
const KNOWN_WORDS = new Set(
  [...TABLE].flatMap(([term, { also }]) => [term, ...also].flatMap((words) => words.split(' '))).map(singular),
)

/** Returns what else to look for when somebody types these words one after another; null where they are no entry. */
export function synonymsOf(words: readonly string[]): Synonyms | null {
  return TABLE.get(key(words)) ?? null
}

/** Whether a word is used anywhere in the tables: such words are never taken for a typing mistake. */
export function isKnownToSynonyms(word: string): boolean {
  return KNOWN_WORDS.has(singular(word))
}

/** Entries of several words, by their first: a listing that has one of them gets a word of its own for it. */
const TERMS = Map.groupBy(
  new Set([...TABLE].flatMap(([term, { also }]) => [term, ...also].map((words) => key(plainWords(words))))),
  (term) => term.split(' ')[0]!,
)

/** Returns the one word by which a term of several is indexed and looked for: "care workers" is `careworker`. */
export function termWord(words: readonly string[]): string {
  return words.length === 1 ? words[0]! : words.map(singular).join('')
}

/**
 * Returns the words for all terms that a text has, given its own words. They spare the search from looking for words
 * side by side, for which every row would have to be unpacked.
 */
export function termWordsIn(words: readonly string[]): string[] {
  const singulars = words.map(singular)
  return singulars.flatMap((first, at) =>
    (TERMS.get(first) ?? []).flatMap((term) => {
      const parts = term.split(' ')
      return parts.length > 1 && parts.every((part, i) => singulars[at + i] === part) ? [parts.join('')] : []
    }),
  )
}

export function synonymCount(): number {
  return TABLE.size
}

function buildTable(): Map<string, Synonyms> {
  const table = new Map<string, { also: Set<string>; instead: boolean }>()
  const add = (term: string, others: readonly string[], instead: boolean) => {
    const entry = table.get(key(plainWords(term))) ?? { also: new Set<string>(), instead }
    for (const other of others) if (key(plainWords(other)) !== key(plainWords(term))) entry.also.add(other)
    table.set(key(plainWords(term)), entry)
  }
  for (const line of lines(SAME)) {
    const terms = split(line, '=')
    for (const term of terms) add(term, terms, false)
  }
  for (const [text, instead] of [
    [ALSO, false],
    [INSTEAD, true],
  ] as const) {
    for (const line of lines(text)) {
      const [term, others] = split(line, '>')
      add(term!, split(others!, ','), instead)
    }
  }
  return new Map([...table].map(([term, { also, instead }]) => [term, { also: [...also], instead }]))
}
