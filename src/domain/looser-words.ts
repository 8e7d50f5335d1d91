import { synonymsOf } from './other-words.ts'
import { isFiller, isStopWord, plainWords } from './plain-words.ts'
import { mend, type Speller } from './spelling.ts'

const MOST = 6

/**
 * Returns other words to try where these found nothing: each word alone, the words in other terms, and the word that
 * listings use which is most like a rare one. None that says the same again.
 */
export function looserWords(typed: string, speller: Speller): string[] {
  const words = plainWords(typed).filter((word) => !isStopWord(word) && !isFiller(word))
  const alone = words.length > 1 ? words : []
  const others = [words, ...words.map((word) => [word])].flatMap((term) => synonymsOf(term)?.also ?? [])
  const alike = words.flatMap((word) =>
    word.length < 4 || speller.counts.has(word) ? [] : (mend(speller, word) ?? []),
  )
  const said = new Set([words.join(' '), typed.toLowerCase()])
  return [...new Set([...alike, ...alone, ...others])]
    .filter((other) => !said.has(other) && other !== 'itwork')
    .slice(0, MOST)
}
