import {
  HELP_REQUEST_OUTCOMES,
  type HelpRequestMove,
  type HelpRequestOutcome,
  type NextStep,
} from '../../../domain/help-request.ts'
import { addDays, endOfLondonDay, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { addWorkingDays } from '../../../domain/working-days.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

export const CONTACTS = [
  { value: 'not-reached', text: 'I tried and did not reach them' },
  { value: 'left-message', text: 'I left a message' },
  { value: 'reached', text: 'I reached them' },
  { value: 'met', text: 'We met' },
] as const satisfies readonly { value: HelpRequestMove; text: string }[]

type Contact = (typeof CONTACTS)[number]['value']

/** The days offered for a next step: tomorrow, two days, a week, two weeks, counted in working days. */
export const nextDays = (now: Date): LocalDate[] => [1, 2, 5, 10].map((days) => addWorkingDays(londonDate(now), days))

/** The longest that somebody may be told to wait, in days. */
const LONGEST_WAIT = 90
const LONGEST_NEXT = 200
const LONGEST_WORDS = 2000

export type ContactRecord = { readonly move: Contact; readonly note: string | null; readonly next: NextStep }
type ReadAs<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

const textIn = (form: URLSearchParams, name: string, longest: number) =>
  (form.get(name) ?? '').normalize('NFC').trim().slice(0, longest)

/** Reads an attempt to reach somebody. Whatever came of it, there is a next step and a day. */
export function readContact(form: URLSearchParams, now: Date): ReadAs<ContactRecord> {
  const mistakes: Record<string, string> = {}
  const move = CONTACTS.find(({ value }) => value === form.get('contact'))?.value
  if (!move) mistakes.contact = 'Say what happened'
  const words = textIn(form, 'next', LONGEST_NEXT).replace(/[.\s]+$/, '')
  if (!words) mistakes.next = 'Say what happens next'
  const day = readDay(form)
  const today = londonDate(now)
  if (!day) mistakes.due = 'Choose the day by which it happens'
  else if (day < today || day > addDays(today, LONGEST_WAIT)) mistakes.due = 'Choose a day from today to 90 days on'
  if (!move || !day || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  const note = textIn(form, 'note', LONGEST_WORDS) || null
  return { ok: true, value: { move, note, next: { words, dueAt: endOfLondonDay(day) } } }
}

/** One of the days offered, or another: typed where a browser has no calendar of its own. */
function readDay(form: URLSearchParams): LocalDate | null {
  const due = form.get('due') ?? ''
  return readDate(due === 'other' ? (form.get('due-day') ?? '') : due)
}

export type Closing = { readonly outcome: HelpRequestOutcome; readonly words: string }

/** Outcomes that an adviser can give; stopping is the person's own. */
export const DESK_OUTCOMES = HELP_REQUEST_OUTCOMES.filter(({ value }) => value !== 'withdrawn')

/** Reads how a request ends. Nothing closes without a word to the person. */
export function readClosing(form: URLSearchParams): ReadAs<Closing> {
  const mistakes: Record<string, string> = {}
  const outcome = DESK_OUTCOMES.find(({ value }) => value === form.get('outcome'))?.value
  if (!outcome) mistakes.outcome = 'Choose how it ended'
  const words = textIn(form, 'words', 1000)
  if (!words) mistakes.words = 'Write what you want to tell them'
  return outcome && words ? { ok: true, value: { outcome, words } } : { ok: false, mistakes }
}
