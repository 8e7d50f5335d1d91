import type { FundLimit } from '../../../domain/fund-decision.ts'
import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { FUND_PURPOSES, penceWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { SupportFund } from '../../../records/support-fund.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout, roleText } from '../../../web/layouts/desk-layout.ts'

export type LimitLine = { readonly role: FundLimit['role']; readonly alone: number | null; readonly oneOfTwo: boolean }

const BACK = { href: '/desk/fund/budgets', text: 'Budgets and limits' }

export const newFundView = (mistakes: Mistakes, ask: Ask): Html => {
  const field = (name: string, text: string, hint: string) =>
    input({
      ...{ id: name, name, value: ask.form.get(name) ?? '', hint: { text: hint }, ...mistakeAt(mistakes, name) },
      label: { text, classes: 'govuk-label--s' },
    })
  return deskLayout(
    { ask, title: 'Open a fund', backTo: BACK, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Open a fund</h1>
<form method="post" action="/desk/fund/budgets/new" novalidate>${deskFields(ask)}
${field('name', 'What is it called?', 'For example: “Way to work fund”.')}
${field('payer', 'Whose money is it?', 'Who pays, as they are called in the agreement.')}
${select({
  ...{ id: 'program', name: 'program', value: ask.form.get('program') ?? '' },
  label: { text: 'For whom?', classes: 'govuk-label--s' },
  items: [
    { value: '', text: 'Everybody we help' },
    ...REFERRAL_PROGRAMS.map(({ id, name }) => ({ value: id, text: `People on ${name}` })),
  ],
})}
${checkboxes({
  ...{ name: 'purposes', values: ask.form.getAll('purposes'), ...mistakeAt(mistakes, 'purposes') },
  fieldset: { legend: { text: 'What may it pay for?', classes: 'govuk-fieldset__legend--s' } },
  items: FUND_PURPOSES.map(({ value, text }) => ({ value, text })),
})}
${button({ text: 'Open the fund', preventDoubleClick: true })}</form>`,
  )
}

export const limitsView = (fund: SupportFund, limits: readonly LimitLine[], mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    { ask, title: `Who decides: ${fund.name}`, backTo: BACK, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<p class="govuk-caption-l">${fund.name}</p><h1 class="govuk-heading-l">Who decides</h1>
<p class="govuk-body">Up to how much each decides alone. Above all of it, two people decide together. Nobody decides for themself, and whoever asked is never one of the two.</p>
<form method="post" action="/desk/fund/budgets/limits/${fund.id}" novalidate>${deskFields(ask)}
${limits.map(({ role, alone }) =>
  input({
    ...{ id: `alone-${role}`, name: `alone-${role}`, prefix: { text: '£' }, classes: 'govuk-input--width-5' },
    value: ask.form.get(`alone-${role}`) ?? (alone === null ? '' : penceWords(alone).slice(1)),
    ...{ label: { text: roleText(role), classes: 'govuk-label--s' }, inputmode: 'decimal', autocomplete: 'off' },
    ...mistakeAt(mistakes, `alone-${role}`),
  }),
)}
${checkboxes({
  ...{
    name: 'two',
    values: ask.form.has('once')
      ? ask.form.getAll('two')
      : limits.filter(({ oneOfTwo }) => oneOfTwo).map(({ role }) => role),
  },
  fieldset: { legend: { text: 'Who can be one of the two?', classes: 'govuk-fieldset__legend--s' } },
  items: limits.map(({ role }) => ({ value: role, text: roleText(role) })),
})}
${button({ text: 'Save', preventDoubleClick: true })}</form>`,
  )
