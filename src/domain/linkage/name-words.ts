import { bitCount, jaroWinkler, letterMask, slips } from '../string-distance.ts'
import { variantsOf } from './given-name-variants.ts'
import { phoneticKey } from './phonetic.ts'
import { remembered } from './value-table.ts'

/** How two words of names can be alike, from most to least. */
export const ALIKE = { same: 1, variant: 2, slip: 3, sound: 4, initial: 5, different: 6 } as const

/** All the words that names of a pool are made of. Number 0 is “none”. */
export type NameWords = {
  numberOf(word: string): number
  readonly words: readonly string[]
  alike(left: number, right: number): number
  soundOf(word: number): string
  variantsOf(word: number): readonly number[]
}

export function nameWords(): NameWords {
  const numbers = new Map<string, number>([['', 0]])
  const words = ['']
  const masks = [0]
  const sounds = ['']
  const names: (readonly number[])[] = [[]]
  const different = remembered(
    () => words.length,
    (left, right) => {
      const [one, other] = [words[left]!, words[right]!]
      if (one.length === 1 || other.length === 1) return one[0] === other[0] ? ALIKE.initial : ALIKE.different
      if (names[left]!.some((name) => names[right]!.includes(name))) return ALIKE.variant
      if (bitCount(masks[left]! ^ masks[right]!) > 6) return ALIKE.different
      const length = Math.min(one.length, other.length)
      const most = length >= 8 ? 2 : length >= 3 ? 1 : 0
      if (slips(one, other, most) <= most) return ALIKE.slip
      if (sounds[left] === sounds[right] && length >= 3) return ALIKE.sound
      return jaroWinkler(one, other) >= 0.9 ? ALIKE.sound : ALIKE.different
    },
  )
  return {
    numberOf(word) {
      const known = numbers.get(word)
      if (known !== undefined) return known
      numbers.set(word, words.length)
      masks.push(letterMask(word))
      sounds.push(phoneticKey(word))
      names.push(variantsOf(word))
      return words.push(word) - 1
    },
    words,
    alike: (left, right) => (left === right ? ALIKE.same : different(left, right)),
    soundOf: (word) => sounds[word]!,
    variantsOf: (word) => names[word]!,
  }
}
