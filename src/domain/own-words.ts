import type { MessageLanguage } from './message-kinds.ts'

/** A sentence of the page about somebody's own record, by its English. */
export type OwnWords = Readonly<Record<string, string>>

const OWN_WORDS: Readonly<Record<MessageLanguage, OwnWords>> = { ar: {}, bn: {}, so: {}, tr: {}, es: {}, fr: {} }

/** Returns a sentence of ours in a language; null where we have it in English alone. */
export const ownWordsIn = (language: MessageLanguage, english: string): string | null =>
  OWN_WORDS[language][english] ?? null
