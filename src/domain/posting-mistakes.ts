import type { Kind } from './facets.ts'
import { readWeeklyHours } from './hours.ts'
import { londonDate, readDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { normalisePostcode } from './postcode.ts'
import { FIELDS, type Field, type FieldName, type PostingAnswers } from './posting-fields.ts'
import { isOfMany, MOST_MORE, type More, SECTIONS, type Section } from './posting-sections.ts'
import { webAddress } from './web-address.ts'

/** `at` says which time is meant, where a field is answered more than once. */
export type Mistake = { readonly field: FieldName; readonly words: string; readonly at?: number }

/** One time of what there are more of: what was answered to each of its fields. */
export type Row = Readonly<Partial<Record<FieldName, string>>>

/** Returns the times of what there are more of, as typed; those of which nothing is said are left out. */
export function rowsOf(answers: PostingAnswers, { fields }: More): Row[] {
  const lists = fields.map((field) => ticked(answers, field))
  const count = Math.min(MOST_MORE, Math.max(...lists.map(({ length }) => length)))
  return Array.from({ length: count }, (_, at) =>
    Object.fromEntries(fields.map((field, column) => [field, (lists[column]![at] ?? '').trim()])),
  ).filter((row) => Object.values(row).some((words) => words !== ''))
}

/** Returns the words of an answer, tidied; empty where there is none. */
export const answer = (answers: PostingAnswers, field: FieldName): string => {
  const given = answers[field]
  return (typeof given === 'string' ? given : '').trim()
}

/** Returns the values ticked. */
export const ticked = (answers: PostingAnswers, field: FieldName): readonly string[] => {
  const given = answers[field]
  return typeof given === 'string' ? (given ? [given] : []) : (given ?? [])
}

/** Returns a whole number that was typed; null where it is none. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,5}$/.test(text) ? Number(text) : null
}

/** Returns a time of day that was typed, as `09:30`: "9.30am", "14:00", "9"; null where it is none. */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$/i.exec(text.trim())
  if (!found) return null
  const [, hour, minutes = '00', half] = found
  const twelve = half ? (Number(hour) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : Number(hour)
  if (twelve > 23 || Number(minutes) > 59 || (half && Number(hour) > 12)) return null
  return `${String(twelve).padStart(2, '0')}:${minutes}`
}

/** Returns the weekly hours that were typed: "20", "16 to 24", "about 20 hours a week". */
export function readWeek(text: string): { readonly minimum: number; readonly maximum: number } | null {
  const bare = /^(\d{1,2}(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d{1,2}(?:\.\d+)?))?(?:\s*hours)?$/i.exec(text.trim())
  if (!bare) return readWeeklyHours(text)
  const minimum = Number(bare[1])
  const maximum = Number(bare[2] ?? bare[1])
  return minimum > 0 && maximum >= minimum && maximum <= 80 ? { minimum, maximum } : null
}

/** Returns what is wrong with what was typed into a section, in its order. What is empty is not wrong, only missing. */
export function mistakesIn(section: Section, answers: PostingAnswers, now: Date): Mistake[] {
  const wrong = section.fields.flatMap((field) => {
    const words = isOfMany(field) ? null : mistakeIn(field, FIELDS[field], answers)
    return words ? [{ field, words }] : []
  })
  const again = section.more ? mistakesInRows(section.more, answers) : []
  return [...wrong, ...again, ...acrossFields(section, answers, londonDate(now))]
}

const FIRST_MISSING: Readonly<Partial<Record<FieldName, string>>> = {
  moreDay: 'Enter the day, or empty the other answers beside it',
  moreStarts: 'Enter when it starts, or empty the other answers beside it',
  morePostcode: 'Enter the postcode, or empty the other answers beside it',
}

function mistakesInRows(more: More, answers: PostingAnswers): Mistake[] {
  return rowsOf(answers, more).flatMap((row, at) => {
    const wrong = more.fields.flatMap((field) => {
      const words = mistakeIn(field, FIELDS[field], { ...row } as PostingAnswers)
      return words ? [{ field, words, at }] : []
    })
    const [first] = more.fields
    if (row[first] === '') wrong.push({ field: first, words: FIRST_MISSING[first] ?? 'Say more', at })
    const [starts, ends] = [readDate(row.moreStarts ?? ''), readDate(row.moreEnds ?? '')]
    if (starts && ends && ends < starts) wrong.push({ field: 'moreEnds', words: 'It ends before it starts', at })
    return wrong
  })
}

function mistakeIn(name: FieldName, field: Field, answers: PostingAnswers): string | null {
  const text = answer(answers, name)
  if (field.options) {
    const known = field.options.map(({ value }) => value)
    return ticked(answers, name).every((value) => known.includes(value)) ? null : 'Choose from the list'
  }
  if (text === '') return null
  if (field.most && text.length > field.most) return `Use ${field.most} characters or fewer`
  if (name === 'week' && !readWeek(text)) return 'Enter hours a week, like 20 or 16 to 24'
  return CHECKS[field.type]?.(text) ?? null
}

/** How each type of answer is looked at; what is not here may be anything. */
const CHECKS: Readonly<Partial<Record<Field['type'], (text: string) => string | null>>> = {
  date: (text) => (readDate(text) ? null : 'Enter a date, like 31/12/2026'),
  time: (text) => (readTime(text) ? null : 'Enter a time, like 9:30 or 14:00'),
  number: (text) => (wholeNumber(text) === null ? 'Enter a whole number, like 6' : null),
  postcode: (text) => (normalisePostcode(text)?.postcode ? null : 'Enter a full postcode, like NW5 2AA'),
  web: (text) => (webAddress(withScheme(text)) ? null : 'Enter a web address, like https://example.org/jobs'),
  email: (text) =>
    /^[^\s@<>"']+@[^\s@<>"']+\.[a-z]{2,}$/i.test(text) ? null : 'Enter an e-mail address, like name@example.org',
  phone: (text) => (text.replace(/\D/g, '').length >= 10 ? null : 'Enter a telephone number, like 020 7946 0100'),
}

/** Returns a web address with https in front where none was typed. */
export const withScheme = (text: string): string => (/^[a-z]+:/i.test(text) ? text : `https://${text}`)

/** A day that has passed is right as long as another is ahead. */
function acrossFields({ fields, more }: Section, answers: PostingAnswers, today: LocalDate): Mistake[] {
  const again = more ? rowsOf(answers, more).map((row) => readDate(row.moreDay ?? row.moreStarts ?? '')) : []
  const isAhead = again.some((day) => day !== null && day >= today)
  const takesIn = fields.includes('moreStarts')
  const date = (field: FieldName) => (fields.includes(field) ? readDate(answer(answers, field)) : null)
  const [starts, ends, closes, day] = [date('starts'), date('ends'), date('closes'), date('day')]
  const mistakes: Mistake[] = []
  if (starts && ends && ends < starts) mistakes.push({ field: 'ends', words: 'It ends before it starts' })
  if (closes && closes < today && !isAhead)
    mistakes.push({ field: 'closes', words: 'The last day to apply has passed' })
  if (takesIn && starts && starts < today && !closes && !isAhead) {
    mistakes.push({ field: 'starts', words: 'That day has passed. Say below until when people can still join' })
  }
  if (day && day < today && !isAhead) mistakes.push({ field: 'day', words: 'That day has passed' })
  const youngest = fields.includes('youngest') ? wholeNumber(answer(answers, 'youngest')) : null
  const oldest = fields.includes('oldest') ? wholeNumber(answer(answers, 'oldest')) : null
  if (youngest !== null && oldest !== null && oldest < youngest) {
    mistakes.push({ field: 'oldest', words: 'The oldest age is below the youngest' })
  }
  const inPerson = fields.includes('delivery') && ticked(answers, 'delivery').includes('in-person')
  if (inPerson && answer(answers, 'postcode') === '') {
    mistakes.push({ field: 'postcode', words: 'Enter the postcode where people come to' })
  }
  return mistakes
}

/** How a section stands: nothing yet, some of it, something to mend, or all it needs. */
export type SectionStanding = 'not-started' | 'started' | 'mistakes' | 'done'

export type SectionState = {
  readonly section: Section
  readonly standing: SectionStanding
  readonly missing: readonly FieldName[]
  readonly mistakes: readonly Mistake[]
  /** A section without needed fields may be left empty. */
  readonly optional: boolean
}

/** Returns how each section of the task list stands. */
export function sectionStates(kind: Kind, answers: PostingAnswers, now: Date): SectionState[] {
  return SECTIONS[kind].map((section) => {
    const mistakes = mistakesIn(section, answers, now)
    const missing = section.needed.filter((field) => ticked(answers, field).join('').trim() === '')
    const isEmpty = section.fields.every((field) => ticked(answers, field).join('').trim() === '')
    const standing = isEmpty
      ? 'not-started'
      : mistakes.length > 0
        ? 'mistakes'
        : missing.length > 0
          ? 'started'
          : 'done'
    return { section, standing, missing, mistakes, optional: section.needed.length === 0 }
  })
}

/** Returns whether a posting can be sent: everything needed is there and nothing is wrong. */
export const isReady = (states: readonly SectionState[]): boolean =>
  states.every(({ standing, optional }) => standing === 'done' || (optional && standing === 'not-started'))
