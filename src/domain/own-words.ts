import type { MessageLanguage } from './message-kinds.ts'
import { OWN_ARABIC } from './own-words-ar.ts'
import { OWN_BENGALI } from './own-words-bn.ts'
import type { OwnWords } from './own-words-en.ts'
import { OWN_SPANISH } from './own-words-es.ts'
import { OWN_FRENCH } from './own-words-fr.ts'
import { OWN_SOMALI } from './own-words-so.ts'
import { OWN_TURKISH } from './own-words-tr.ts'

/** Made by a machine and not checked by anybody yet, which the page says; the English stands beside each sentence. */
const OWN_WORDS: Readonly<Record<MessageLanguage, OwnWords>> = {
  ...{ ar: OWN_ARABIC, bn: OWN_BENGALI, so: OWN_SOMALI, tr: OWN_TURKISH, es: OWN_SPANISH, fr: OWN_FRENCH },
}

/** Returns a sentence of the own record in a language; null where we have it in English alone. */
export const ownWordsIn = (language: MessageLanguage, english: string): string | null =>
  (OWN_WORDS[language] as Readonly<Record<string, string>>)[english] ?? null
