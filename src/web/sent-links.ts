import { type Html, html } from '../kit/html.ts'
import type { SentLink } from '../records/referral-link.ts'
import type { Ask } from './ask.ts'
import { button } from './components/button.ts'
import { deskFields } from './desk-form.ts'
import { dayWords } from './help-request-words.ts'

/** Returns where the links of a referral went, with buttons to send one again or to end them; nothing without links. */
export function sentLinks(links: readonly SentLink[], path: string, ask: Ask): Html | null {
  const [latest] = links
  if (!latest) return null
  const live = links.some((one) => one.live)
  return html`<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">They answer by a link</h2>
<p class="govuk-body">${live ? 'Sent' : 'Ended. It was sent'} to ${latest.email}, ${dayWords(latest.createdAt, ask.now)}.</p>
<form method="post" action="${path}/link">${deskFields(ask)}
<div class="govuk-button-group">${button({ text: 'Send the link again', name: 'do', value: 'again', classes: 'govuk-button--secondary' })}
${live && button({ text: 'End the link', name: 'do', value: 'end', classes: 'govuk-button--secondary' })}</div></form></div>`
}
