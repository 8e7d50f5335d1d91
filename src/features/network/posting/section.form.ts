import { FIELDS, type Field, type FieldName, type PostingAnswers } from '../../../domain/posting-fields.ts'
import { rowsOf } from '../../../domain/posting-mistakes.ts'
import { isOfMany, type More, type Section } from '../../../domain/posting-sections.ts'

/** No answer is longer, whatever a form sends. */
const LONGEST = 20_000

/** Returns what a section's form says, as typed; nothing of other sections. */
export function readAnswers(section: Section, form: URLSearchParams): PostingAnswers {
  const once = section.fields.filter((name) => !isOfMany(name)).map((name) => [name, readAnswer(name, form)])
  return { ...Object.fromEntries(once), ...(section.more && readMore(section.more, form)) }
}

function readAnswer(name: FieldName, form: URLSearchParams): string | readonly string[] {
  const field: Field = FIELDS[name]
  if (field.type !== 'several') return (form.get(name) ?? '').slice(0, LONGEST)
  const known = field.options?.map(({ value }) => value) ?? []
  return form.getAll(name).filter((value) => known.includes(value))
}

/** What is said again and again: a time of which everything was emptied is gone. */
function readMore(more: More, form: URLSearchParams): PostingAnswers {
  const typed = Object.fromEntries(more.fields.map((name) => [name, form.getAll(name).map(short)]))
  const rows = rowsOf(typed, more)
  return Object.fromEntries(more.fields.map((name) => [name, rows.map((row) => row[name] ?? '')]))
}

const short = (text: string): string => text.slice(0, 500)
