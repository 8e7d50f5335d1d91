import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { QueueLine, QueuePage } from './help-requests.page.ts'

export const queueView = (page: QueuePage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Requests for help', width: 'wide' },
    html`<h1 class="govuk-heading-l">Requests for help</h1>
<ul class="gw-links">${page.parts.map(
      ({ value, text, count }) =>
        html`<li><a class="govuk-link" href="/desk/help-requests?show=${value}"${value === page.part && html` aria-current="page"`}>${text} <span class="gw-count">${count}</span></a></li>`,
    )}<li><a class="govuk-link" href="/desk/help-requests/closed">Closed</a></li></ul>
${page.lines.length > 0 ? lines(page.lines) : html`<div class="gw-empty"><p>Nobody is waiting here.</p></div>`}`,
  )

export const closedView = (requests: readonly (QueueLine & { readonly outcome: string })[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Closed requests', width: 'wide', backTo: { href: '/desk/help-requests' } },
    html`<h1 class="govuk-heading-l">Closed requests</h1>
${requests.length === 0 && html`<p class="govuk-body">None yet.</p>`}
<ul class="gw-cards">${requests.map(
      (line) =>
        html`<li class="gw-card"><h2 class="govuk-heading-s gw-card__title">${link(line)}</h2><p>${line.outcome}</p></li>`,
    )}</ul>`,
  )

const link = ({ reference, name }: QueueLine): Html =>
  html`<a class="govuk-link" href="/desk/help-requests/${reference}">${name}</a>`

const lines = (all: readonly QueueLine[]): Html =>
  html`<ul class="gw-cards">${all.map(
    (line) => html`<li class="gw-card">
<p class="gw-card__kind">${line.late ? tag({ text: 'Late', classes: 'govuk-tag--red' }) : tag({ text: line.status, classes: 'govuk-tag--blue' })}
${line.tags.map((text) => html` ${tag({ text, classes: 'govuk-tag--yellow' })}`)}</p>
<h2 class="govuk-heading-s gw-card__title">${link(line)}</h2>
<p>${line.about}</p>
<p><strong>${line.next}</strong>, by ${line.due}</p>
<p class="gw-quiet">${line.reference}. ${line.hub}. ${line.adviser ?? 'Nobody has taken it'}</p></li>`,
  )}</ul>`
