import { FUND_PURPOSES, penceWords, yearWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { optionText } from '../../../web/option-words.ts'
import type { BudgetAsked } from './fund-budgets.page.ts'

type CloseShown = BudgetAsked & { readonly held: readonly FundRequest[]; readonly mistakes: Mistakes }

export const closeView = ({ fund, budget, held, mistakes }: CloseShown, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: `Close ${yearWords(budget.year)}`, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/fund/budgets/${budget.id}`, text: `${fund.name}, ${yearWords(budget.year)}` },
    },
    html`${mistakeSummary(mistakes)}<p class="govuk-caption-l">${fund.name}</p>
<h1 class="govuk-heading-l">Close ${yearWords(budget.year)}</h1>
<p class="govuk-body">Nothing more is approved from this budget. What was paid stays as it is.</p>
<form method="post" action="/desk/fund/budgets/${budget.id}/close" novalidate>${deskFields(ask)}
${
  held.length === 0
    ? html`<p class="govuk-body">Nothing is set aside any more.</p>`
    : checkboxes({
        ...{ name: 'carry', ...mistakeAt(mistakes, 'carry') },
        values: ask.form.has('once') ? ask.form.getAll('carry') : held.map(({ id }) => id),
        hint: { text: `Ticked: it goes on into ${yearWords(budget.year + 1)}. Not ticked: the money goes back.` },
        fieldset: { legend: { text: 'What is still set aside', classes: 'govuk-fieldset__legend--s' } },
        items: held.map(({ id, who, held, purpose }) => ({
          value: id,
          text: `${who}: ${optionText(FUND_PURPOSES, purpose)}, ${penceWords(held)}`,
        })),
      })
}
${button({ text: 'Close the year', preventDoubleClick: true })}</form>`,
  )
