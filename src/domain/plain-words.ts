/** Returns the words of a text as search sees them: lower case, without accents, letters and digits only. */
export function plainWords(text: string): string[] {
  return plainText(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** Returns text in lower case without accents, with straight quotes and hyphens and without possessive "'s". */
export function plainText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/'s\b/g, '')
    .replace(/'/g, ' ')
}

/** Words that PostgreSQL's English leaves out of every index (its english.stop list). */
const STOP_WORDS = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it
  its itself they them their theirs themselves what which who whom this that these those am is are was were be been
  being have has had having do does did doing a an the and but if or because as until while of at by for with about
  against between into through during before after above below to from up down in out on off over under again further
  then once here there when where why how all any both each few more most other some such no nor not only own same so
  than too very s t can will just don should now`.split(/\s+/),
)

/** Words that say that somebody is looking, not what for. Left out unless nothing else was typed. */
const FILLERS = new Set(
  'near nearby nearest local locally looking want wanted need please find search im id like get'.split(' '),
)

export const isStopWord = (word: string): boolean => STOP_WORDS.has(word)
export const isFiller = (word: string): boolean => FILLERS.has(word)
