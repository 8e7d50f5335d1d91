import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import type { QueueLine, QueuePage } from './job-applications.page.ts'

export const queueView = (page: QueuePage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Applications', width: 'wide' },
    html`<h1 class="govuk-heading-l">Applications</h1>
<ul class="gw-links">${page.parts.map(
      ({ value, text, count }) =>
        html`<li><a class="govuk-link" href="${address(value, page.listing)}"${value === page.part && html` aria-current="page"`}>${text} <span class="gw-count">${count}</span></a></li>`,
    )}</ul>
${page.listings.length > 1 && listingsView(page)}
${page.lines.length > 0 ? linesView(page.lines) : html`<div class="gw-empty"><p>Nobody is waiting here.</p></div>`}
<p class="gw-small-print">${
      page.rate
        ? `You answered ${page.rate.percent}% of ${countOf(page.rate.cases, 'application', 'applications')} in time over the last year. Your page says so too.`
        : 'How often you answer in time is shown on your page once ten people have applied.'
    }</p>`,
  )

const address = (part: string, listing: number | null): string =>
  `/desk/applications?${new URLSearchParams({ show: part, ...(listing === null ? {} : { listing: String(listing) }) })}`

const listingsView = ({ listings, listing, part }: QueuePage): Html => html`<p class="govuk-body">By listing:</p>
<ul class="gw-links"><li><a class="govuk-link" href="${address(part, null)}"${listing === null && html` aria-current="true"`}>All</a></li>${listings.map(
  ({ id, title, count }) =>
    html`<li><a class="govuk-link" href="${address(part, id)}"${id === listing && html` aria-current="true"`}>${title} <span class="gw-count">${count}</span></a></li>`,
)}</ul>`

const linesView = (lines: readonly QueueLine[]): Html =>
  html`<ul class="gw-cards">${lines.map(
    ({ path, name, title, reference, state, late, next, since }) => html`<li class="gw-card">
<p class="gw-card__kind">${late ? tag({ text: 'Late', classes: 'govuk-tag--red' }) : tag({ text: state, classes: 'govuk-tag--blue' })}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${path}">${name}</a></h2>
<p>${title}</p>
${next && html`<p><strong>${next}</strong></p>`}
<p class="gw-quiet">${since}. ${reference}</p></li>`,
  )}</ul>`
