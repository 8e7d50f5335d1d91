import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { leaveQuickly } from '../../../web/components/leave-quickly.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { type CheckRow, type StepSlug, stepPath } from './ask-for-help.page.ts'
import { QUESTIONS, type Question } from './questions.view.ts'

export type StartPage = { readonly promise: string; readonly hubSlug: string | null; readonly lost: boolean }

export const startView = ({ promise, hubSlug, lost }: StartPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Get help from a person',
      description: `Tell us what would help. An adviser in ${ask.place.name} contacts you.`,
      canonicalPath: '/ask-for-help',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`${leaveQuickly()}
<h1 class="govuk-heading-xl">Get help from a person</h1>
${
  lost &&
  html`<div class="govuk-inset-text"><p>We no longer have what you typed. We keep it for two hours only, and your browser must allow cookies for this. Please start again, or call ${phoneLink(ask.place.contact.phone)}.</p></div>`
}
<p class="govuk-body-l">Tell us what would help. An adviser contacts you by <strong>${promise}</strong>.</p>
<ul class="govuk-list govuk-list--bullet">
<li>It takes about five minutes.</li>
<li>It is free. You do not need an account.</li>
<li>You do not need to know what you need.</li>
<li>You say how we can contact you safely.</li>
</ul>
${button({
  text: 'Start now',
  isStartButton: true,
  href: hubSlug ? `${stepPath('where')}?hub=${encodeURIComponent(hubSlug)}` : stepPath('where'),
})}
<h2 class="govuk-heading-m">Other ways to get help</h2>
<ul class="govuk-list govuk-list--bullet">
<li>Call ${phoneLink(ask.place.contact.phone)}. We can fill this in for you.</li>
<li><a class="govuk-link" href="/hubs">Walk into a ${ask.place.words.hub}</a>.</li>
<li>Have you asked already? <a class="govuk-link" href="/requests">See how it is going</a>.</li>
</ul>
<p class="govuk-body">“Leave this page quickly” forgets what you typed and opens a page about the weather. It cannot clear the list of pages that your browser keeps.</p>`,
  )

type Shown = Question & {
  readonly step: Exclude<StepSlug, 'outside'>
  readonly backPath: string
  readonly hubSlug: string | null
}

export function questionView(shown: Shown, ask: Ask): Html {
  const { title, fields } = QUESTIONS[shown.step]
  const hasErrors = Object.keys(shown.mistakes).length > 0
  return layout(
    { ask, title, robots: 'noindex', backTo: { href: shown.backPath }, hasErrors },
    html`${leaveQuickly()}${mistakeSummary(shown.mistakes)}
<form method="post" action="${stepPath(shown.step)}" novalidate>
${shown.hubSlug && html`<input type="hidden" name="from-hub" value="${shown.hubSlug}">`}
${fields(shown)}
${button({ text: 'Continue' })}
</form>`,
  )
}

export type OutsidePage = {
  readonly borough: string
  readonly typed: string
  readonly backPath: string
  /** The other borough’s own front door, where it is served here too. */
  readonly theirs: string | null
}

export const outsideView = ({ borough, typed, backPath, theirs }: OutsidePage, ask: Ask): Html =>
  layout(
    { ask, title: `You live in ${borough}`, robots: 'noindex', backTo: { href: backPath } },
    html`${leaveQuickly()}
<h1 class="govuk-heading-l">“${typed}” is in ${borough}</h1>
<p class="govuk-body-l">${borough} has its own help for people who live there.</p>
<ul class="govuk-list govuk-list--bullet">
${theirs && html`<li><a class="govuk-link" href="${theirs}">Ask for help in ${borough}</a></li>`}
<li><a class="govuk-link" href="https://www.gov.uk/find-local-council">Find your council on GOV.UK</a></li>
<li><a class="govuk-link" href="https://nationalcareers.service.gov.uk/contact-us">Talk to the National Careers Service</a>, free for everybody in England</li>
<li><a class="govuk-link" href="https://www.gov.uk/contact-jobcentre-plus">Find your Jobcentre</a></li>
</ul>
<h2 class="govuk-heading-m">You can still ask us</h2>
<p class="govuk-body">We may be the right people if ${ask.place.council} looked after you as a child, found you a place to stay outside the borough, or if you are about to move here. If we are not, we tell you who is.</p>
<form method="post" action="${stepPath('outside')}" novalidate>
${button({ text: `Ask ${ask.place.name} anyway`, classes: 'govuk-button--secondary' })}
</form>`,
  )

export type CheckPage = {
  readonly rows: readonly CheckRow[]
  readonly hubName: string
  readonly promise: string
  readonly backPath: string
}

export const checkView = ({ rows, hubName, promise, backPath }: CheckPage, ask: Ask): Html =>
  layout(
    { ask, title: 'Check your answers', robots: 'noindex', backTo: { href: backPath } },
    html`${leaveQuickly()}
<h1 class="govuk-heading-l">Check your answers</h1>
${summaryList({
  rows: rows.map(({ key, value, step }) => ({
    key: { text: key },
    value: { text: value },
    actions: { items: [{ text: 'Change', href: stepPath(step), visuallyHiddenText: key.toLowerCase() }] },
  })),
})}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">An adviser from ${hubName} contacts you by <strong>${promise}</strong>. Only people at ${ask.place.council} who help you can read this. <a class="govuk-link" href="/privacy">How we keep it safe</a>.</p>
<form method="post" action="${stepPath('check')}" novalidate>
${guardFields(ask, 'ask-for-help')}
${button({ text: 'Ask for help', preventDoubleClick: true })}
</form>`,
  )
