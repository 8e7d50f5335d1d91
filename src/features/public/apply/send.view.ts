import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { button } from '../../../web/components/button.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { panel } from '../../../web/components/panel.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { type CheckRow, stepBefore } from './apply.page.ts'
import type { Work } from './apply.queries.ts'
import { laterView, workLayout } from './apply.view.ts'

export type CheckPage = {
  readonly work: Work
  readonly rows: readonly CheckRow[]
  readonly by: string
  /** The same person has one open for this already. */
  readonly already: boolean
}

export function checkView({ work, rows, by, already }: CheckPage, ask: Ask): Html {
  const { opportunity, base } = work
  return workLayout(
    work,
    { title: `Check your answers: ${opportunity.title}`, back: `${base}/${stepBefore(work, 'check')}` },
    ask,
    html`<span class="govuk-caption-l">${opportunity.title}</span>
<h1 class="govuk-heading-l">Check your answers</h1>
${already && insetText({ html: html`Somebody with this name and address has applied for this already, and it is still open. <a class="govuk-link" href="/requests">See how it stands</a>.` })}
${summaryList({
  rows: rows.map(({ key, value, step }) => ({
    key: { text: key },
    value: { html: html`<span class="gw-lines">${value}</span>` },
    actions: {
      items: [{ href: `${base}/${step}?change`, text: 'Change', visuallyHiddenText: key.toLowerCase() }],
    },
  })),
})}
${bridgesView(work)}
<h2 class="govuk-heading-m">Who gets this</h2>
<p class="govuk-body">People at ${opportunity.organizationName} who choose whom to take. Nobody else there, and no other organisation. They never see the answers to equality questions.</p>
${
  work.by === 'adviser'
    ? insetText({
        text: 'Everything is filled in. The person can now check it on their own phone or computer and send it.',
      })
    : html`<p class="govuk-body">They should answer by <strong>${by}</strong>.</p>
<form method="post" action="${base}/check">${guardFields(ask, 'apply-send')}
${button({ text: `Send to ${opportunity.organizationName}`, preventDoubleClick: true })}</form>
${laterView(base)}`
}`,
  )
}

/** What was answered with “not yet” is no reason to stop; here is where to get it, meanwhile or instead. */
function bridgesView({ draft }: Work): Html | null {
  const missing = (draft?.answers.checklist ?? []).filter(({ answer, help }) => answer === 'not-yet' && help !== null)
  if (missing.length === 0) return null
  return html`<h2 class="govuk-heading-m">What you said “not yet” to</h2>
<p class="govuk-body">You can apply all the same. This would help as well:</p>
<ul class="govuk-list govuk-list--bullet">${missing.map(
    ({ words, help }) =>
      html`<li>${words}: <a class="govuk-link" href="${bridgeTo(help!).path}">${bridgeTo(help!).text}</a></li>`,
  )}<li>Or <a class="govuk-link" href="/ask-for-help">ask an adviser</a> what to do first.</li></ul>`
}

export const sentView = ({ opportunity, draft, base }: Work, by: string | null, ask: Ask): Html =>
  layout(
    { ask, title: 'Your application is sent', robots: 'noindex' },
    html`${panel({ titleText: 'Your application is sent', html: html`Your reference is<br><strong>${draft?.sentReference}</strong>` })}
<h2 class="govuk-heading-m">What happens next</h2>
<ol class="gw-steps">
<li>We have sent you a message with your reference.</li>
<li>${opportunity.organizationName} reads it${by && html` and should answer by <strong>${by}</strong>`}.</li>
<li>We tell you at every step. If no answer comes, we remind them twice and then tell you so.</li>
</ol>
<p class="govuk-body">You can <a class="govuk-link" href="/requests">see how it stands, or take it back</a>, at any time. We send a code to the phone or email you gave us, so only you can open it.</p>
<div class="govuk-button-group gw-screen-only">
<button type="button" class="govuk-button govuk-button--secondary" data-print data-script hidden>Print this page</button>
<a class="govuk-link" href="${base}/equality">Answer five questions about you (optional)</a>
</div>
<p class="govuk-body"><a class="govuk-link" href="${opportunityPath(opportunity)}">Back to the listing</a> or <a class="govuk-link" href="/opportunities">look for more</a>.</p>`,
  )
