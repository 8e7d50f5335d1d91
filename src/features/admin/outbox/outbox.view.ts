import { directionOf } from '../../../domain/bidi.ts'
import { londonDate, londonTime } from '../../../domain/london-time.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords, timeWords } from '../../../web/dates.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { type Arrival, wordsAndLinks } from './outbox.page.ts'

export function outboxView(ask: Ask, messages: readonly Arrival[]): Html {
  const title = 'Outbox'
  return layout(
    { ask, title, robots: 'noindex', breadcrumbs: [{ text: 'Demo', href: '/demo' }] },
    html`<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">In this made-up borough nothing is really sent. Here is every email and text as it would arrive, the newest first.</p>
<p class="govuk-body"><a class="govuk-link" href="/demo/outbox.json">The same as JSON</a></p>
${
  messages.length === 0
    ? html`<p class="govuk-body">Nothing has been sent yet.</p>`
    : html`<ul class="gw-outbox">${messages.map((message) => html`<li>${arrivalView(message, ask.now)}</li>`)}</ul>`
}`,
  )
}

const arrivalView = (
  message: Arrival,
  now: Date,
): Html => html`<article class="gw-message gw-message--${message.channel}" id="message-${message.id}">
<header class="gw-message__head">
<h2 class="govuk-heading-s" dir="auto">${message.subject ?? 'Text message'}</h2>
<p class="gw-message__to">To ${message.to} <span class="gw-quiet">${when(message, now)}</span> ${
  message.waitsUntil && tag({ text: 'Waiting', classes: 'govuk-tag--yellow' })
}</p>
</header>
<div class="gw-message__body" lang="${message.language}" dir="${directionOf(message.language)}">${wordsAndLinks(
  message.body,
).map(({ text, link }) => (link ? html`<a class="govuk-link" href="${text}">${text}</a>` : text))}</div>
${
  message.attachment &&
  html`<p class="gw-message__attachment">Attached: <a class="govuk-link" href="${message.attachment.path}">${message.attachment.name}</a></p>`
}
<p class="gw-small-print">${message.kind}, ${message.body.length} characters${message.unsubscribe && ', can be stopped with one press'}</p>
</article>`

function when({ sentAt, waitsUntil }: Arrival, now: Date): string {
  const moment = new Date(sentAt ?? waitsUntil ?? now)
  const words = `${dateWords(londonDate(moment), londonDate(now))}, ${timeWords(londonTime(moment))}`
  return sentAt ? words : `goes out ${words}`
}
