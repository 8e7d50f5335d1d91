import { phoneWords } from '../../../adapters/text/contact-address.ts'
import type { Address } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import { CODE_MINUTES } from '../../../records/address-code.ts'
import type { Ask } from '../../../web/ask.ts'
import { codeField } from '../../../web/code-field.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { tag } from '../../../web/components/tag.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { messageLanguageField } from '../../../web/message-language.ts'
import { guardedAddress, type RequestLine } from './requests.page.ts'

const TITLE = 'Your requests'
const HOME = [{ text: 'Home', href: '/' }]

export const addressView = (ask: Ask, next: string, error?: string): Html =>
  layout(
    { ask, title: TITLE, robots: 'noindex', breadcrumbs: HOME, hasErrors: error !== undefined },
    html`${error && mistake(error, '#address')}
<h1 class="govuk-heading-xl">${TITLE}</h1>
<p class="govuk-body-l">See what you have asked for, booked or applied for. Change it, or stop it.</p>
<p class="govuk-body">You need no account. We send a code to your email or phone, and you type it here.</p>
<form method="post" action="/requests" novalidate>
${guardFields(ask, 'requests')}
<input type="hidden" name="next" value="${next}">
${input({
  id: 'address',
  name: 'address',
  value: ask.form.get('address') ?? '',
  label: { text: 'Your email address or mobile number', classes: 'govuk-label--m' },
  hint: { text: 'The one you gave us.' },
  errorMessage: error ? { text: error } : undefined,
  autocomplete: 'email',
  autocapitalize: 'none',
  spellcheck: false,
})}
${messageLanguageField(ask, 'm')}
${button({ text: 'Send me a code', preventDoubleClick: true })}
</form>
${otherWays(ask)}`,
  )

/** The same page whether or not we know the address: only who reads its messages learns more. */
export const codeView = (ask: Ask, next: string, address: Address | null, error?: string): Html =>
  layout(
    {
      ask,
      title: 'Type your code',
      robots: 'noindex',
      backTo: { href: `/requests?next=${encodeURIComponent(next)}`, text: 'Back' },
      hasErrors: error !== undefined,
    },
    address === null
      ? html`<h1 class="govuk-heading-xl">Ask for a code first</h1>
<p class="govuk-body-l">A code works for ${CODE_MINUTES} minutes, on the phone or computer where you asked for it.</p>
${button({ text: 'Ask for a code', href: `/requests?next=${encodeURIComponent(next)}` })}
${otherWays(ask)}`
      : html`${error && mistake(error, '#code')}
<h1 class="govuk-heading-xl">Type your code</h1>
<p class="govuk-body-l">We have sent a code to ${guardedAddress(address)}. It works for ${CODE_MINUTES} minutes.</p>
<form method="post" action="/requests/code" novalidate>
<input type="hidden" name="next" value="${next}">
${codeField(error)}
${button({ text: 'Show my requests', preventDoubleClick: true })}
</form>
<p class="govuk-body">Nothing came? ${address.kind === 'email' ? 'Look in your junk mail, wait' : 'Wait'} a minute, or <a class="govuk-link" href="/requests?next=${encodeURIComponent(next)}">ask for another code</a>.</p>
${otherWays(ask)}`,
  )

export const requestsView = (ask: Ask, address: Address, lines: readonly RequestLine[]): Html =>
  layout(
    { ask, title: TITLE, robots: 'noindex', breadcrumbs: HOME },
    html`<h1 class="govuk-heading-xl">${TITLE}</h1>
<p class="govuk-body">Sent from <strong>${address.kind === 'phone' ? phoneWords(address.value) : address.value}</strong>.</p>
${
  lines.length === 0
    ? html`<p class="govuk-body-l">Nothing has been sent from this address in the last while.</p>
<ul class="govuk-list"><li><a class="govuk-link" href="/ask-for-help">Ask for help</a></li><li><a class="govuk-link" href="/opportunities">Find something</a></li></ul>`
    : html`<ul class="gw-cards">${lines.map(requestCard)}</ul>`
}
<div class="gw-box"><h2 class="gw-box__title">Has somebody referred you?</h2>
<p class="govuk-body">See all of it: how it stands, what you agreed to, and who has looked.</p>
${button({ text: 'Open my own record', href: '/requests/record', classes: 'govuk-button--secondary' })}</div>
<form method="post" action="/sign-out">${button({ text: 'Close my requests on this device', classes: 'govuk-button--secondary' })}</form>
<p class="govuk-body">On a shared computer? Press the button when you are done.</p>
${otherWays(ask)}`,
  )

const requestCard = (line: RequestLine): Html => html`<li class="gw-card gw-request">
<p class="gw-card__kind">${tag({ text: line.status })}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${line.path}">${line.title}</a></h2>
<p class="govuk-body">${line.nextStep}</p>
<p class="gw-small-print">Sent on ${line.sent}. Your reference is ${line.reference}.</p>
</li>`

const mistake = (text: string, href: string): Html =>
  errorSummary({ titleText: 'There is a problem', errorList: [{ text, href }] })

const otherWays = (
  ask: Ask,
): Html => html`<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">Talk to a person</h2>
<p class="govuk-body">${contactLine(ask.place.contact)} Have your reference ready if you can.</p></div>`
