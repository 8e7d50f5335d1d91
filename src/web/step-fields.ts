import { londonDate, readDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { SENDS_FILE, STEP_OWNERS } from '../domain/plan.ts'
import { type Html, html } from '../kit/html.ts'
import type { StepFacts } from '../records/plan-change.ts'
import type { StepStaff } from '../records/step-staff.ts'
import type { Ask } from './ask.ts'
import { input } from './components/input.ts'
import { select } from './components/select.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'
import { staffChoice } from './plan-words.ts'

const LONGEST = 300

type StepFieldsPage = {
  /** What the person is called here: "Augustin", or "You" on their own page. */
  readonly person: string
  readonly key: string
  readonly title: string
  readonly mistakes: Mistakes
  /** Who of the staff can take it on. */
  readonly staff?: readonly StepStaff[]
}

/** The questions of one step: what, who, by when; which organisation where it is theirs. */
export function stepFields(
  { person, key, title, mistakes, staff = [] }: StepFieldsPage,
  { form }: Pick<Ask, 'form'>,
): Html {
  const at = (name: string) => ({ id: key + name, name: key + name, value: form.get(key + name) ?? '' })
  const [first, ...others] = STEP_OWNERS
  const sends = { value: SENDS_FILE.value, text: `${person} sends a photo or file` }
  const whose = staff.map(({ accountId, name, organization }) => ({
    value: staffChoice(accountId),
    text: `${name}, ${organization}`,
  }))
  const owners = [
    ...[{ value: first.value, text: person }, sends],
    ...others.flatMap((owner) =>
      owner.value === 'adviser' ? [{ ...owner, text: 'Whoever has the case' }, ...whose] : [owner],
    ),
  ]
  return html`<fieldset class="govuk-fieldset gw-step-fields"><legend class="govuk-fieldset__legend gw-step-fields__title">${title}</legend>
<div class="gw-step-fields__what">${input({ ...at('words'), label: { text: 'What' }, autocomplete: 'off', ...mistakeAt(mistakes, `${key}words`) })}</div>
${select({ ...at('owner'), label: { text: 'Who does it' }, items: owners, ...mistakeAt(mistakes, `${key}owner`) })}
${input({ ...at('due'), type: 'date', label: { text: 'By' }, ...mistakeAt(mistakes, `${key}due`) })}
<div class="gw-step-fields__which">${input({ ...at('which'), label: { text: 'Which organisation or employer' }, autocomplete: 'off', ...mistakeAt(mistakes, `${key}which`) })}</div></fieldset>`
}

/** Reads one step; a date in the past is only taken where it is the one that stands. */
export function readStep(
  form: URLSearchParams,
  key: string,
  mistakes: Record<string, string>,
  standsOn: LocalDate | null,
  now: Date,
  staff: readonly StepStaff[] = [],
): StepFacts | null {
  const before = Object.keys(mistakes).length
  const words = textIn(form, `${key}words`)
  if (!words) mistakes[`${key}words`] = 'Write what somebody does'
  const chosen = form.get(`${key}owner`)
  const asksFile = chosen === SENDS_FILE.value
  const taker = staff.find(({ accountId }) => chosen === staffChoice(accountId))
  const ownerSide = asksFile ? 'person' : taker ? 'adviser' : STEP_OWNERS.find(({ value }) => value === chosen)?.value
  if (!ownerSide) mistakes[`${key}owner`] = 'Choose who does it'
  const named = ownerSide === 'partner' || ownerSide === 'employer'
  const ownerWords = named ? textIn(form, `${key}which`) || null : null
  if (named && !ownerWords) mistakes[`${key}which`] = 'Say which organisation or employer'
  const dueOn = readDate(textIn(form, `${key}due`))
  if (!dueOn) mistakes[`${key}due`] = 'Say by when'
  else if (dueOn < londonDate(now) && dueOn !== standsOn) mistakes[`${key}due`] = 'Choose a day that is still to come'
  if (Object.keys(mistakes).length > before || !ownerSide || !dueOn) return null
  return { words, ownerSide, ownerAccountId: taker?.accountId ?? null, ownerWords, asksFile, dueOn }
}

export const textIn = (form: URLSearchParams, name: string): string =>
  (form.get(name) ?? '').normalize('NFC').replace(/\r\n?/g, '\n').trim().slice(0, LONGEST)
