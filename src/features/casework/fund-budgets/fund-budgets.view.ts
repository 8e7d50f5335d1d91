import { may } from '../../../domain/permission.ts'
import { FUND_PURPOSES, penceWords, yearWords } from '../../../domain/support-fund.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { BudgetChange, FundBudget } from '../../../records/support-fund.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { countOf, optionText, optionTexts } from '../../../web/option-words.ts'
import { type BudgetAsked, type BudgetLine, budgetLine, type FundShown } from './fund-budgets.page.ts'

export const budgetsView = (funds: readonly FundShown[], mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: 'Budgets and limits', width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: '/desk/fund', text: 'Support fund' },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Budgets and limits</h1>
${may(ask.viewer, 'support-fund.manage') && button({ text: 'Open a fund', href: '/desk/fund/budgets/new', classes: 'govuk-button--secondary' })}
${funds.length === 0 ? html`<div class="gw-empty"><p>Your organisation has no support fund yet. Open one, say who decides, and give it a budget for the year.</p></div>` : funds.map((fund) => fundPart(fund, mistakes, ask))}`,
  )

const fundPart = ({ fund, budgets, limits, missingYear }: FundShown, mistakes: Mistakes, ask: Ask): Html =>
  html`<section class="gw-fund" aria-labelledby="fund-${fund.id}"><h2 class="govuk-heading-m" id="fund-${fund.id}">${fund.name}</h2>
<p class="govuk-body">${fund.payer}<br><span class="gw-quiet">Pays for: ${optionTexts(FUND_PURPOSES, fund.purposes).toLowerCase()}</span></p>
<ul class="gw-cards">${budgets.map((one) => html`<li class="gw-card"><h3 class="gw-card__title"><a class="govuk-link" href="/desk/fund/budgets/${one.id}">${one.year}<span class="govuk-visually-hidden">: ${fund.name}</span></a></h3>${sums(one)}</li>`)}</ul>
${may(ask.viewer, 'support-fund.manage') && missingYear !== null && openYearForm({ fund, missingYear }, mistakes, ask)}
<h3 class="govuk-heading-s">Who decides</h3>
<ul class="govuk-list govuk-list--bullet">${limits.map((line) => html`<li>${line}</li>`)}</ul>
${may(ask.viewer, 'support-fund.manage') && html`<p class="govuk-body"><a class="govuk-link" href="/desk/fund/budgets/limits/${fund.id}">Change who decides<span class="govuk-visually-hidden"> about ${fund.name}</span></a></p>`}</section>`

/** A budget at a glance. The bar says nothing that the words do not. */
const sums = (
  line: BudgetLine,
): Html => html`<p class="gw-fund__left"><strong>${line.left}</strong> left of ${line.amount}</p>
<svg class="gw-fund__bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="gw-fund__whole" width="100" height="4"/><rect class="gw-fund__spent" width="${line.spentShare}" height="4"/><rect class="gw-fund__committed" x="${line.spentShare}" width="${line.committedShare}" height="4"/></svg>
<ul class="gw-fund__sums"><li class="gw-fund__sum gw-fund__sum--spent">${line.spent} spent</li><li class="gw-fund__sum gw-fund__sum--committed">${line.committed} set aside</li></ul>
<p class="gw-quiet">${line.forecast}</p>`

const openYearForm = (
  { fund, missingYear }: { fund: FundShown['fund']; missingYear: number },
  mistakes: Mistakes,
  ask: Ask,
): Html =>
  details({
    summaryText: `Give it a budget for ${yearWords(missingYear)}`,
    open: Boolean(mistakes[`amount-${fund.id}`]),
    html: html`<form method="post" action="/desk/fund/budgets/years/${fund.id}" novalidate>${deskFields(ask)}
