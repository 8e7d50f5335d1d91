import type { Kind } from './facets.ts'
import type { OpportunityDraft } from './opportunity.ts'

/** One sentence of an advert, with the field of the form that it stands in. */
export type AdvertSentence = { readonly field: string; readonly words: string }

/** An advert as the checks read it. */
export type Advert = {
  readonly kind: Kind
  readonly sentences: readonly AdvertSentence[]
  /** Sentences without the difference between capitals and small letters, without odd quotes and hidden characters, short forms written out. */
  readonly plain: readonly AdvertSentence[]
}

/** Returns the words of a listing, sentence by sentence and field by field. */
export function readAdvert(draft: OpportunityDraft): Advert {
  const { contact } = draft
  const parts: readonly (readonly [string, string | null | undefined])[] = [
    ['title', draft.title],
    ['about', plainOf(draft.descriptionHtml) || draft.summary],
    ['pay', draft.pay?.words],
    ['shifts', draft.hoursWords],
    ['who', draft.eligibilityWords],
    ...draft.requirements.map(({ words, essential }) => [essential ? 'needs' : 'extras', words] as const),
    ['price', draft.cost?.words],
    ['howTo', draft.howToApply],
    ['contactEmail', contact?.email],
    ['applyLink', draft.applyUrl],
  ]
  const sentences = parts.flatMap(([field, text]) => (text ? sentencesOf(text).map((words) => ({ field, words })) : []))
  const plain = sentences.map(({ field, words }) => ({ field, words: plainer(words) }))
  return { kind: draft.kind, sentences, plain }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function plainOf(html: string): string {
  return html
    .replace(/<\/(?:p|li|h\d)>|<br>/g, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name]!)
}

/** A full stop within a number or an address ends nothing. */
function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.!?;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

const plainer = (words: string): string =>
  words
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/\s+/g, ' ')
    .toLowerCase()
    .replace(/\b(who|that|it|he|she|there)'s\b/g, '$1 is')
    .replace(/'re\b/g, ' are')
    .replace(/'ll\b/g, ' will')
    .replace(/'ve\b/g, ' have')
