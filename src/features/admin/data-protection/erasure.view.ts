import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { LegalHold } from '../../../records/legal-hold.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { recordNumberInput } from '../../../web/record-number.ts'

const DESK = '/desk/data-protection'

export const eraseView = (
  ask: Ask,
  {
    person,
    holds,
    mistakes,
  }: { readonly person: Participant; readonly holds: readonly LegalHold[]; readonly mistakes: Mistakes },
): Html =>
  deskLayout(
    { ask, title: 'Erase somebody', backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Erase ${fullName(person)}</h1>
${
  holds.length > 0
    ? html`<p class="govuk-body">A legal hold lies on this record. Nothing of it can be erased until <a class="govuk-link" href="${DESK}/holds/${holds[0]!.id}">the hold is lifted</a>.</p>`
    : form(ask, person, mistakes)
}`,
  )

const form = (
  ask: Ask,
  person: Participant,
  mistakes: Mistakes,
): Html => html`<p class="govuk-body">Everything about ${person.number} goes, in every organisation that helped them: notes, plans, appointments, messages, papers, referrals. Also in backups, should one be put back. Only that somebody was helped stays, in figures, and the list of who did what to which number.</p>
${warningText({ text: 'Nothing brings it back. Tell them what we did before you order it: afterwards we know no address.', iconFallbackText: 'Warning' })}
<form method="post" action="${DESK}/people/${person.id}/erase" novalidate>${deskFields(ask)}
${checkboxes({
  ...{
    name: 'by-address',
    idPrefix: 'by-address',
    values: [...ask.form.getAll('by-address'), ...ask.query.getAll('by-address')],
  },
  items: [
    {
      value: 'yes',
      text: 'Also what came from their address without a record',
      hint: {
        text: 'Requests for help, bookings, applications, places on courses and alerts. Only if they asked for it.',
      },
    },
  ],
})}
${recordNumberInput(ask, mistakes, 'Type the number of the record, so that it is the right one')}
${button({ text: 'Order it', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`
