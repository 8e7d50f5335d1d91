import { type Html, html } from '../../../kit/html.ts'
import { emailLink, hubList, phoneLink } from '../../../web/hub-line.ts'
import type { RescuePage } from './rescue.page.ts'

/** Returns the ways on from an empty result: other searches, people who help, a number to ring. */
export const rescueView = ({ ways, near, hubs, phone, email }: RescuePage): Html => html`
<div class="gw-empty">
<p class="govuk-body-l">Nothing matches all of that just now. Here is what you can do next.</p>
${
  ways.length > 0 &&
  html`<h2 class="govuk-heading-m">Try this</h2>
<ul class="govuk-list govuk-list--spaced">${ways.map(({ text, path }) => html`<li><a class="govuk-link" href="${path}">${text}</a></li>`)}</ul>`
}
</div>
<h2 class="govuk-heading-m">Talk to a person</h2>
<p class="govuk-body">An adviser can look with you, and often knows of things that are not listed. It is free. You do not need an appointment to call.</p>
<p class="govuk-body">Call ${phoneLink(phone)} or write to ${emailLink(email)}.</p>
${hubs.length > 0 && html`<h2 class="govuk-heading-m">${near ? 'Job hubs near you' : 'Job hubs'}</h2>${hubList(hubs)}`}
<p class="govuk-body"><a class="govuk-link" href="/opportunities">See everything on offer</a></p>`
