import { LANGUAGES } from '../../../domain/facets.ts'
import { WAYS } from '../../../domain/slot.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { hubPath } from '../../../web/paths.ts'
import { slotDaysView } from '../../../web/slot-days.ts'
import { bookPath, type HubChoicePage, type TimesPage } from './book.page.ts'

export const hubChoiceView = (page: HubChoicePage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Book a time to meet an adviser',
      description: `Choose a hub in ${ask.place.name} and a time that suits you. It is free.`,
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Book a time to meet an adviser</h1>
<p class="govuk-body-l">It is free. You can come in, or talk by phone or video call. Which ${ask.place.words.hub} suits you?</p>
${
  page.hubs.length > 0
    ? html`<ul class="gw-cards">${page.hubs.map(
        ({ name, words, path }) =>
          html`<li class="gw-card"><h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${path}">${name}</a></h2><p>${words}</p></li>`,
      )}</ul>`
    : html`<p class="govuk-body">No times can be booked online just now.</p>`
}
<p class="govuk-body">You can also <a class="govuk-link" href="/hubs">just come in</a>, or call ${phoneLink(ask.place.contact.phone)}.</p>`,
  )

export function timesView(page: TimesPage, ask: Ask): Html {
  const { hub } = page
  return layout(
    {
      ask,
      title: `Book a time at ${hub.name}`,
      description: `Free times to meet an adviser at ${hub.name}, in person, by phone or by video call.`,
      robots: 'noindex',
      backTo: { href: hubPath(hub), text: `Back to ${hub.name}` },
    },
    html`<h1 class="govuk-heading-xl">Book a time at ${hub.name}</h1>
${choiceForm(page)}
<h2 class="govuk-heading-m" id="times">Times to meet ${page.chosen}</h2>
${page.days.length > 0 ? slotDaysView(page.days) : noTimes(page, ask)}
<ul class="gw-links">
${page.soonestPath && html`<li><a class="govuk-link" href="${page.soonestPath}#times">The soonest times</a></li>`}
${page.laterPath && html`<li><a class="govuk-link" href="${page.laterPath}#times">${page.laterWords}</a></li>`}
</ul>
${dropIn(page)}`,
  )
}

function choiceForm({ hub, choice, access }: TimesPage): Html {
  return html`<form action="${bookPath(hub)}#times" method="get">
${choice.request && html`<input type="hidden" name="request" value="${choice.request}">`}
${radios({
  name: 'way',
  classes: 'govuk-radios--small',
  fieldset: { legend: { text: 'How would you like to meet?', classes: 'govuk-fieldset__legend--s' } },
  value: choice.way,
  items: WAYS.map(({ value, text }) => ({ value, text })),
})}
${
  hub.languages.length > 0 &&
  select({
    name: 'language',
    id: 'language',
    label: { text: 'Language', classes: 'govuk-label--s' },
    value: choice.language,
    items: [
      { value: 'en', text: 'English' },
      ...LANGUAGES.filter(({ value }) => hub.languages.includes(value)).map(({ value, text }) => ({ value, text })),
    ],
  })
}
${
  access.length > 0 &&
  details({
    summaryText: 'Access: what do you need?',
    open: choice.access.length > 0,
    html: checkboxes({
      name: 'access',
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: 'Tick what you need', classes: 'govuk-fieldset__legend--s' } },
      values: choice.access,
      items: access.map(({ value, text }) => ({ value, text })),
    }),
  })
}
${button({ text: 'Show times', classes: 'govuk-button--secondary' })}
</form>`
}

/** The end of one road shows the next. */
const noTimes = ({ hub, elsewhere }: TimesPage, ask: Ask): Html => html`<div class="gw-empty">
<p class="govuk-body">There is no free time like that here on these days.</p>
<ul class="govuk-list govuk-list--bullet">
${elsewhere.slice(0, 3).map(({ words, path }) => html`<li><a class="govuk-link" href="${path}">${words}</a></li>`)}
<li>Call ${phoneLink(hub.phone ?? ask.place.contact.phone)}. We find a time together.</li>
</ul></div>`

/** Returns how to come without a time, with the hours of today. */
export const dropIn = ({ hub, hoursToday }: Pick<TimesPage, 'hub' | 'hoursToday'>): Html =>
  html`<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">You can also just come in</h2>
${hub.dropInWords && html`<p class="govuk-body">${hub.dropInWords}</p>`}
<p class="govuk-body">${hoursToday ? `Today ${hub.name} is open ${hoursToday}.` : `Today ${hub.name} is closed.`} <a class="govuk-link" href="${hubPath(hub)}">All hours</a></p></div>`
