import { phoneWords } from '../../../adapters/text/contact-address.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ContactMessage } from '../../../records/contact-message.ts'
import type { Feedback } from '../../../records/feedback.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { emailLink, phoneLink } from '../../../web/hub-line.ts'
import { languageName } from '../../../web/language-names.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export function feedbackDeskView(messages: readonly ContactMessage[], feedback: readonly Feedback[], ask: Ask): Html {
  const yes = feedback.filter(({ useful }) => useful).length
  return deskLayout(
    { ask, title: 'Messages and feedback', width: 'wide' },
    html`<h1 class="govuk-heading-l">Messages and feedback</h1>
<h2 class="govuk-heading-m">Messages to the borough</h2>
${messages.length === 0 && html`<p class="govuk-body">None yet.</p>`}
<ul class="gw-cards">${messages.map((message) => html`<li class="gw-card">${messageView(message, ask)}</li>`)}</ul>
<h2 class="govuk-heading-m">What people think of pages</h2>
${
  feedback.length > 0
    ? html`<p class="govuk-body">${yes} of the latest ${feedback.length} found the page useful.</p>
<div class="gw-scroll" role="region" tabindex="0" aria-label="Feedback">${table({
        head: [{ text: 'Day' }, { text: 'Page' }, { text: 'Useful' }, { text: 'Words' }],
        rows: feedback.map(({ onDay, page, useful, words }) => [
          { text: fullDate(onDay) },
          { html: html`<a class="govuk-link" href="${page}">${page}</a>` },
          { text: useful ? 'Yes' : 'No' },
          { text: words ?? '' },
        ]),
      })}</div>`
    : html`<p class="govuk-body">Nothing yet.</p>`
}`,
  )
}

function messageView(message: ContactMessage, ask: Ask): Html {
  const late = !message.answeredAt && message.dueAt < ask.now
  const address = message.email ? emailLink(message.email) : phoneLink(phoneWords(message.phone ?? ''))
  return html`<p class="gw-card__kind">${
    message.answeredAt
      ? tag({ text: 'Answered', classes: 'govuk-tag--green' })
      : tag({ text: late ? 'Late' : 'Waiting', classes: late ? 'govuk-tag--red' : 'govuk-tag--blue' })
  }</p>
<h3 class="govuk-heading-s gw-card__title">${message.name}</h3>
<p>“${message.words}”</p>
<p>${address}${message.language !== 'en' && html`. Wants messages in <span lang="${message.language}">${languageName(message.language)}</span>.`}</p>
<p class="gw-quiet">${message.reference}. Sent on ${dayWords(message.sentAt, ask.now)}, an answer was promised by ${dayWords(message.dueAt, ask.now)}.</p>
${
  !message.answeredAt &&
  html`<form method="post" action="/desk/feedback/messages/${message.id}/answered">${deskFields({ form: new URLSearchParams() })}${button({ text: 'I answered this', classes: 'govuk-button--secondary' })}</form>`
}`
}
