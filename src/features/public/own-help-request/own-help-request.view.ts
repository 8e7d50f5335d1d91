import type { HelpRequest } from '../../../domain/help-request.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { ownHelpRequestPath } from '../../../web/own-help-requests.ts'
import { type ContactWayAnswer, contactWayFields, safetyFields } from '../../../web/safe-contact-form.ts'
import type { OwnHelpRequestPage } from './own-help-request.page.ts'

const ALL = { href: '/requests', text: 'Your requests' }

export function ownHelpRequestView(page: OwnHelpRequestPage, request: HelpRequest, mistakes: Mistakes, ask: Ask): Html {
  const path = ownHelpRequestPath(page.reference)
  const phone = request.hub.phone ?? ask.place.contact.phone
  return layout(
    {
      ...{ ask, title: 'Your request for help', robots: 'noindex', backTo: ALL },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Your request for help</h1>
<div class="govuk-inset-text">
<h2 class="govuk-heading-m">${page.status}</h2>
<p class="govuk-body">${page.next}</p>
<p class="govuk-body">${callWords(page)} ${phoneLink(phone)} and say ${page.reference}.</p>
</div>
${summaryList({ rows: page.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
<h2 class="govuk-heading-m">What has happened</h2>
<ul class="govuk-list">${page.entries.map(({ day, text, words }) => html`<li><strong>${day}:</strong> ${text}${words && html`<br>“${words}”`}</li>`)}</ul>
<form method="post" action="${path}/more" novalidate>
${guardFields(ask, 'own-help-request')}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: {
    text: page.closed ? 'Do you need help again? Tell us' : 'Tell us something more',
    classes: 'govuk-label--m',
  },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ text: page.closed ? 'Ask again' : 'Send this to your adviser', classes: 'govuk-button--secondary' })}
</form>
${
  !page.closed &&
  html`<ul class="gw-links">
<li><a class="govuk-link" href="${path}/contact">Change how we contact you</a></li>
<li><a class="govuk-link" href="${path}/stop">Stop this request</a></li>
</ul>`
}`,
  )
}

function callWords({ closed, late }: OwnHelpRequestPage): string {
  if (closed) return 'Do you want to talk to us again? Call'
  return late ? 'Call' : 'Would you rather not wait? Call'
}

export const stopView = (request: HelpRequest, ask: Ask): Html =>
  layout(
    { ask, title: 'Stop this request', robots: 'noindex', backTo: { href: ownHelpRequestPath(request.reference) } },
    html`<h1 class="govuk-heading-l">Do you want to stop this request?</h1>
<p class="govuk-body">Then nobody contacts you about ${request.reference} any more. You can ask again whenever you like.</p>
<form method="post" action="${ownHelpRequestPath(request.reference)}/stop" novalidate>
${guardFields(ask, 'own-help-request')}
${button({ text: 'Yes, stop it', classes: 'govuk-button--warning' })}
<p class="govuk-body"><a class="govuk-link" href="${ownHelpRequestPath(request.reference)}">No, go back</a></p>
</form>`,
  )

export const contactView = (request: HelpRequest, form: URLSearchParams, mistakes: Mistakes, ask: Ask): Html =>
  layout(
    {
      ...{ ask, title: 'Change how we contact you', robots: 'noindex' },
      backTo: { href: ownHelpRequestPath(request.reference) },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${leaveQuickly()}${mistakeSummary(mistakes)}
<form method="post" action="${ownHelpRequestPath(request.reference)}/contact" novalidate>
${guardFields(ask, 'own-help-request')}
${contactWayFields(form, mistakes, 'How can we contact you?')}
${safetyFields(form, ANY_WAY, mistakes)}
${button({ text: 'Save' })}
</form>`,
  )

/** On one page all questions are there, whichever way is chosen. */
const ANY_WAY: ContactWayAnswer = { contactBy: 'phone', phone: '+447700900000', email: null, postalAddress: null }
