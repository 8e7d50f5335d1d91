import type { MessageSlots, Worded } from './message.ts'
import { MESSAGE_LANGUAGES, MESSAGE_TRANSLATIONS, type MessageLanguage, NOT_CHECKED } from './message-translations.ts'

/** Two parts of a text message: more is dear, and arrives in pieces. */
const LONGEST_TEXT = 300

/**
 * Returns the words with their core in the reader's language first, then a note that it is not checked, then the
 * English in full, so that a mistake in a translation misleads nobody. A text stays English where both would be too
 * long. The words come back as they are where the kind or the language has no translation, or a slot is not filled.
 */
export function inLanguage(words: Worded, kind: string, language: string, slots: MessageSlots | undefined): Worded {
  const known = MESSAGE_LANGUAGES.find((one) => one === language.split('-')[0])
  const core = known && slots && MESSAGE_TRANSLATIONS[kind]?.[known]
  const filled = core && fill(core, known, slots)
  if (!filled) return words
  const first = `${filled}\n\n${NOT_CHECKED[known]}\n\n`
  const text = first + words.text
  return { ...words, body: first + words.body, text: text.length <= LONGEST_TEXT ? text : words.text }
}

/** Null where a slot is missing: half a sentence is worse than none. */
function fill(core: string, language: MessageLanguage, slots: MessageSlots): string | null {
  let complete = true
  const filled = core.replace(/\{(\w+)\}/g, (_, name: keyof MessageSlots) => {
    const value = slots[name]
    if (value === undefined) complete = false
    return value instanceof Date ? momentIn(value, language, name) : (value ?? '')
  })
  return complete ? filled : null
}

/** A date or a time of day in London, in digits that stand in the English below too. */
const momentIn = (moment: Date, language: MessageLanguage, name: keyof MessageSlots): string =>
  new Intl.DateTimeFormat(language, {
    ...(name === 'time'
      ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)
      : ({ weekday: 'long', day: 'numeric', month: 'long' } as const)),
    numberingSystem: 'latn',
    timeZone: 'Europe/London',
  }).format(moment)
