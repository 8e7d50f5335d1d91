import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { table } from '../../../web/components/table.ts'
import { monthWords } from '../../../web/dates.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { StatisticsPage } from './own-statistics.page.ts'

const COLUMNS = ['Listing', 'Seen in results', 'Opened', 'Applied', 'Answered', 'Started']

export function ownStatisticsView({ month, months, rows }: StatisticsPage, ask: Ask): Html {
  const title = 'Your figures'
  return deskLayout(
    { ask, title, width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<form method="get" action="/desk/statistics">
${select({
  name: 'month',
  label: { text: 'Month' },
  value: month,
  items: months.map((one) => ({ value: one, text: monthWords(one) })),
})}
${button({ text: 'Show this month', classes: 'govuk-button--secondary' })}</form>
<h2 class="govuk-heading-m">${monthWords(month)}</h2>
${rows.length === 0 ? html`<div class="gw-empty"><p>Nobody has met your listings in this month yet.</p></div>` : figures(rows, month)}
<p class="gw-small-print">We count pages, not people: no cookies and no addresses. Counts from 1 to 7 are shown as “fewer than 8”, others to the nearest 5. Applied, answered and started are those who applied or signed up here in this month. For a course or an event, answered means that they were given a place, and started that they came.</p>`,
  )
}

const figures = (rows: StatisticsPage['rows'], month: string): Html => html`
<div class="gw-scroll" role="region" tabindex="0" aria-label="${`Figures of ${monthWords(month)}`}">
${table({
  caption: `Your listings in ${monthWords(month)}`,
  captionClasses: 'govuk-visually-hidden',
  firstCellIsHeader: true,
  head: COLUMNS.map((text) => ({ text })),
  rows: rows.map(({ title, path, counts }) => [
    { html: html`<a class="govuk-link" href="${path}">${title}</a>` },
    ...counts.map((text) => ({ text })),
  ]),
})}</div>`
