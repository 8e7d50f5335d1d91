/** Letters that do not fall apart into a base letter and a mark, and those of other alphabets, as they are often written in Latin. */
const LETTERS: Readonly<Record<string, string>> = {
  ...pairs('ß ss æ ae œ oe ø o ð d þ th ł l đ d ı i ŋ ng ə a'),
  ...pairs('а a б b в v г g ґ g д d е e є e ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u ф f'),
  ...pairs('х kh ц ts ч ch ш sh щ sh ы y э e ю yu я ya љ lj њ nj ћ c џ dz ј j'),
  ...pairs('α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'),
  ...pairs('ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ک k گ g'),
  ...pairs('ل l م m ن n ه h و w ي y ی y ى a ة a پ p چ ch ژ zh'),
}

function pairs(list: string): Record<string, string> {
  const words = list.split(' ')
  return Object.fromEntries(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1]!]])))
}

const MARKS = /\p{M}+/gu
const APOSTROPHES = /['’ʼ`´]/g
const NOT_LATIN = /[^a-z0-9]/g

/**
 * Returns what was written in small Latin letters and figures, words apart by one space: “José O’Neill-Žižek” is
 * “jose oneill zizek”, “Олена” is “olena”. Signs that we do not know become spaces.
 */
export function foldLetters(written: string): string {
  return written
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(APOSTROPHES, '')
    .replace(NOT_LATIN, (letter) => LETTERS[letter] ?? ' ')
    .replace(/ +/g, ' ')
    .trim()
}

/** Returns folded words without the spaces. */
export const closeUp = (folded: string): string => folded.replaceAll(' ', '')
