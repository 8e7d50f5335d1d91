import { bitCount, letterMask, slips } from './string-distance.ts'

/** Every word that listings use, with how many use it; more often is a better guess. */
export type WordCounts = ReadonlyMap<string, number>

type Entry = { readonly word: string; readonly letters: number; readonly count: number }

/** Words made ready for mending: by length, each with a mask of the letters it has. */
export type Speller = { readonly counts: WordCounts; readonly byLength: readonly (readonly Entry[])[] }

export function speller(counts: WordCounts): Speller {
  const byLength: Entry[][] = []
  for (const [word, count] of counts) {
    byLength[word.length] ??= []
    byLength[word.length]!.push({ word, letters: letterMask(word), count })
  }
  return { counts, byLength }
}

/** Endings that do not make another word: what is known with one of them is known without. */
const ENDINGS = ['', 's', 'es', 'd', 'ed', 'ing', 'er', 'ers', 'ly', 'e']

/** Returns whether listings use a word, or the same word with another ending. */
export function isUsed({ counts }: Speller, word: string): boolean {
  return ENDINGS.some((ending) => {
    if (counts.has(word + ending)) return true
    if (!word.endsWith(ending) || word.length - ending.length < 3) return false
    const stem = word.slice(0, word.length - ending.length)
    return counts.has(stem) || counts.has(`${stem}e`)
  })
}

/**
 * Returns the word that was most likely meant: one slip in words of 4 or 5 letters, two in longer ones (a slip is a
 * letter too many, missing, wrong, or swapped with its neighbour); fewest slips first, then the same first letter,
 * then the word that listings use most. Null where nothing is near. Two slips must leave the first letter alone.
 *
 * Every word of about the same length is looked at: the letter masks leave a few dozen of 50,000, and the whole takes
 * a third of a millisecond, without the hundreds of megabytes that an index of deletions would need.
 */
export function mend({ byLength }: Speller, word: string): string | null {
  const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2
  const letters = letterMask(word)
  let best: { entry: Entry; slips: number; first: boolean } | null = null
  for (let length = word.length - most; length <= word.length + most; length++) {
    for (const entry of byLength[length] ?? []) {
      if (bitCount(entry.letters ^ letters) > 2 * most) continue
      const first = entry.word[0] === word[0]
      const missed = slipsBetween(word, entry.word, first ? most : Math.min(most, 1))
      if (missed === null) continue
      const better =
        !best ||
        missed < best.slips ||
        (missed === best.slips && (first !== best.first ? first : entry.count > best.entry.count))
      if (better) best = { entry, slips: missed, first }
    }
  }
  return best?.entry.word ?? null
}

/** Returns the two words that were typed without a space: both used, and each of three letters or more. */
export function splitWord({ counts }: Speller, word: string): readonly [string, string] | null {
  let best: readonly [string, string] | null = null
  let bestCount = 0
  for (let at = 3; at <= word.length - 3; at++) {
    const [left, right] = [word.slice(0, at), word.slice(at)]
    const count = Math.min(counts.get(left) ?? 0, counts.get(right) ?? 0)
    if (count > bestCount) [best, bestCount] = [[left, right], count]
  }
  return best
}

/** Returns up to `most` words that begin so, those used most first. */
export function wordsStartingWith({ byLength }: Speller, start: string, most: number): string[] {
  const found = byLength
    .slice(start.length + 1)
    .flatMap((entries) => entries?.filter((entry) => entry.word.startsWith(start)) ?? [])
  return found
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map((entry) => entry.word)
}

/** Returns how many slips turn one word into the other; null where more than `most`. */
export function slipsBetween(a: string, b: string, most: number): number | null {
  const found = slips(a, b, most)
  return found <= most ? found : null
}
