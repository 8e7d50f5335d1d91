import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList } from '../../../web/card.ts'
import { hubList, phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { siteName } from '../../../web/layouts/site-name.ts'
import { thousands } from '../../../web/option-words.ts'
import type { HomePage } from './home.page.ts'

export const homeView = (page: HomePage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: siteName(ask.place),
      description: `Jobs, courses, apprenticeships, events, volunteering and support near you in ${ask.place.name}. Free, and no account needed.`,
      hero: heroView(page, ask),
    },
    html`${announcementsView(page)}
${kindsView(page)}
${helpsView(page)}
${eventsView(page, ask)}
${closingView(page, ask)}
${hubsView(page, ask)}
${adviceView(page)}
${placesView(page)}`,
  )

const heroView = ({ welcome, total }: HomePage, { place }: Ask): Html => html`<div class="govuk-width-container">
<h1 class="gw-hero__title">${welcome}</h1>
<p class="gw-hero__lead">Everything in ${place.name}, in one place. Free to use. No account needed.</p>
<form class="gw-search" action="/opportunities" method="get" role="search">
<div class="gw-search__field"><label class="govuk-label" for="q">What are you looking for?</label>
<input class="govuk-input" id="q" name="q" type="search" autocomplete="off" maxlength="300"></div>
<div class="gw-search__field"><label class="govuk-label" for="near">Postcode or place</label>
<input class="govuk-input" id="near" name="near" autocomplete="postal-code"></div>
<div class="gw-search__go"><button class="govuk-button">Search</button></div>
</form>
<ul class="gw-hero__links"><li><a href="/opportunities">${total > 0 ? `See all ${thousands(total)} things on offer` : 'See everything on offer'}</a></li><li><a href="/hubs">Talk to a person instead</a></li></ul>
</div>`

const announcementsView = ({ announcements }: HomePage): Html | null =>
  announcements.length === 0
    ? null
    : html`<section aria-label="News">${announcements.map(
        ({ title, body }) =>
          html`<div class="gw-announcement"><h2 class="govuk-heading-s">${title}</h2><p class="govuk-body">${body}</p></div>`,
      )}</section>`

const kindsView = ({ kinds }: HomePage): Html => html`<section>
<h2 class="govuk-heading-l">Look around</h2>
<ul class="gw-tiles">${kinds.map(
  ({ kind, text, path, count }) =>
    html`<li><a class="gw-tile" href="${path}"><span class="gw-icon gw-icon--${kind}"></span><span class="gw-tile__title">${text}</span> <span class="gw-tile__count">${thousands(count)} on offer</span></a></li>`,
)}</ul></section>`

const helpsView = ({ helps }: HomePage): Html | null =>
  helps.length === 0
    ? null
    : html`<section class="gw-strip">
<h2 class="govuk-heading-l">What would help?</h2>
<ul class="gw-tiles gw-tiles--plain">${helps.map(({ text, path, count }) => html`<li><a class="gw-tile" href="${path}"><span class="gw-tile__title">${text}</span> <span class="gw-tile__count">${thousands(count)} on offer</span></a></li>`)}</ul></section>`

const eventsView = ({ events, eventsPath }: HomePage, { now }: Ask): Html | null =>
  events.length === 0
    ? null
    : html`<section>${headed('Events this week', eventsPath, 'All events this week')}${cardList(events, { now, columns: true })}</section>`

const closingView = ({ closing }: HomePage, { now }: Ask): Html | null =>
  closing.length === 0
    ? null
    : html`<section>${headed('Closing soon', '/opportunities?sort=closing', 'More that closes soon')}${cardList(closing, { now, columns: true })}</section>`

const hubsView = ({ hubs }: HomePage, { place }: Ask): Html => html`<section class="gw-strip">
${headed('Talk to a person', '/hubs', `Find your nearest ${place.words.hub}`)}
<p class="govuk-body-l">Advisers are friendly, free and local. Call ${phoneLink(place.contact.phone)} or walk in.</p>
${hubs.length > 0 && hubList(hubs, 'h3', true)}</section>`

const adviceView = ({ articles }: HomePage): Html | null =>
  articles.length === 0
    ? null
    : html`<section>${headed('Advice', '/advice', 'All advice')}
<ul class="gw-cards gw-cards--grid">${articles.map(({ title, summary, path }) => html`<li class="gw-card"><h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${path}">${title}</a></h3><p class="gw-card__summary">${summary}</p></li>`)}</ul></section>`

const placesView = ({ otherPlaces }: HomePage): Html | null =>
  otherPlaces.length === 0
    ? null
    : html`<section><h2 class="govuk-heading-m">Other places</h2>
<ul class="gw-links">${otherPlaces.map(({ name, href }) => html`<li>${href ? html`<a class="govuk-link" href="${href}">${name}</a>` : name}</li>`)}</ul></section>`

const headed = (heading: string, path: string, all: string): Html =>
  html`<div class="gw-strip__head"><h2 class="govuk-heading-l">${heading}</h2><p class="govuk-body"><a class="govuk-link" href="${path}">${all}</a></p></div>`
