import { type Html, html } from '../../../kit/html.ts'
import { CODE_MINUTES } from '../../../records/address-code.ts'
import type { OpenLink } from '../../../records/referral-link.ts'
import type { Ask } from '../../../web/ask.ts'
import { codeField } from '../../../web/code-field.ts'
import { button } from '../../../web/components/button.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

const linkPath = ({ params }: Ask): string => `/answer/${encodeURIComponent(params.token ?? '')}`

/** Before any code: for which organisation, and nothing of whom it is about. */
export const linkView = (ask: Ask, link: OpenLink, mistake?: string): Html =>
  layout(
    { ask, title: 'A referral for you', robots: 'noindex', hasErrors: mistake !== undefined },
    html`${mistakeSummary(mistake ? { go: mistake } : {})}
<h1 class="govuk-heading-xl">A referral for ${link.organization}</h1>
<p class="govuk-body-l">Somebody asks for your help. Read it and answer here. You need no account.</p>
<p class="govuk-body">We send a code of six numbers to the address that this link was sent to. Type it on the next page.</p>
<form method="post" action="${linkPath(ask)}" novalidate>
${guardFields(ask, 'answer-by-link')}
${button({ id: 'go', text: 'Send me a code', preventDoubleClick: true })}
</form>
${questions(ask)}`,
  )

export const codeView = (ask: Ask, sent: boolean, mistake?: string): Html =>
  layout(
    {
      ...{ ask, title: 'Type your code', robots: 'noindex', backTo: { href: linkPath(ask), text: 'Back' } },
      hasErrors: mistake !== undefined,
    },
    sent
      ? html`${mistakeSummary(mistake ? { code: mistake } : {})}
<h1 class="govuk-heading-xl">Type your code</h1>
<p class="govuk-body-l">It is in the mailbox that the link was sent to. It works for ${CODE_MINUTES} minutes, on this phone or computer.</p>
<form method="post" action="${linkPath(ask)}/code" novalidate>
${codeField(mistake)}
${button({ text: 'Open the referral', preventDoubleClick: true })}
</form>
<p class="govuk-body">Nothing came? Look in your junk mail, wait a minute, or <a class="govuk-link" href="${linkPath(ask)}">ask for another code</a>.</p>
${questions(ask)}`
      : html`<h1 class="govuk-heading-xl">Ask for a code first</h1>
<p class="govuk-body-l">A code works for ${CODE_MINUTES} minutes, on the phone or computer where you asked for it.</p>
${button({ text: 'Ask for a code', href: linkPath(ask) })}
${questions(ask)}`,
  )

export const deadLinkView = (ask: Ask): Html =>
  layout(
    { ask, title: 'This link does not open anything', robots: 'noindex' },
    html`<h1 class="govuk-heading-xl">This link does not open anything</h1>
<p class="govuk-body-l">What it was for may have ended, or there is a newer link.</p>
<p class="govuk-body">Look for the latest email from us, or ask whoever sent you the referral to send the link again.</p>
${questions(ask)}`,
  )

export const endedView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Thank you', robots: 'noindex' },
    html`<h1 class="govuk-heading-xl">Thank you</h1>
<p class="govuk-body-l">This referral has ended, and so has your link. Whoever has to know is told.</p>
<p class="govuk-body">Was that a mistake? Call us today, and we open it again.</p>
${questions(ask)}`,
  )

const questions = (ask: Ask): Html => html`<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">Questions?</h2>
<p class="govuk-body">${contactLine(ask.place.contact)}</p></div>`
