import { readAddress, takesTexts } from '../../../adapters/text/contact-address.ts'
import type { ChecklistAnswer } from '../../../domain/enrolment.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import type { EnrolmentDraft } from '../../../records/enrolment.ts'
import type { Start } from '../../../records/enrolment-start.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

/** In a form, "tell me when there is a date". */
export const NO_DATE = 'no-date'

export const HAS = [
  { value: 'yes', text: 'Yes' },
  { value: 'not-yet', text: 'Not yet' },
  { value: 'not-sure', text: 'I am not sure' },
] as const

/** Returns how a start is called in a form. */
export const startValue = ({ startsAt }: Start): string => startsAt.toISOString()

export type ReadForm = {
  readonly mistakes: Mistakes
  /** Null: they wait for a date. */
  readonly start: Start | null
  readonly draft: EnrolmentDraft | null
}

const tidy = (form: URLSearchParams, name: string, longest: number): string =>
  (form.get(name) ?? '').toWellFormed().replaceAll('\0', '').replace(/\s+/g, ' ').trim().slice(0, longest)

/** Reads a form. What is needed is asked about and never refuses anybody: an answer may be left out. */
export function readEnrolForm(
  form: URLSearchParams,
  opportunity: Opportunity,
  starts: readonly Start[],
  language: string,
): ReadForm {
  const asked = form.get('start')
  const start = starts.find((one) => startValue(one) === asked) ?? null
  const name = tidy(form, 'name', 100)
  const address = readAddress(tidy(form, 'address', 300))
  const reachable = address && (address.kind === 'email' || takesTexts(address.value)) ? address : null
  const mistakes: Record<string, string> = {}
  if (starts.length > 0 && !start && asked !== NO_DATE) mistakes.start = 'Choose a date'
  if (!name) mistakes.name = 'Enter your name'
  if (!reachable) {
    mistakes.address = 'Enter an email address like name@example.org, or a mobile number like 07700 900123'
  }
  if (!reachable || Object.keys(mistakes).length > 0) return { mistakes, start, draft: null }
  const draft = {
    name,
    address: reachable,
    accessWords: tidy(form, 'access-words', 500) || null,
    language,
    checklist: checklistIn(form, opportunity),
  }
  return { mistakes, start, draft }
}

const checklistIn = (form: URLSearchParams, { requirements }: Opportunity): ChecklistAnswer[] =>
  requirements.flatMap(({ words }, at) => {
    const has = HAS.find(({ value }) => value === form.get(`need-${at + 1}`))?.value
    return has ? [{ words, has }] : []
  })
