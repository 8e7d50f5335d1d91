import { FIELDS, type Field, type PostingAnswers, type Section } from '../../../domain/posting-fields.ts'

/** No answer is longer, whatever a form sends. */
const LONGEST = 20_000

/** Returns what a section's form says, as typed; nothing of other sections. */
export function readAnswers(section: Section, form: URLSearchParams): PostingAnswers {
  return Object.fromEntries(
    section.fields.map((name) => {
      const field: Field = FIELDS[name]
      if (field.type !== 'several') return [name, (form.get(name) ?? '').slice(0, LONGEST)]
      const known = field.options?.map(({ value }) => value) ?? []
      return [name, form.getAll(name).filter((value) => known.includes(value))]
    }),
  )
}
