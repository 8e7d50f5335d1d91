import type { MessageLanguage } from './message-kinds.ts'
import { OWN_DATA_ARABIC } from './own-data-words-ar.ts'
import { OWN_DATA_BENGALI } from './own-data-words-bn.ts'
import type { OwnDataWords } from './own-data-words-en.ts'
import { OWN_DATA_SPANISH } from './own-data-words-es.ts'
import { OWN_DATA_FRENCH } from './own-data-words-fr.ts'
import { OWN_DATA_SOMALI } from './own-data-words-so.ts'
import { OWN_DATA_TURKISH } from './own-data-words-tr.ts'
import { OWN_PLAN_ARABIC } from './own-plan-words-ar.ts'
import { OWN_PLAN_BENGALI } from './own-plan-words-bn.ts'
import type { OwnPlanWords } from './own-plan-words-en.ts'
import { OWN_PLAN_SPANISH } from './own-plan-words-es.ts'
import { OWN_PLAN_FRENCH } from './own-plan-words-fr.ts'
import { OWN_PLAN_SOMALI } from './own-plan-words-so.ts'
import { OWN_PLAN_TURKISH } from './own-plan-words-tr.ts'
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

const OWN_PLAN_WORDS: Readonly<Record<MessageLanguage, OwnPlanWords>> = {
  ...{ ar: OWN_PLAN_ARABIC, bn: OWN_PLAN_BENGALI, so: OWN_PLAN_SOMALI },
  ...{ tr: OWN_PLAN_TURKISH, es: OWN_PLAN_SPANISH, fr: OWN_PLAN_FRENCH },
}

const OWN_DATA_WORDS: Readonly<Record<MessageLanguage, OwnDataWords>> = {
  ...{ ar: OWN_DATA_ARABIC, bn: OWN_DATA_BENGALI, so: OWN_DATA_SOMALI },
  ...{ tr: OWN_DATA_TURKISH, es: OWN_DATA_SPANISH, fr: OWN_DATA_FRENCH },
}

/** Returns a sentence of the own record in a language; null where we have it in English alone. */
export const ownWordsIn = (language: MessageLanguage, english: string): string | null =>
  said(OWN_WORDS[language], english) ??
  said(OWN_PLAN_WORDS[language], english) ??
  said(OWN_DATA_WORDS[language], english) ??
  null

const said = (words: Readonly<Record<string, string>>, english: string): string | undefined => words[english]
