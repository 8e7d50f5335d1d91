/**
 * Words that do something by themselves when they are all that somebody sends by text or WhatsApp. What is not in this
 * table is a message for a person. What each does stands in records/keyword-answers.ts, which has to have them all.
 */
export const KEYWORDS = {
  STOP: { words: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT'], about: 'No more messages to this number' },
  START: { words: ['START', 'UNSTOP'], about: 'Messages to this number again' },
} as const satisfies Record<string, { readonly words: readonly string[]; readonly about: string }>

export type Keyword = keyof typeof KEYWORDS

/** What somebody sent as a keyword, and what stands after it. */
export type KeywordSaid = { readonly keyword: Keyword; readonly rest: string }

/** Keywords that more may follow: the words after them belong to them. */
const TAKES_MORE: readonly Keyword[] = []

/** Returns the keyword of a message; null where somebody is to read it. Case, marks and spaces around it do not matter. */
export function keywordIn(words: string): KeywordSaid | null {
  const [first = '', ...more] = words.trim().split(/\s+/)
  const said = first.toUpperCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const rest = more.join(' ')
  for (const keyword of Object.keys(KEYWORDS) as Keyword[]) {
    const takes = (KEYWORDS[keyword].words as readonly string[]).includes(said)
    if (takes && (rest === '' || TAKES_MORE.includes(keyword))) return { keyword, rest }
  }
  return null
}
