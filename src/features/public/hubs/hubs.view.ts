import { type Html, html, raw } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { smallMap } from '../../../web/charts/small-map.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { table } from '../../../web/components/table.ts'
import { emailLink, hubList, phoneLink, standingView } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { HubPage, HubsPage } from './hubs.page.ts'

const HOME = { text: 'Home', href: '/' }

export const hubsView = (page: HubsPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: page.heading,
      description: `Where to meet an adviser in ${ask.place.name}: addresses, hours, languages and access.`,
      breadcrumbs: [HOME],
    },
    html`<h1 class="govuk-heading-xl">${page.heading}</h1>
<p class="govuk-body-l">Meet somebody who helps with jobs, courses and what stands in the way. It is free and you can just walk in, or <a class="govuk-link" href="/book">book a time</a>.</p>
<form class="gw-search" action="/hubs" method="get">
<div class="gw-search__field">${input({ id: 'near', name: 'near', value: page.typed, label: { text: 'Your postcode or area' }, autocomplete: 'postal-code' })}</div>
<div class="gw-search__go">${button({ text: 'Show nearest first' })}</div>
</form>
${
  page.note &&
  html`<div class="govuk-inset-text gw-note"><p>${page.note}</p>${page.choices.length > 0 && html`<ul class="govuk-list">${page.choices.map(({ text, path }) => html`<li><a class="govuk-link" href="${path}">${text}</a></li>`)}</ul>`}</div>`
}
${page.measuredFrom && html`<p class="govuk-body">Nearest to ${page.measuredFrom} first.</p>`}
${page.hubs.length > 0 ? hubList(page.hubs, 'h2') : html`<p class="govuk-body">There is no hub listed yet.</p>`}
<p class="govuk-body">Cannot come in? <a class="govuk-link" href="/ask-for-help">Ask an adviser to contact you</a>, call ${phoneLink(ask.place.contact.phone)} or email ${emailLink(ask.place.contact.email)}.</p>
<p class="govuk-body">Has somebody shown you a paper of ours? Check <a class="govuk-link" href="/certificates">a certificate</a> or <a class="govuk-link" href="/vouchers">a voucher</a>.</p>`,
  )

export function hubView(page: HubPage, ask: Ask): Html {
  const { hub } = page
  return layout(
    {
      ask,
      title: hub.name,
      description: hub.summary,
      canonicalPath: page.path,
      breadcrumbs: [HOME, { text: 'Job hubs', href: '/hubs' }],
      width: 'wide',
    },
    html`<h1 class="govuk-heading-xl">${hub.name}</h1>
${hub.sample && html`<p class="gw-small-print">This hub is made up.</p>`}
<div class="gw-listing">
<div class="gw-listing__main">
<p class="govuk-body-l">${hub.summary}</p>
<p class="govuk-body">${standingView(page.standing)}</p>
${hub.dropInWords && html`<p class="govuk-body">${hub.dropInWords}</p>`}
<p class="govuk-body"><a class="govuk-link" href="/ask-for-help?hub=${hub.slug}">Ask an adviser here to contact you</a></p>
${button({ text: 'Book a time', href: `${page.path}/book` })}
<div class="gw-article">${raw(hub.descriptionHtml)}</div>
${summaryList({
  rows: [
    { key: { text: 'Address' }, value: { text: page.address } },
    hub.phone ? { key: { text: 'Phone' }, value: { html: phoneLink(hub.phone) } } : null,
    hub.email ? { key: { text: 'Email' }, value: { html: emailLink(hub.email) } } : null,
    hub.location.transport ? { key: { text: 'Getting there' }, value: { text: hub.location.transport } } : null,
    page.access ? { key: { text: 'Access' }, value: { text: page.access } } : null,
    page.languages ? { key: { text: 'Languages' }, value: { text: `English, ${page.languages}` } } : null,
  ],
})}
${
  page.week.length > 0 &&
  html`<h2 class="govuk-heading-m">Hours this week</h2>
${table({
  classes: 'gw-hours',
  head: [{ text: 'Day' }, { text: 'Hours' }],
  firstCellIsHeader: true,
  rows: page.week.map(({ day, hours, today }) => {
    const classes = today ? 'gw-hours__today' : ''
    return [
      { text: today ? `${day} (today)` : day, classes },
      { text: hours, classes },
    ]
  }),
})}
${page.notes.map((note) => html`<p class="govuk-body">${note}</p>`)}`
}
${page.nearbyPath && html`<p class="govuk-body"><a class="govuk-link" href="${page.nearbyPath}">See what is on offer within a mile of this hub</a></p>`}
</div>
<div class="gw-listing__side">${mapView(page)}</div>
</div>`,
  )
}

function mapView({ hub, ward, wards }: HubPage): Html | null {
  const drawing = ward && hub.location.point && smallMap(hub.name, hub.location.point, ward, wards)
  return (
    drawing && html`<figure class="gw-map gw-map--small">${drawing}<figcaption>In ${ward.name}</figcaption></figure>`
  )
}