${input({
  ...{ id: `amount-${fund.id}`, name: 'amount', prefix: { text: '£' }, classes: 'govuk-input--width-10' },
  ...{ label: { text: `Budget for ${yearWords(missingYear)}` }, inputmode: 'decimal', autocomplete: 'off' },
  ...mistakeAt(mistakes, `amount-${fund.id}`),
})}${button({ text: 'Save', classes: 'govuk-button--secondary' })}</form>`,
  })

type BudgetShown = BudgetAsked & {
  readonly requests: readonly FundRequest[]
  readonly changes: readonly BudgetChange[]
  readonly mistakes: Mistakes
}

export function budgetView({ fund, budget, requests, changes, mistakes }: BudgetShown, ask: Ask): Html {
  const path = `/desk/fund/budgets/${budget.id}`
  const line = budgetLine(budget, ask.now)
  const manages = may(ask.viewer, 'support-fund.manage')
  return deskLayout(
    {
      ...{ ask, title: `${fund.name}, ${line.year}`, width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: '/desk/fund/budgets', text: 'Budgets and limits' },
    },
    html`${mistakeSummary(mistakes)}<p class="govuk-caption-l">${fund.name}</p><h1 class="govuk-heading-l">${line.year}</h1>
<div class="gw-listing"><div class="gw-listing__main"><div class="gw-fund">${sums(line)}</div>
<div class="gw-head"><h2 class="govuk-heading-m">What it pays for</h2>${manages && requests.length > 0 && html`<a class="govuk-link" href="${path}/requests.csv" download>Save as a spreadsheet</a>`}</div>
${
  requests.length === 0
    ? html`<p class="govuk-body">Nothing yet, as far as you see it.</p>`
    : html`<p class="gw-quiet">${countOf(requests.length, 'request', 'requests')} of people you may see.</p><ul class="gw-rows">${requests.map(row)}</ul>`
}
</div><aside class="gw-listing__side">${manages && budget.closedAt === null && reviseForm(path, budget, mistakes, ask)}
<h2 class="govuk-heading-s">How it became this</h2>
<ul class="govuk-list govuk-list--spaced">${changes.map(
      ({ at, by, from, to, words }) =>
        html`<li>${from === null ? penceWords(to) : `${penceWords(from)} to ${penceWords(to)}`}: ${words}<br><span class="gw-quiet">${by}, ${dayOf(at)}</span></li>`,
    )}</ul>
${manages && budget.closedAt === null && html`<p class="govuk-body"><a class="govuk-link" href="${path}/close">Close this year</a></p>`}</aside></div>`,
  )
}

const row = (one: FundRequest): Html =>
  html`<li class="gw-rows__one"><div><strong><a class="govuk-link" href="/desk/fund/${one.id}">${one.who}</a></strong><br>${optionText(FUND_PURPOSES, one.purpose)}, asked ${dayOf(one.askedAt)}</div><div class="gw-rows__action">${one.paid > 0 ? `${penceWords(one.paid)} paid` : ''}${one.paid > 0 && one.held > 0 ? ', ' : ''}${one.held > 0 ? `${penceWords(one.held)} set aside` : ''}</div></li>`

const reviseForm = (path: string, { amount, version }: FundBudget, mistakes: Mistakes, ask: Ask): Html =>
  html`<section class="gw-box" aria-labelledby="revise"><h2 class="gw-box__title" id="revise">Make it more or less</h2>
<form method="post" action="${path}" novalidate>${deskFields(ask)}${versionField(version)}
${input({
  ...{ id: 'amount', name: 'amount', value: ask.form.get('amount') ?? penceWords(amount).slice(1) },
  ...{ label: { text: 'The whole budget' }, prefix: { text: '£' }, classes: 'govuk-input--width-10' },
  ...{ inputmode: 'decimal', autocomplete: 'off', ...mistakeAt(mistakes, 'amount') },
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 2, value: ask.form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
  label: { text: 'Why' },
})}
${button({ text: 'Save', preventDoubleClick: true })}</form></section>`
