import { fullName, type Participant } from '../../../domain/participant.ts'
import { ASKED_DATA_CLASSES } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { AGREED_HOW } from '../../../web/referral-packet-view.ts'
import { AGREED_FOR, type Recipient } from './sharing.form.ts'

const small = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

export function giveView(person: Participant, recipients: readonly Recipient[], mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const title = 'Somebody else helps as well'
  return deskLayout(
    {
      ...{ ask, title, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/people/${person.id}`, text: fullName(person) },
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Write down what ${person.knownAs || person.givenName} agreed to. They can take it back at any time, and then nobody sees more.</p>
<form method="post" action="/desk/people/${person.id}/sharing" novalidate>${deskFields(ask)}
${select({
  ...{
    id: 'recipient',
    name: 'recipient',
    value: typed('recipient'),
    label: { text: 'Who?', classes: 'govuk-label--s' },
  },
  items: [
    { value: '', text: 'Choose an organisation' },
    ...recipients.map(({ id, name }) => ({ value: id, text: name })),
  ],
  ...mistakeAt(mistakes, 'recipient'),
})}
${checkboxes({
  ...{
    name: 'classes',
    values: ask.form.getAll('classes'),
    fieldset: small('What may they know?'),
    items: ASKED_DATA_CLASSES,
  },
  ...mistakeAt(mistakes, 'classes'),
})}
${radios({
  ...{ name: 'how', value: typed('how'), fieldset: small('How did they agree?'), classes: 'govuk-radios--small' },
  items: AGREED_HOW.filter(({ value }) => value !== 'machine'),
  ...mistakeAt(mistakes, 'how'),
})}
${radios({
  ...{ name: 'days', value: typed('days'), fieldset: small('For how long?'), classes: 'govuk-radios--small' },
  items: AGREED_FOR,
  ...mistakeAt(mistakes, 'days'),
})}
${button({ text: 'Save the agreement' })}</form>`,
  )
}
