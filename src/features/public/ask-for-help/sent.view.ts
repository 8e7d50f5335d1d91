import type { Hub } from '../../../domain/hub.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { panel } from '../../../web/components/panel.ts'
import type { EqualityForm } from '../../../web/equality-questions.ts'
import { addressWords, phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { hubPath } from '../../../web/paths.ts'

export type SentPage = {
  readonly reference: string
  /** Null in another browser than the one that sent it: the rest is on the status page. */
  readonly hub: Hub | null
  readonly promise: string | null
  /** Whether a code can reach them: who wants letters, or calls to a landline, keeps this page instead. */
  readonly takesCodes: boolean
}

export const sentView = ({ reference, hub, promise, takesCodes }: SentPage, ask: Ask): Html =>
  layout(
    { ask, title: 'We have your request', robots: 'noindex' },
    html`<div class="gw-screen-only">${leaveQuickly()}</div>
${panel({ titleText: 'We have your request', html: html`Your reference is<br><strong>${reference}</strong>` })}
<h2 class="govuk-heading-m">What happens next</h2>
${
  hub && promise
    ? html`<p class="govuk-body-l">An adviser from ${hub.name} contacts you by <strong>${promise}</strong>.</p>
<p class="govuk-body">You do not need to do anything now. If you would rather talk to us first, call ${phoneLink(hub.phone ?? ask.place.contact.phone)} or come to <a class="govuk-link" href="${hubPath(hub)}">${hub.name}</a>, ${addressWords({ ...hub.location, name: null })}. Say your reference.</p>
<p class="govuk-body">Would you rather choose the time yourself? <a class="govuk-link" href="${hubPath(hub)}/book?request=${reference}">Book a time at ${hub.name}</a>.</p>`
    : html`<p class="govuk-body">Call ${phoneLink(ask.place.contact.phone)} with any questions and say your reference.</p>`
}
${
  takesCodes
    ? html`<p class="govuk-body">You can <a class="govuk-link" href="/requests">see how it is going, change it or stop it</a>. We send a code to the phone or email you gave us, so only you can open it.</p>`
    : html`<p class="govuk-body">Please write the reference down, or print this page and keep it. Call us with it to ask how it is going, to change it or to stop it.</p>`
}
<div class="govuk-button-group gw-screen-only">
<button type="button" class="govuk-button govuk-button--secondary" data-print data-script hidden>Print this page</button>
<a class="govuk-link" href="/ask-for-help/about-you">Answer five questions about you (optional)</a>
</div>`,
  )

export const ABOUT_YOU: EqualityForm = {
  form: 'about-you',
  action: '/ask-for-help/about-you',
  backTo: '/ask-for-help',
  why: 'We want to know whether we reach everybody. You can leave out any question. Your answers are kept apart from your request and without your name. We cannot tell who gave them.',
}

export const afterAboutYou: Html = html`<a class="govuk-link" href="/requests">See how your request is going</a> or <a class="govuk-link" href="/">go to the first page</a>.`
