import type { MessageLanguage, ResidentKind } from './message-kinds.ts'

/**
 * The kinds of message that a speaker of the language has read over, one by one, as a borough told us. What is not
 * here was made by a machine and says so in the message. Whoever changes a sentence takes its kinds out again.
 */
const CHECKED: Readonly<Record<MessageLanguage, readonly ResidentKind[]>> = {
  ar: [],
  bn: [],
  so: [],
  tr: [],
  es: [],
  fr: [],
}

/** Returns whether a speaker has read over the words of this kind in this language. */
export const isChecked = (kind: ResidentKind, language: MessageLanguage): boolean => CHECKED[language].includes(kind)
