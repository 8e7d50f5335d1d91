import { type Html, html, raw } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList, saveButton, saveForm } from '../../../web/card.ts'
import { smallMap } from '../../../web/charts/small-map.ts'
import { factList } from '../../../web/fact-list.ts'
import { emailLink, phoneLink } from '../../../web/hub-line.ts'
import { listingJsonLd } from '../../../web/json-ld.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { Need } from './bridge.page.ts'
import { goodWorkView, timesView } from './facts.view.ts'
import type { ListedPlace, ListingPage } from './listing.page.ts'
import type { NextSteps } from './next-steps.page.ts'

/** What stands around a listing that is not public yet: how its writer looks at it. */
export type Preview = { readonly backTo: { readonly href: string; readonly text: string }; readonly news: Html }

export function listingView(page: ListingPage, ask: Ask, saved: boolean, preview?: Preview): Html {
  const { opportunity } = page
  return layout(
    {
      ask,
      title: page.title,
      description: page.description,
      canonicalPath: page.path,
      width: 'wide',
      ...(preview
        ? { backTo: preview.backTo, robots: 'noindex' as const }
        : {
            breadcrumbs: [
              { text: 'Home', href: '/' },
              { text: page.kindPlural, href: page.kindPath },
            ],
            head: html`${listingJsonLd(opportunity, ask.origin, ask.now)}`,
          }),
    },
    html`${preview?.news}<div class="gw-listing">
<article class="gw-listing__main">
<p class="gw-card__kind"><span class="gw-kind gw-kind--${opportunity.kind}">${page.kind}</span>${opportunity.sample && html` <span class="gw-sample">Sample</span>`}</p>
<h1 class="govuk-heading-xl govuk-!-margin-bottom-2">${opportunity.title}</h1>
<p class="govuk-body-l"><a class="govuk-link" href="${page.organizationPath}">${opportunity.organizationName}</a></p>
${factList(page.facts)}
${!preview && saveForm(ask.path)}
<div class="govuk-button-group">${page.next.button && applyLink(page.next.button)}${!preview && saveButton(opportunity, saved)}</div>
${aboutView(page)}
${timesView(page.times)}
${placesView(page)}
${needsView(page)}
${page.goodWork && goodWorkView(page.goodWork)}
${nextView(page.next)}
${sourceView(page)}
</article>
<div class="gw-listing__side">${helpView(ask)}${!preview && shareView(page)}</div>
</div>
${
  page.similar.length > 0 &&
  html`<section class="gw-strip"><h2 class="govuk-heading-m">Similar things nearby</h2>
${cardList(page.similar, { now: ask.now, near: ask.query.get('near'), columns: true })}</section>`
}`,
  )
}

const applyLink = ({ text, href, here }: NonNullable<NextSteps['button']>): Html =>
  here
    ? html`<a class="govuk-button" href="${href}" rel="nofollow">${text}</a>`
    : html`<a class="govuk-button" href="${href}" rel="noopener noreferrer external">${text}<span class="govuk-visually-hidden"> (on another website)</span></a>`

const placesView = ({ places, opportunity, access, map }: ListingPage): Html | null =>
  places.length === 0 && !access
    ? null
    : html`<h2 class="govuk-heading-m">Where it is</h2>
<ul class="gw-places">${places.map(placeView)}</ul>
${opportunity.locations.length > places.length && html`<p class="govuk-body">And ${opportunity.locations.length - places.length} more places.</p>`}
${map && smallMapView(map)}
${access && html`<p class="govuk-body"><strong>Access:</strong> ${access}</p>`}`

const smallMapView = ({ name, point, ward, around }: NonNullable<ListingPage['map']>): Html => {
  const drawing = smallMap(name, point, ward, around)
  return html`${drawing && html`<figure class="gw-map gw-map--small">${drawing}<figcaption>In ${ward.name}</figcaption></figure>`}`
}

const placeView = ({ address, way, access, accessWords, transport }: ListedPlace): Html => html`<li>
<p class="govuk-body">${address || 'Address on request'}${way && html`<br><span class="gw-way">${way}</span>`}</p>
${(access || accessWords || transport) && html`<p class="govuk-body-s">${[access, accessWords, transport].filter(Boolean).join('. ')}</p>`}</li>`

const aboutView = ({ opportunity }: ListingPage): Html | null =>
  opportunity.descriptionHtml
    ? html`<h2 class="govuk-heading-m">About it</h2>
<div class="gw-article">${raw(opportunity.descriptionHtml)}</div>`
    : null

function needsView({ needs, who, whoHeading }: ListingPage): Html | null {
  if (needs.length === 0 && who.length === 0) return null
  return html`${
    who.length > 0 &&
    html`<h2 class="govuk-heading-m">${whoHeading}</h2>
<ul class="govuk-list govuk-list--bullet">${who.map((line) => html`<li>${line}</li>`)}</ul>`
  }
${
  needs.length > 0 &&
  html`<h2 class="govuk-heading-m">What you need</h2>
<ul class="gw-needs">${needs.map(needView)}</ul>
<p class="govuk-body">Not ready yet? That is fine. Follow a link above, or <a class="govuk-link" href="/hubs">ask an adviser</a> what to do first.</p>`
}`
}

const needView = ({ words, essential, bridge }: Need): Html =>
  html`<li class="gw-need">${words}${!essential && html` <span class="gw-need__optional">(helps, but you can do without)</span>`}${
    bridge &&
    html`<span class="gw-need__bridge">Not ready yet? <a class="govuk-link" href="${bridge.path}">${bridge.text}</a></span>`
  }</li>`

const nextView = ({ heading, howToApply, phone, email, contactName, afterwards, button }: NextSteps): Html => html`
<h2 class="govuk-heading-m">${heading}</h2>
${howToApply && html`<p class="govuk-body">${howToApply}</p>`}
${(phone || email) && html`<p class="govuk-body">${contactName ? `Contact ${contactName}: ` : 'Contact: '}${phone && html`call ${phoneLink(phone)}`}${phone && email && ' or '}${email && html`write to ${emailLink(email)}`}.</p>`}
<p class="govuk-body">${afterwards.join(' ')}</p>
${button && html`<p>${applyLink(button)}</p>`}`

const sourceView = ({ source, reportPath }: ListingPage): Html => html`
<p class="gw-small-print">${source} <a class="govuk-link" href="${reportPath}">Tell us if something is wrong</a>.</p>`

const helpView = ({
  place,
}: Ask): Html => html`<section class="gw-box gw-box--quiet"><h2 class="gw-box__title">Talk it over first</h2>
<p class="govuk-body">An adviser can help you decide and help you apply. It is free.</p>
<p class="govuk-body">Call ${phoneLink(place.contact.phone)} or <a class="govuk-link" href="/hubs">visit a ${place.words.hub}</a>.</p></section>`

const shareView = ({
  share,
  address,
}: ListingPage): Html => html`<section class="gw-box"><h2 class="gw-box__title">Share this</h2>
<ul class="govuk-list">
<li><a class="govuk-link" href="${share.sms}">Send by text</a></li>
<li><a class="govuk-link" href="${share.email}">Send by email</a></li>
<li><a class="govuk-link" href="${share.poster}">Print it, or show a QR code</a></li>
</ul>
<p class="gw-small-print gw-address">${address}</p></section>`
