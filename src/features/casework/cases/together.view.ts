import type { HelpRequest } from '../../../domain/help-request.ts'
import { fullName } from '../../../domain/participant.ts'
import type { ReferredPerson } from '../../../domain/referral-packet.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { PossibleMatch } from '../../../records/person-match.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { openingFields } from './open.view.ts'

export type Together = {
  readonly request: HelpRequest
  readonly person: ReferredPerson
  readonly matches: readonly PossibleMatch[]
  /** Another organisation may have a record; nothing more is known here. */
  readonly elsewhere: boolean
}

export function togetherView({ request, person, matches, elsewhere }: Together, mistakes: Mistakes, ask: Ask): Html {
  const path = `/desk/help-requests/${request.reference}`
  return deskLayout(
    {
      ...{ ask, title: `Start working with ${request.name}`, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: path, text: request.reference },
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Start working with ${request.name}</h1>
<p class="govuk-body">The request ends, and you look after them from now on.</p>
<form method="post" action="${path}/together" novalidate>${deskFields(ask)}
${recordQuestion(person, matches, mistakes, ask)}
${elsewhere && html`<p class="govuk-inset-text">Another organisation may know them. You can ask to link the records later.</p>`}
${openingFields(person.givenName || request.name, mistakes, ask)}
${button({ text: 'Start working together', preventDoubleClick: true })}
</form>`,
  )
}

/** One person, one record: whoever may be the same is asked about first. */
function recordQuestion(
  person: ReferredPerson,
  matches: readonly PossibleMatch[],
  mistakes: Mistakes,
  { form }: Ask,
): Html {
  const names = html`${input({
    ...{ id: 'given-name', name: 'given-name', value: person.givenName, ...mistakeAt(mistakes, 'given-name') },
    label: { text: 'First name' },
  })}${input({
    ...{ id: 'family-name', name: 'family-name', value: person.familyName, ...mistakeAt(mistakes, 'family-name') },
    label: { text: 'Last name' },
  })}${input({
    ...{ id: 'born', name: 'born', type: 'date', value: form.get('born') ?? '', classes: 'govuk-input--width-10' },
    label: { text: 'Date of birth (optional)' },
  })}`
  if (matches.length === 0) return html`<input type="hidden" name="record" value="new">${names}`
  return radios({
    ...{ name: 'record', idPrefix: 'record', value: form.get('record') ?? '', ...mistakeAt(mistakes, 'record') },
    fieldset: { legend: { text: 'Do we know them already?', classes: 'govuk-fieldset__legend--m' } },
    items: [
      ...matches.map(({ person: one }) => ({
        value: one.id,
        text: `${fullName(one)}, ${one.number}`,
        hint: { text: one.bornOn ? `Born ${fullDate(one.bornOn)}` : 'Date of birth not known' },
      })),
      { divider: 'or' },
      { value: 'new', text: 'None of these: somebody new', conditional: { html: names } },
    ],
  })
}
