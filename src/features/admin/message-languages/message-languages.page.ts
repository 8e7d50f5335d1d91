import { isChecked } from '../../../domain/message-checks.ts'
import {
  MESSAGE_LANGUAGES,
  type MessageLanguage,
  RESIDENT_KINDS,
  type ResidentKind,
} from '../../../domain/message-kinds.ts'
import { CORES, PHRASES, type Said } from '../../../domain/message-translations.ts'
import { FRAMES } from '../../../web/message-frame.ts'

export type Standing = { readonly name: string; readonly subject: string; readonly checked: readonly boolean[] }

/** Returns for each kind of message whether it is checked, language by language; what is around all of them comes last. */
export const standings = (): readonly Standing[] => [
  ...RESIDENT_KINDS.map((kind) => ({
    name: kind,
    subject: shown(PHRASES.en[CORES[kind].usual[0]]),
    checked: MESSAGE_LANGUAGES.map((language) => isChecked(kind, language)),
  })),
  {
    name: 'frame',
    subject: 'The words around every email',
    checked: MESSAGE_LANGUAGES.map((language) => FRAMES[language]!.checked),
  },
]

export type Pair = { readonly english: string; readonly translated: string }
export type KindPairs = { readonly kind: ResidentKind; readonly checked: boolean; readonly pairs: readonly Pair[] }

/** Returns the language of an address part; null where we write none such. */
export const languageAsked = (code: string): MessageLanguage | null =>
  MESSAGE_LANGUAGES.find((language) => language === code) ?? null

/** Returns what each kind says, in every case it knows, in English and in this language. */
export const sideBySide = (language: MessageLanguage): readonly KindPairs[] =>
  RESIDENT_KINDS.map((kind) => ({
    kind,
    checked: isChecked(kind, language),
    pairs: Object.values(CORES[kind]).map((said) => ({
      english: wordsOf(said, 'en'),
      translated: wordsOf(said, language),
    })),
  }))

const wordsOf = (said: Said, language: MessageLanguage | 'en'): string =>
  said.map((phrase) => shown(PHRASES[language][phrase])).join(' ')

/** What is filled in stands in brackets: (date). */
const shown = (sentence: string): string => sentence.replace(/\{(\w+)\}/g, '($1)')
