import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList, saveForm } from '../../../web/card.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { pagesNav } from '../../../web/page-links.ts'
import { chipsView, facetsView, SEARCH_FORM } from './facets.view.ts'
import { rescueView } from './rescue.view.ts'
import type { Choice, Note, ResultsPage } from './search.page.ts'

/** Returns the results page: the search, its filters, and what was found as a list or on a map. */
export const resultsView = (page: ResultsPage, ask: Ask, saved: ReadonlySet<number>, map: Html | null): Html =>
  layout(
    {
      ask,
      title: page.title,
      description: page.description,
      canonicalPath: page.canonicalPath,
      width: 'wide',
      head: alternates(page),
    },
    html`${searchBox(page)}
<div class="${page.groups.length > 0 ? 'gw-results' : 'gw-results--alone'}">
${page.groups.length > 0 && html`<div class="gw-results__filters">${facetsView(page.groups, page.chips.length)}</div>`}
<div class="gw-results__list">
<h1 class="govuk-heading-l">${page.heading}</h1>
${page.notes.map(noteView)}
${chipsView(page.chips, page.clearPath)}
${page.rescue ? html`${rescueView(page.rescue)}${alertLine(page)}` : foundView(page, ask, saved, map)}
</div>
</div>`,
  )

function searchBox({ search, typedNear, distances, view }: ResultsPage): Html {
  return html`<form class="gw-search gw-search--wide" id="${SEARCH_FORM}" action="/opportunities" method="get" role="search">
<div class="gw-search__field"><label class="govuk-label" for="q">What are you looking for?</label>
<input class="govuk-input" id="q" name="q" type="search" value="${search.words}" autocomplete="off" maxlength="300"></div>
<div class="gw-search__field"><label class="govuk-label" for="near">Postcode or place</label>
<input class="govuk-input" id="near" name="near" value="${typedNear}" autocomplete="postal-code"></div>
<div class="gw-search__field"><label class="govuk-label" for="within">How far</label>
<select class="govuk-select" id="within" name="within">${distances.map(
    ({ value, text, selected }) => html`<option value="${value}"${selected && html` selected`}>${text}</option>`,
  )}</select></div>
${search.sort !== 'best' && html`<input type="hidden" name="sort" value="${search.sort}">`}
${view === 'map' && html`<input type="hidden" name="view" value="map">`}
<div class="gw-search__go"><button class="govuk-button">Search</button></div>
</form>`
}

const noteView = ({ words, links }: Note): Html =>
  html`<div class="govuk-inset-text gw-note"><p>${words}</p>${
    links.length > 0 &&
    html`<ul class="govuk-list">${links.map(({ text, path }) => html`<li><a class="govuk-link" href="${path}">${text}</a></li>`)}</ul>`
  }</div>`

const foundView = (page: ResultsPage, ask: Ask, saved: ReadonlySet<number>, map: Html | null): Html => html`
<div class="gw-results__bar">${choicesView('Sort by', page.sorts)}${choicesView('Show as', page.views)}</div>
${map}
${saveForm(ask.path)}
${cardList(page.cards, { now: ask.now, near: page.search.near?.typed ?? null, saved, heading: 'h2' })}
${pagesNav(page.pages)}
${formsView(page)}`

const choicesView = (label: string, choices: readonly Choice[]): Html =>
  html`<nav class="gw-choices" aria-label="${label}"><span class="gw-choices__label">${label}:</span> <ul class="gw-choices__list">${choices.map(
    ({ text, path, current }) =>
      html`<li>${current ? html`<a class="gw-choices__current" href="${path}" aria-current="true">${text}</a>` : html`<a class="govuk-link" href="${path}">${text}</a>`}</li>`,
  )}</ul></nav>`

/** The same search in other forms: to follow, to print, to send on. */
function formsView({ forms, address, heading }: ResultsPage): Html {
  const message = encodeURIComponent(`${heading} ${address}`)
  return html`<h2 class="govuk-heading-s">Keep or share this search</h2>
<ul class="gw-links">
<li><a class="govuk-link" href="${forms.alert}">Email me new ones</a></li>
<li><a class="govuk-link" href="${forms.print}">Print it</a></li>
<li><a class="govuk-link" href="mailto:?subject=${encodeURIComponent(heading)}&amp;body=${message}">Send by email</a></li>
<li><a class="govuk-link" href="sms:?&amp;body=${message}">Send by text</a></li>
<li><a class="govuk-link" href="${forms.rss}">Follow new results (RSS)</a></li>
<li><a class="govuk-link" href="${forms.ical}">Add dates to a calendar</a></li>
<li><a class="govuk-link" href="${forms.json}">Data (JSON)</a></li>
</ul>`
}

const alternates = ({ forms, heading }: ResultsPage): Html => html`
<link rel="alternate" type="application/rss+xml" title="${heading}" href="${forms.rss}">
<link rel="alternate" type="text/calendar" title="${heading}" href="${forms.ical}">
<link rel="alternate" type="application/json" title="${heading}" href="${forms.json}">`

const alertLine = ({ forms }: ResultsPage): Html =>
  html`<p class="govuk-body"><a class="govuk-link" href="${forms.alert}">Email me when something comes</a></p>`
