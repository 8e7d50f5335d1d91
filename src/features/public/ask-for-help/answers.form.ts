import { ACCESS, type AccessFeature, HELPS, type Help, LANGUAGES, type Language } from '../../../domain/facets.ts'
import type { HelpAsked } from '../../../domain/help-request.ts'
import type { Point } from '../../../domain/place.ts'
import type { ContactWayAnswer, SafetyAnswer } from '../../../web/safe-contact-form.ts'

/** Where somebody lives, as far as they said and we could tell. */
export type WhereAnswer = {
  readonly typed: string
  readonly label: string | null
  readonly postcode: string | null
  readonly wardCode: string | null
  readonly point: Point | null
  readonly from: HelpAsked['whereFrom']
  /** Name of the other borough they live in; null where it is ours or we cannot tell. */
  readonly otherBorough: string | null
  /** Whether they were told that it is another borough, and ask us all the same. */
  readonly askedAnyway: boolean
}

export type HelpAnswer = { readonly helps: readonly Help[]; readonly unsure: boolean; readonly ownWords: string | null }
export type NeedsAnswer = Pick<HelpAsked, 'language' | 'interpreter' | 'access' | 'accessWords'>

/** Everything answered so far; what is not there has not been asked yet. */
export type Answers = {
  readonly where?: WhereAnswer
  readonly hubId?: number
  readonly help?: HelpAnswer
  readonly contact?: ContactWayAnswer
  readonly safe?: SafetyAnswer
  readonly name?: string
  readonly needs?: NeedsAnswer
}

/** What is wrong with an answer, by field. */
export type Mistakes = Readonly<Record<string, string>>
export type Read =
  | { readonly ok: true; readonly answers: Answers }
  | { readonly ok: false; readonly mistakes: Mistakes }

const LONGEST_WORDS = 2000

/** Returns what somebody wrote, tidied and no longer than we keep; null where it is nothing. */
function wordsIn(form: URLSearchParams, name: string, longest = LONGEST_WORDS): string | null {
  const words = (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, longest)
  return words || null
}

/** Returns the values ticked that are in the list, in the order of the list. */
const ticked = <T extends string>(form: URLSearchParams, name: string, options: readonly { value: T }[]): T[] =>
  options.map(({ value }) => value).filter((value) => form.getAll(name).includes(value))

export const NOT_SURE = 'not-sure'

/** Nothing ticked is asked about once; "I do not know" and one's own words are answers. */
export function readHelp(form: URLSearchParams, answers: Answers): Read {
  const helps = ticked<Help>(form, 'help', HELPS)
  const unsure = form.getAll('help').includes(NOT_SURE)
  const ownWords = wordsIn(form, 'own-words')
  if (helps.length === 0 && !unsure && !ownWords) {
    return { ok: false, mistakes: { help: 'Tick what would help, or tick “I do not know yet”' } }
  }
  return { ok: true, answers: { ...answers, help: { helps, unsure, ownWords } } }
}

export function readName(form: URLSearchParams, answers: Answers): Read {
  const name = wordsIn(form, 'name', 100)?.replace(/\s+/g, ' ')
  if (!name) return { ok: false, mistakes: { name: 'Enter the name you want us to use' } }
  return { ok: true, answers: { ...answers, name } }
}

export function readNeeds(form: URLSearchParams, answers: Answers): Read {
  const language = form.get('language')
  const known = LANGUAGES.some(({ value }) => value === language)
  const needs: NeedsAnswer = {
    language: known ? (language as Language) : 'en',
    interpreter: form.get('interpreter') === 'yes',
    access: ticked<AccessFeature>(form, 'access', ACCESS),
    accessWords: wordsIn(form, 'access-words'),
  }
  return { ok: true, answers: { ...answers, needs } }
}
