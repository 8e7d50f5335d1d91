import { linesIn, valueIn } from './bidi.ts'
import type { MessageDraft, MessageSlots, Worded } from './message.ts'
import { isChecked } from './message-checks.ts'
import {
  type MessageLanguage,
  messageLanguage,
  RESIDENT_KINDS,
  type ResidentKind,
  WRITTEN_KINDS,
} from './message-kinds.ts'
import { CORES, NOT_CHECKED, NOT_CHECKED_SHORT, PHRASES, type Said } from './message-translations.ts'
import { plainMarks, textParts } from './text-parts.ts'

/** More parts are dear, and arrive in pieces. */
export const MOST_TEXT_PARTS = 4
/** Names of courses and organisations are cut to this in a text. */
const LONGEST_NAME = 40

type Told = Pick<MessageDraft, 'kind' | 'language' | 'words' | 'slots' | 'says'>

/** The words as they go out, and the language that they begin in. */
export type InLanguage = { readonly words: Worded; readonly language: MessageLanguage | 'en' }

/**
 * Returns the words with their core in the reader's language first, then whether anybody checked it, then the English
 * in full, so that a mistake in a translation misleads nobody. The words come back as they are where the kind or the
 * language has no translation, or a slot is not filled: half a sentence is worse than none.
 */
export function inLanguage({ kind, language: asked, words, slots, says }: Told): InLanguage {
  const english = { words, language: 'en' } as const
  const language = messageLanguage(asked)
  if (WRITTEN_KINDS.some((one) => one === kind)) return { words, language: language ?? 'en' }
  const known = RESIDENT_KINDS.find((one) => one === kind)
  if (!language || !known || !slots) return english
  const said = CORES[known][says ?? 'usual'] ?? CORES[known].usual
  const letter = letterIn(said, language, slots)
  if (!letter) return english
  const checked = isChecked(known, language)
  const note = checked ? '' : `\n\n${linesIn(NOT_CHECKED[language], language)}`
  const body = `${letter.body}${note}\n\n${words.body}`
  return { words: { subject: letter.subject, body, text: textIn(known, said, language, words.text, slots) }, language }
}

/** The subject is the first sentence without its stop; a link stands on a line of its own. */
function letterIn(said: Said, language: MessageLanguage, slots: MessageSlots): Omit<Worded, 'text'> | null {
  const sentences = filled(said, language, slots, (value) => valueIn(value, language))
  if (!sentences) return null
  const body = sentences.join(' ').replace(/ (https?:\S+)$/, '\n$1')
  return { subject: sentences[0]!.replace(/ ?[.:।]$/, '').slice(0, 150), body: linesIn(body, language) }
}

/**
 * Returns the text: the core and as much English after it as goes into the parts it may have. All of it where it can,
 * then its core, its first sentence, none; where even that is too long, the English alone.
 */
function textIn(
  kind: ResidentKind,
  said: Said,
  language: MessageLanguage,
  english: string,
  slots: MessageSlots,
): string {
  const short = Object.fromEntries(Object.entries(slots).map(([name, value]) => [name, shortened(name, value)]))
  const sentences = filled(said, language, short)
  if (english === '' || !sentences) return english
  const note = isChecked(kind, language) ? '' : ` (${NOT_CHECKED_SHORT[language]})`
  const core = plainMarks(sentences.join(' ') + note)
  const plain = filled(said, 'en', short)!.filter((sentence) => !/https?:\S+$/.test(sentence))
  const tries = [english, plain.join(' '), plain[0]].map((more) => `${core}\n\n${plainMarks(more!)}`)
  return [...tries, core].find((text) => textParts(text) <= MOST_TEXT_PARTS) ?? english
}

/** In a text, digits stand together: spaces between them turn them round in a line that is read from the right. */
function shortened(name: string, value: string | Date): string | Date {
  if (value instanceof Date) return value
  if (name === 'phone') return value.replaceAll(' ', '')
  return name !== 'link' && value.length > LONGEST_NAME ? `${value.slice(0, LONGEST_NAME - 1).trimEnd()}…` : value
}

/** Returns the sentences with what belongs into them; null where something is missing. */
function filled(
  said: Said,
  language: MessageLanguage | 'en',
  slots: MessageSlots,
  put: (value: string) => string = (value) => value,
): string[] | null {
  let complete = true
  const sentences = said.map((phrase) =>
    PHRASES[language][phrase].replace(/\{(\w+)\}/g, (_, name: keyof MessageSlots) => {
      const value = slots[name]
      if (value === undefined || value === '') complete = false
      if (name === 'link') return String(value)
      return value instanceof Date ? momentIn(value, language, name) : put(value ?? '')
    }),
  )
  return complete ? sentences : null
}

/** A date or a time of day in London, in digits that stand in the English below too. */
const momentIn = (moment: Date, language: MessageLanguage | 'en', name: keyof MessageSlots): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    ...(name === 'time'
      ? ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)
      : ({ weekday: 'long', day: 'numeric', month: 'long' } as const)),
    numberingSystem: 'latn',
    timeZone: 'Europe/London',
  }).format(moment)
