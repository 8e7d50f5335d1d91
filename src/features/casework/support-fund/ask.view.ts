import { calledName, type Participant } from '../../../domain/participant.ts'
import { FUND_PURPOSES, PAYEES, penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { SupportFund } from '../../../records/support-fund.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'

export type AskShown = {
  readonly person: Participant
  readonly funds: readonly SupportFund[]
  /** What is asked again; null: for the first time. */
  readonly request: FundRequest | null
  readonly mistakes: Mistakes
}

export function askView({ person, funds, request, mistakes }: AskShown, ask: Ask): Html {
  const name = calledName(person)
  const title = request ? 'Ask again' : 'Ask the support fund'
  const path = request ? `/desk/fund/${request.id}/change` : `/desk/people/${person.id}/fund/new`
  const typed = (field: string, kept = '') => ask.form.get(field) ?? kept
  const label = (text: string) => ({ text, classes: 'govuk-label--s' })
  const [only] = funds
  if (!only) {
    return personLayout(
      { ask, person, title, section: '/fund' },
      html`<h1 class="govuk-heading-l">${title}</h1><div class="gw-empty"><p>Your organisation has no support fund that fits ${name}. Whoever manages your team can open one.</p></div>`,
    )
  }
  const supplier = input({
    ...{ id: 'payee-words', name: 'payee-words', value: typed('payee-words', request?.payeeWords) },
    label: { text: 'Which supplier, if it is one?' },
    ...mistakeAt(mistakes, 'payee-words'),
  })
  const purposes = FUND_PURPOSES.filter(({ value }) => funds.some((fund) => fund.purposes.includes(value)))
  return personLayout(
    { ask, person, title, section: '/fund', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">Fill it in together. ${name} reads what you write.</p>
<form method="post" action="${path}" class="gw-plan-form" novalidate>${deskFields(ask)}
${
  funds.length > 1
    ? radios({
        ...{ name: 'fund', value: typed('fund', request?.fundId), ...mistakeAt(mistakes, 'fund') },
        fieldset: { legend: { text: 'Which fund?', classes: 'govuk-fieldset__legend--s' } },
        items: funds.map(({ id, name, payer }) => ({ value: id, text: name, hint: { text: payer } })),
      })
    : html`<p class="govuk-body"><strong>${only.name}</strong><br><span class="gw-quiet">${only.payer}</span></p>`
}
${select({
  ...{ id: 'purpose', name: 'purpose', value: typed('purpose', request?.purpose), label: label('What is it for?') },
  items: [{ value: '', text: 'Choose' }, ...purposes.map(({ value, text }) => ({ value, text }))],
  ...mistakeAt(mistakes, 'purpose'),
})}
${input({
  ...{ id: 'amount', name: 'amount', value: typed('amount', request ? penceWords(request.asked).slice(1) : '') },
  ...{ label: label('How much?'), prefix: { text: '£' }, classes: 'govuk-input--width-5', inputmode: 'decimal' },
  ...{ autocomplete: 'off', ...mistakeAt(mistakes, 'amount') },
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: typed('words', request?.words) },
  label: label('What does it make possible?'),
  hint: { text: 'For example: “A bus pass for the first month, until the first wages come.”' },
  ...mistakeAt(mistakes, 'words'),
})}
${radios({
  ...{ name: 'payee', value: typed('payee', request?.payee), ...mistakeAt(mistakes, 'payee') },
  fieldset: { legend: { text: 'Who is paid?', classes: 'govuk-fieldset__legend--s' } },
  items: PAYEES.map(({ value, text }) => ({
    value,
    text: value === 'staff' ? 'You have paid for it already' : text,
    ...(value === 'supplier' && { conditional: { html: supplier } }),
  })),
})}
${input({
  ...{ id: 'needed-on', name: 'needed-on', type: 'date', value: typed('needed-on', request?.neededOn) },
  ...{ label: label('By when is it needed?'), classes: 'govuk-input--width-10', ...mistakeAt(mistakes, 'needed-on') },
})}
<div class="govuk-button-group">${button({ text: request ? 'Ask again' : 'Ask', preventDoubleClick: true })}${
      !request && button({ text: 'Ask later', name: 'later', value: 'yes', classes: 'govuk-button--secondary' })
    }</div></form>`,
  )
}
