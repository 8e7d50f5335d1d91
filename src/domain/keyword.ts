/**
 * Words that do something by themselves when they are all that somebody sends by text or WhatsApp. What is not in this
 * table is a message for a person. What each does stands in records/keyword-answers.ts, which has to have them all. The
 * words in other languages are made by a machine and not checked yet.
 */
export const KEYWORDS = {
  STOP: { words: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT'], about: 'No more messages to this number' },
  START: { words: ['START', 'UNSTOP'], about: 'Messages to this number again' },
  JOB: {
    words: [
      ...['JOB', 'NEW JOB', 'GOT A JOB', 'I GOT A JOB', 'I HAVE A JOB', 'IVE GOT A JOB', 'I FOUND A JOB', 'GOT JOB'],
      ...['İŞ', 'İŞ BULDUM', 'EMPLEO', 'TENGO TRABAJO', 'TRABAJO', 'EMPLOI', "J'AI UN EMPLOI", 'TRAVAIL', 'SHAQO'],
      ...['وظيفة', 'عمل', 'شغل', 'চাকরি', 'কাজ', 'চাকরি পেয়েছি'],
    ],
    about: 'I have a job',
  },
  MOVE: {
    words: [
      ...['MOVE', 'CHANGE', 'CHANGE TIME', 'ANOTHER TIME', 'NEW TIME', 'TAŞI', 'DEĞİŞTİR', 'CAMBIAR', 'CHANGER'],
      ...['BEDDEL', 'تغيير', 'غير', 'সময় বদল', 'বদল'],
    ],
    about: 'Another time for my appointment',
  },
} as const satisfies Record<string, { readonly words: readonly string[]; readonly about: string }>

export type Keyword = keyof typeof KEYWORDS

/** What somebody sent as a keyword. */
export type KeywordSaid = { readonly keyword: Keyword }

/**
 * Returns words as they are compared: capitals without accents, without marks around them, digits as 0 to 9. Vowel signs
 * of other scripts stay, for they are letters there.
 */
export const foldKeyword = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0640]/g, '')
    .replace(/[’'‘`]/g, '')
    .replace(/\p{Nd}/gu, plainDigit)
    .replace(/ı/g, 'i')
    .toUpperCase()
    .replace(/^[^\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}]+$/gu, '')
    .replace(/\s+/g, ' ')

/** Digits of a script stand in a row, from its nought. */
const NOUGHTS = [0x30, 0x660, 0x6f0, 0x9e6]
const plainDigit = (digit: string): string => {
  const code = digit.codePointAt(0)!
  const nought = NOUGHTS.find((one) => code >= one && code < one + 10)
  return nought === undefined ? digit : String(code - nought)
}

const FOLDED = (Object.keys(KEYWORDS) as Keyword[]).map((keyword) => ({
  keyword,
  words: KEYWORDS[keyword].words.map(foldKeyword),
}))

/**
 * Returns the keyword of a message; null where somebody is to read it. Case, accents, and marks and spaces around it do
 * not matter. More words than these make it a message: "job please?" asks for one.
 */
export function keywordIn(words: string): KeywordSaid | null {
  const said = foldKeyword(words)
  const found = FOLDED.find((one) => one.words.includes(said))
  return found ? { keyword: found.keyword } : null
}
