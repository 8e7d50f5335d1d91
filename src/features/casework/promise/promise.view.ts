import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { PromisePage } from './promise.page.ts'

const NUMBER = { format: 'numeric' } as const

export const promiseView = (page: PromisePage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'The promise', width: 'wide' },
    html`<h1 class="govuk-heading-l">The promise</h1>
<p class="govuk-body-l">Nobody who asks for help is ever left without an owner, a next step and a date.</p>
<ul class="gw-tallies">
<li class="gw-tallies__one${page.kept ? html` gw-tallies__one--kept` : html` gw-tallies__one--broken`}"><div class="gw-tallies__link"><span class="gw-tallies__count">${page.gaps}</span><span class="gw-tallies__text">gaps</span></div></li>
<li class="gw-tallies__one"><div class="gw-tallies__link"><span class="gw-tallies__count">${page.open}</span><span class="gw-tallies__text">open in all</span></div></li>
<li class="gw-tallies__one"><div class="gw-tallies__link"><span class="gw-tallies__count">${page.late}</span><span class="gw-tallies__text">late</span></div></li>
</ul>
${table({
  caption: 'Gaps by kind of work',
  captionClasses: 'govuk-table__caption--m',
  firstCellIsHeader: true,
  classes: 'gw-few',
  head: [{ text: 'Work' }, ...['Open', 'Gaps', 'Late'].map((text) => ({ text, ...NUMBER }))],
  rows: page.rows.map(({ kind, open, gaps, missing, late }) => [
    { text: kind },
    { text: open, ...NUMBER },
    { html: html`${gaps}${missing && html`<br>${missing}`}`, ...NUMBER },
    { text: late, ...NUMBER },
  ]),
})}
<p class="govuk-body">A gap is work without an owner, whose owner is gone, without a next step or without a date. It cannot be saved, whoever writes it. Something is late when its day has passed. It still has somebody, and they see it at the top of their day.</p>
<p class="govuk-body">The next step of a message is its answer. That of a panel question is a day to meet, or an answer.</p>
<p class="gw-small-print">Counted on ${page.at}. Numbers alone: nobody’s name was read.</p>`,
  )
