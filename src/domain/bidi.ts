/** Marks of the Unicode bidirectional algorithm (UAX 9): a piece read from the right, one read as itself, its end. */
const FROM_THE_RIGHT = '\u2067'
const AS_ITSELF = '\u2068'
const END = '\u2069'
/** Says to programs that guess the direction of a line by its first letter, and look into no piece, which one it is. */
const RIGHT = '\u200f'

const WRITTEN_FROM_THE_RIGHT = new Set(['ar', 'ckb', 'fa', 'he', 'ps', 'ur', 'yi'])

/** Returns the direction in which a language is written. */
export const directionOf = (code: string): 'ltr' | 'rtl' =>
  WRITTEN_FROM_THE_RIGHT.has(code.split('-')[0]!) ? 'rtl' : 'ltr'

/**
 * Returns plain text whose lines are read from the right in every mail program, where the language asks for it. Lines
 * that are nothing but an address stay bare: a mark at its end would become part of the link.
 */
export const linesIn = (text: string, language: string): string =>
  directionOf(language) === 'ltr'
    ? text
    : text.replace(/^(?!https?:).+$/gm, (line) => `${RIGHT}${FROM_THE_RIGHT}${line}${END}`)

/** Returns a name, number or telephone number so that it stays in order inside a line read from the right. */
export const valueIn = (value: string, language: string): string =>
  directionOf(language) === 'ltr' ? value : `${AS_ITSELF}${value}${END}`
