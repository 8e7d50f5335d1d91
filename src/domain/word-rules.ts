import type { Advert, AdvertSentence } from './advert-sentences.ts'
import type { Kind } from './facets.ts'
import type { Finding } from './posting.ts'

/** One rule about the wording of an advert: what it looks for in a sentence, and what makes that harmless. */
export type WordRule = {
  readonly rule: string
  readonly severity: Finding['severity']
  readonly looksFor: readonly RegExp[]
  /** Said in the same sentence, it takes the harm out. */
  readonly unless?: RegExp
  /** Said just before the words that were found, it takes the harm out: "you will support older people". */
  readonly unlessBefore?: RegExp
  /** Only in these fields, or of these kinds; all where none is named. */
  readonly fields?: readonly string[]
  readonly kinds?: readonly Kind[]
  /** What the partner reads: why it is a matter, and what to do. */
  readonly why: string
  readonly source: string
}

/** How far before a word its meaning is decided, in characters. */
const BEFORE = 48

/** Returns what a rule finds, at most once a field, with the words that it is about. */
export function findByWords(rule: WordRule, { kind, plain, sentences }: Advert): Finding[] {
  if (rule.kinds && !rule.kinds.includes(kind)) return []
  const found = new Map<string, Finding>()
  plain.forEach((sentence, i) => {
    if (found.has(sentence.field) || (rule.fields && !rule.fields.includes(sentence.field))) return
    if (!isFound(rule, sentence)) return
    const { severity, why, source } = rule
    const words = sentences[i]!.words.slice(0, 200)
    found.set(sentence.field, { rule: rule.rule, severity, field: sentence.field, words, why, source })
  })
  return [...found.values()]
}

function isFound({ looksFor, unless, unlessBefore }: WordRule, { words }: AdvertSentence): boolean {
  if (unless?.test(words)) return false
  return looksFor.some((shape) => {
    const match = shape.exec(words)
    if (match === null || !unlessBefore) return match !== null
    return everywhere(shape, words).some((at) => !unlessBefore.test(words.slice(Math.max(0, at - BEFORE), at)))
  })
}

/** Where a shape begins in a sentence: what is harmless the first time can be said again with harm. */
function everywhere(shape: RegExp, words: string): number[] {
  const again = new RegExp(shape.source, `${shape.flags}g`)
  const found: number[] = []
  for (let match = again.exec(words); match !== null; match = again.exec(words)) {
    found.push(match.index)
    again.lastIndex = match.index + 1
  }
  return found
}
