import { londonDate } from '../domain/london-time.ts'
import { addWorkingDays } from '../domain/working-days.ts'
import { type Html, html } from '../kit/html.ts'
import { input } from './components/input.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'

/** A week from now is what is usually agreed; it stands there to be changed. */
const USUAL_DAYS = 5

/** Returns the questions what happens next with somebody and by when: what is typed, else what there is, else a week on. */
export function nextStepFields(
  { form, now, called }: { readonly form: URLSearchParams; readonly now: Date; readonly called: string },
  mistakes: Mistakes,
  kept: { readonly nextStep: string | null; readonly dueAt: Date | null } | null = null,
): Html {
  const due = kept?.dueAt && kept.dueAt > now ? londonDate(kept.dueAt) : addWorkingDays(londonDate(now), USUAL_DAYS)
  return html`${input({
    ...{ id: 'next', name: 'next', value: form.get('next') ?? kept?.nextStep ?? '', ...mistakeAt(mistakes, 'next') },
    label: { text: 'What happens next?', classes: 'govuk-label--s' },
    hint: { text: `${called} reads this. For example: “We look at the application together”.` },
  })}${input({
    ...{ id: 'due', name: 'due', type: 'date', value: form.get('due') ?? due, classes: 'govuk-input--width-10' },
    ...{ label: { text: 'By which day?', classes: 'govuk-label--s' }, ...mistakeAt(mistakes, 'due') },
  })}`
}
