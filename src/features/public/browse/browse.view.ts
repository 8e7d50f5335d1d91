import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList } from '../../../web/card.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { countOf, thousands } from '../../../web/option-words.ts'
import type { BrowsePage, CountedLink, LinkGroup, WardsPage } from './browse.page.ts'

const HOME = { text: 'Home', href: '/' }
const BROWSE = { text: 'Browse', href: '/browse' }

export const browseIndexView = (groups: readonly LinkGroup[], ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Browse',
      description: `Everything on offer in ${ask.place.name}, by kind, by need and by type of work.`,
      breadcrumbs: [HOME],
    },
    html`<h1 class="govuk-heading-xl">Browse</h1>
${groups.map(groupView)}
<h2 class="govuk-heading-m">Where?</h2>
<p class="govuk-body"><a class="govuk-link" href="/browse/wards">By ${ask.place.words.neighbourhood}</a> or <a class="govuk-link" href="/hubs">near a ${ask.place.words.hub}</a></p>
<h2 class="govuk-heading-m">Who offers it?</h2>
<p class="govuk-body"><a class="govuk-link" href="/organisations">Organisations from A to Z</a></p>`,
  )

export const browseView = ({ subject, total, allPath, newest, groups }: BrowsePage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: `${subject.heading} in ${ask.place.name}`,
      description: subject.introduction,
      breadcrumbs: [HOME, BROWSE],
      width: 'wide',
    },
    html`<h1 class="govuk-heading-xl">${subject.heading}</h1>
<p class="govuk-body-l">${subject.introduction}</p>
<form class="gw-search" action="/opportunities" method="get">
<input type="hidden" name="${subject.facet}" value="${subject.value}">
<div class="gw-search__field"><label class="govuk-label" for="near">Your postcode or area</label>
<input class="govuk-input" id="near" name="near" autocomplete="postal-code"></div>
<div class="gw-search__go"><button class="govuk-button">Show what is near me</button></div>
</form>
<div class="gw-listing">
<div class="gw-listing__main">
${newest.length > 0 && html`<div class="gw-strip__head"><h2 class="govuk-heading-l">Newest</h2><p class="govuk-body"><a class="govuk-link" href="${allPath}">${total === 1 ? 'See the one there is' : `See all ${thousands(total)}`}</a></p></div>${cardList(newest, { now: ask.now })}`}
${total === 0 && html`<p class="govuk-body">There is nothing listed just now. <a class="govuk-link" href="/hubs">Ask an adviser</a> what else there is.</p>`}
</div>
<div class="gw-listing__side">${groups.map(boxView)}</div>
</div>`,
  )

export const wardsView = ({ heading, wards }: WardsPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: heading,
      description: `What is on offer in each part of ${ask.place.name}.`,
      breadcrumbs: [HOME, BROWSE],
    },
    html`<h1 class="govuk-heading-xl">${heading}</h1>
${
  wards.length === 0
    ? html`<p class="govuk-body">We have no map of ${ask.place.name} yet. <a class="govuk-link" href="/opportunities">Search by postcode</a> instead.</p>`
    : html`<ul class="govuk-list gw-columns">${wards.map(({ name, path }) => html`<li><a class="govuk-link" href="${path}">${name}</a></li>`)}</ul>`
}`,
  )

const groupView = ({ heading, links }: LinkGroup): Html => html`<h2 class="govuk-heading-m">${heading}</h2>
<ul class="govuk-list gw-columns">${links.map(linkView)}</ul>`

const boxView = ({
  heading,
  links,
}: LinkGroup): Html => html`<section class="gw-box"><h2 class="gw-box__title">${heading}</h2>
<ul class="govuk-list">${links.map(linkView)}</ul></section>`

const linkView = ({ text, path, count }: CountedLink): Html =>
  html`<li><a class="govuk-link" href="${path}">${text}</a> <span class="gw-quiet">(${thousands(count)}<span class="govuk-visually-hidden"> ${countOf(count, 'result', 'results').split(' ')[1]}</span>)</span></li>`
