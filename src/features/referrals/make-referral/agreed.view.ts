import { ASKED_MILESTONES } from '../../../domain/referral-milestone.ts'
import { DATA_CLASSES, SHARING_WORDING } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'
import { ASKED_CLASSES, ASKED_HOW } from './agreed.form.ts'

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--m' } })

/** Returns the questions of what they agreed to, each on its own, and health apart from all others. */
export const agreedFields = (form: URLSearchParams, mistakes: Mistakes): Html =>
  html`<p class="govuk-body">Read this to them:</p>
${insetText({ text: `“${SHARING_WORDING.referral}”` })}
${checkboxes({
  name: 'class',
  values: form.getAll('class'),
  fieldset: legend('What may be passed on?'),
  hint: { text: 'Their name, and how to reach them safely, always go along. Tick what else they agree to.' },
  items: classItems(false),
})}
${checkboxes({
  name: 'class',
  idPrefix: 'class-health',
  values: form.getAll('class'),
  fieldset: legend('And health?'),
  hint: { text: 'Ask on its own. If not ticked, nothing about health is passed on, and no file.' },
  items: classItems(true),
})}
<p class="govuk-body">Then read this:</p>
${insetText({ text: `“${SHARING_WORDING.progress}”` })}
${checkboxes({
  name: 'milestone',
  values: form.getAll('milestone'),
  fieldset: legend('What may you hear later? (optional)'),
  hint: { text: 'You always hear whether they take it on.' },
  items: ASKED_MILESTONES.map(({ value, text }) => ({ value, text })),
})}
${radios({
  name: 'how',
  value: form.get('how') ?? '',
  classes: 'govuk-radios--inline',
  fieldset: legend('They heard this and agreed. How?'),
  items: AGREED_HOW.filter(({ value }) => ASKED_HOW.some((how) => how === value)),
  ...mistakeAt(mistakes, 'how'),
})}
${details({
  summaryText: 'Is there anybody who works with us who must not see this?',
  open: form.has('not-see'),
  html: textarea({
    ...{ id: 'not-see', name: 'not-see', rows: 3, value: form.get('not-see') ?? '' },
    label: { text: 'Who, and what should we know? (optional)', classes: 'govuk-label--s' },
    hint: {
      text: 'If you write anything here, the record is kept shut at once. Only the privacy lead of the council reads these words, and lets in the right people. That can take a working day.',
    },
  }),
})}`

const classItems = (health: boolean) =>
  DATA_CLASSES.filter(({ value }) => ASKED_CLASSES.some((asked) => asked === value))
    .filter(({ value }) => (value === 'health') === health)
    .map(({ value, text }) => ({ value, text }))
