/**
 * Returns the US school grade at which a text can be read, by Flesch and Kincaid (1975): 0.39 × words a sentence +
 * 11.8 × syllables a word − 15.59. A reading age in years is about five more. English only; 0 for a text without
 * words, and never below 0.
 */
export function readingGrade(text: string): number {
  const words = text.match(WORD) ?? []
  if (words.length === 0) return 0
  const sentences = Math.max(1, text.split(SENTENCE_END).filter((sentence) => /\p{L}/u.test(sentence)).length)
  const spoken = words.reduce((sum, word) => sum + syllables(word), 0)
  return Math.max(0, 0.39 * (words.length / sentences) + 11.8 * (spoken / words.length) - 15.59)
}

const WORD = /[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu
/** A full stop within a number or an address does not end a sentence; a line of its own does. */
const SENTENCE_END = /[.!?:]+(?=\s|$)|\n+/

/** Letters that are written and not said, and vowels side by side that are said apart; the rest are groups of vowels. */
const SILENT = /(?:[^laeiouy]|[aeiouy]l)e(?=(?:ship|ment|ful|less|ness|ly)?s?$)|[^aeioudt]ed$/
const SOUNDED = /(?:[sxz]|[cs]h|[cg])es$/
const APART = /i(?=a|o(?!n))|(?<![aeiou])u(?=a)|e(?=a$|o(?!p))|[aeiou]y(?=[aeiou])/g

/** Returns how many syllables an English word is likely to be said in. */
export function syllables(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '')
  if (letters.length <= 3) return 1
  const said = SOUNDED.test(letters) ? letters : letters.replace(SILENT, (silent) => silent.replace('e', ''))
  return Math.max(1, said.replace(APART, '$&-').match(/[aeiouy]+/g)?.length ?? 1)
}
