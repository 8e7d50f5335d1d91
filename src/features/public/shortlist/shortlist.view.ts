import type { Card } from '../../../domain/search.ts'
import { type Html, html } from '../../../kit/html.ts'
import { SHARED_SHORTLIST_DAYS } from '../../../records/shortlist.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList, saveButton, saveForm } from '../../../web/card.ts'
import { button } from '../../../web/components/button.ts'
import { factLines } from '../../../web/fact-list.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { ComparisonPage, ShortlistPage } from './shortlist.page.ts'

const BREADCRUMBS = [{ text: 'Home', href: '/' }]
const FIND = html`<p class="govuk-body"><a class="govuk-link" href="/opportunities">Find something to save</a></p>`

export function shortlistView(page: ShortlistPage, ask: Ask): Html {
  const empty = page.open.length + page.closed.length === 0
  return layout(
    { ask, title: 'Your shortlist', robots: 'noindex', breadcrumbs: BREADCRUMBS },
    html`<h1 class="govuk-heading-xl">Your shortlist</h1>
${
  empty
    ? html`<p class="govuk-body-l">Nothing here yet. Press “Save” beside anything you like, and it waits for you here.</p>${FIND}`
    : html`<p class="govuk-body">It is kept on this device only, for 90 days. No account needed.</p>
${saveForm('/shortlist')}
${page.open.length > 0 && compareForm(page, ask)}
${closedView(page)}
${
  page.open.length > 0 &&
  html`<h2 class="govuk-heading-m">Send it to somebody</h2>
<p class="govuk-body">Make a private link to this list, to open on another phone or show to an adviser. Anybody with the link can see the list, and nothing else. It works for ${SHARED_SHORTLIST_DAYS} days.</p>
<form method="post" action="/shortlist/share">${button({ text: 'Make a link', classes: 'govuk-button--secondary' })}</form>`
}
<h2 class="govuk-heading-m">On a shared computer?</h2>
<form method="post" action="/shortlist/clear">${button({ text: 'Clear my shortlist', classes: 'govuk-button--secondary' })}</form>`
}`,
  )
}

const compareForm = ({ open }: ShortlistPage, { now }: Ask): Html => html`<form action="/compare" method="get">
${cardList(open, { now, heading: 'h2', saved: new Set(open.map(({ id }) => id)), saveWords: 'Remove', ...(open.length > 1 && { extra: compareBox }) })}
${open.length > 1 && button({ text: 'Compare the ticked ones' })}</form>`

const compareBox = ({ id, title }: Card): Html =>
  html`<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="compare-${id}" name="id" value="${id}"><label class="govuk-label govuk-checkboxes__label" for="compare-${id}">Compare<span class="govuk-visually-hidden"> ${title}</span></label></div></div>`

const closedView = ({ closed }: ShortlistPage): Html | null =>
  closed.length === 0
    ? null
    : html`<h2 class="govuk-heading-m">Closed since you saved them</h2>
<ul class="govuk-list">${closed.map((gone) => html`<li>${gone.title}, ${gone.organizationName} ${saveButton(gone, true, 'Remove')}</li>`)}</ul>`

export const sharedView = (page: ShortlistPage, ask: Ask): Html =>
  layout(
    { ask, title: 'A shared shortlist', robots: 'noindex', breadcrumbs: BREADCRUMBS },
    html`<h1 class="govuk-heading-xl">A shared shortlist</h1>
<p class="govuk-body">Copy the address of this page to send it on. It works for ${SHARED_SHORTLIST_DAYS} days from the day it was made.</p>
<p class="govuk-body gw-address">${ask.origin}${ask.path}</p>
<p class="govuk-body"><a class="govuk-link" href="sms:?&amp;body=${encodeURIComponent(ask.origin + ask.path)}">Send by text</a> or <a class="govuk-link" href="mailto:?subject=A%20shortlist&amp;body=${encodeURIComponent(ask.origin + ask.path)}">send by email</a></p>
${cardList(page.open, { now: ask.now, heading: 'h2' })}
${page.closed.length > 0 && html`<p class="govuk-body">${page.closed.length} more ${page.closed.length === 1 ? 'has' : 'have'} closed since.</p>`}
<form method="post" action="${ask.path}">${button({ text: 'Copy these to my shortlist' })}</form>`,
  )

export const comparisonView = ({ tooMany, columns, rows }: ComparisonPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Compare',
      robots: 'noindex',
      width: 'wide',
      backTo: { href: '/shortlist', text: 'Back to your shortlist' },
    },
    html`<h1 class="govuk-heading-xl">Compare</h1>
${tooMany && html`<p class="govuk-inset-text">Four fit side by side. Here are the first four.</p>`}
${
  columns.length === 0
    ? html`<p class="govuk-body">Tick some things on your shortlist first.</p>${FIND}`
    : html`<div class="gw-scroll" role="region" aria-label="Comparison" tabindex="0"><table class="govuk-table gw-compare">
<caption class="govuk-visually-hidden">Facts side by side</caption>
<thead class="govuk-table__head"><tr class="govuk-table__row"><td class="govuk-table__header"></td>${columns.map(({ title, path, kind, organizationName }) => html`<th scope="col" class="govuk-table__header"><span class="gw-quiet">${kind}</span><br><a class="govuk-link" href="${path}">${title}</a><br><span class="gw-quiet">${organizationName}</span></th>`)}</tr></thead>
<tbody class="govuk-table__body">${rows.map(({ key, cells }) => html`<tr class="govuk-table__row"><th scope="row" class="govuk-table__header">${key}</th>${cells.map((lines) => html`<td class="govuk-table__cell">${lines.length > 0 ? factLines(lines) : html`<span class="gw-quiet">Not stated</span>`}</td>`)}</tr>`)}</tbody></table></div>`
}`,
  )
