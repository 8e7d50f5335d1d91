import { type Html, html } from '../../../kit/html.ts'
import type { OwnContactMessage } from '../../../records/own-contact-message.ts'
import type { Ask } from '../../../web/ask.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { answerWords } from '../../../web/own-contact-messages.ts'

export function ownContactMessageView(message: OwnContactMessage, ask: Ask): Html {
  const { status, nextStep } = answerWords(message, ask.now)
  const { phone } = ask.place.contact
  return layout(
    {
      ...{ ask, title: 'Your message to us', robots: 'noindex' },
      backTo: { href: '/requests', text: 'Your requests' },
    },
    html`<h1 class="govuk-heading-l">Your message to us</h1>
${insetText({
  html: html`<h2 class="govuk-heading-m">${status}</h2>
<p class="govuk-body">${nextStep}.</p>
<p class="govuk-body">${message.answeredAt ? 'Did our answer not reach you?' : 'Can it not wait?'} Call ${phoneLink(phone)} and say ${message.reference}.</p>`,
})}
${summaryList({
  rows: [
    { key: { text: 'Reference' }, value: { text: message.reference } },
    { key: { text: 'Sent' }, value: { text: dayWords(message.sentAt, ask.now) } },
    { key: { text: 'What you wrote' }, value: { text: message.words } },
  ],
})}
<p class="govuk-body"><a class="govuk-link" href="/contact">Write to us again</a></p>`,
  )
}
