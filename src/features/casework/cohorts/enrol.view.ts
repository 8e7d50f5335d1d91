import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { CohortWithTally } from '../../../records/cohort.ts'
import type { OwnPerson } from '../../../records/cohort-people.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'
import { placesWords } from './cohorts.view.ts'

export type EnrolShown = { readonly people: readonly OwnPerson[]; readonly elsewhere: boolean }

export function enrolView(cohort: CohortWithTally, shown: EnrolShown, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const path = `/desk/cohorts/${cohort.id}`
  return deskLayout(
    {
      ...{ ask, title: 'Put somebody forward', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: path, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Put somebody forward</h1>
<p class="govuk-body">${cohort.name}: ${placesWords(cohort)}.${cohort.enrolled >= cohort.ceiling && ' They come onto the waiting list.'}</p>
<form method="post" action="${path}/enrol" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'person', name: 'person', value: typed('person'), ...mistakeAt(mistakes, 'person') },
  label: { text: 'Who comes?', classes: 'govuk-label--s' },
  hint: { text: 'Those you look after.' },
  items: [
    { value: '', text: 'Choose' },
    ...shown.people.map((person) => ({ value: person.caseId, text: `${fullName(person)}, ${person.number}` })),
  ],
})}
${input({
  ...{ id: 'number', name: 'number', value: typed('number'), classes: 'govuk-input--width-10', autocomplete: 'off' },
  label: { text: 'Or the number of somebody’s record', classes: 'govuk-label--s' },
  hint: { text: 'Like P-7K3M-4QRT' },
})}
${
  shown.elsewhere &&
  html`${insetText({ text: `${cohort.organizationName} runs this group. They see the name, how to reach them safely, what they want help with and what they need to take part, until three months after it ends.` })}
${radios({
  ...{ name: 'how', value: typed('how'), ...mistakeAt(mistakes, 'how') },
  fieldset: { legend: { text: 'They agree to that. How did they say so?', classes: 'govuk-fieldset__legend--s' } },
  items: AGREED_HOW.filter(({ value }) => value !== 'machine'),
})}`
}
<p class="gw-small-print">${cohort.facilitatorName} leads the group, and sees their record from now on until some time after it.</p>
${button({ text: 'Put them forward', preventDoubleClick: true })}</form>`,
  )
}
