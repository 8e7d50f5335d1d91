import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import { type FundLine, QUEUES } from './person-fund.page.ts'

export const queueView = (show: string, lines: readonly FundLine[], ask: Ask): Html => {
  const late = lines.filter((line) => line.late)
  return deskLayout(
    { ask, title: 'Support fund', width: 'wide' },
    html`<div class="gw-head"><h1 class="govuk-heading-l">Support fund</h1><a class="govuk-link" href="/desk/fund/budgets">Budgets and limits</a></div>
<p class="govuk-body">Money for what stands in the way: travel, clothes, tools, childcare and more. To ask, open the person’s record.</p>
<nav class="gw-parts" aria-label="What is shown"><ul class="gw-parts__list">${QUEUES.map(
      ({ value, text }) =>
        html`<li class="gw-parts__item"><a class="gw-parts__link" href="/desk/fund${value !== 'mine' && `?show=${value}`}"${value === show && html` aria-current="true"`}>${text}</a></li>`,
    )}</ul></nav>
${
  lines.length === 0
    ? html`<div class="gw-empty"><p>Nothing waits here.</p></div>`
    : html`<p class="govuk-body">${countOf(lines.length, 'request', 'requests')}${late.length > 0 && html`, <strong class="gw-case__late">${late.length} late</strong>`}</p>
<ul class="gw-today__list">${lines.map(row)}</ul>`
}`,
  )
}

const row = (line: FundLine): Html => html`<li class="gw-today__row gw-fund-row">
<p class="gw-fund-row__sum">${line.sum}</p>
<div class="gw-today__what"><p class="gw-today__who"><a class="govuk-link" href="/desk/fund/${line.id}">${line.who}</a> ${tag({ ...line.tag, classes: `${line.tag.classes} gw-tag` })}</p>
<p class="gw-today__words">${line.title}</p>
${line.next && html`<p>${line.late ? html`<strong class="gw-case__late">${line.next}</strong>` : line.next}</p>`}
<p class="gw-quiet">${line.about}</p></div></li>`
