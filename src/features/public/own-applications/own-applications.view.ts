import { adjustmentMayBeTold, CHECKS } from '../../../domain/application-answers.ts'
import { isOpen, nextState, refusalReason, STATE_WORDS } from '../../../domain/job-application.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ApplicationEntry, OwnApplication } from '../../../records/job-application.ts'
import { ENTRY_WORDS } from '../../../web/application-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { button } from '../../../web/components/button.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'
import { nextStepWords, ownApplicationPath } from '../../../web/own-applications.ts'
import { opportunityPath } from '../../../web/paths.ts'

export function ownApplicationView(application: OwnApplication, entries: readonly ApplicationEntry[], ask: Ask): Html {
  const { title, organizationName, reference, state, opportunityId } = application
  return layout(
    { ask, title: `${title}: ${reference}`, robots: 'noindex', backTo: { href: '/requests', text: 'Your requests' } },
    html`<p class="gw-card__kind">${tag({ text: STATE_WORDS[state].applicant, classes: 'govuk-tag--blue' })}</p>
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">With ${organizationName}. Your reference is <strong>${reference}</strong>.</p>
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body-l">${nextStepWords(application, ask.now)}.</p>
${state === 'offered' && offerView(application, ask)}
${(state === 'unsuccessful' || state === 'closed-unanswered') && helpView(application)}
<h2 class="govuk-heading-m">What happened</h2>
<ol class="gw-steps">${entries.map(
      ({ at, move, words, by }) =>
        html`<li><strong>${ENTRY_WORDS[move].applicant}</strong>, ${dayOf(at)}${words && html`<br><span class="gw-lines">${by === 'organization' && `${organizationName} wrote: `}${words}</span>`}</li>`,
    )}</ol>
${sentView(application)}
${
  nextState(state, 'withdraw', 'applicant') &&
  html`<p class="govuk-body"><a class="govuk-link" href="${ownApplicationPath(application)}/withdraw">Take my application back</a></p>`
}
<p class="govuk-body"><a class="govuk-link" href="${opportunityPath({ id: opportunityId, title })}">See the listing</a></p>`,
  )
}

const offerView = (application: OwnApplication, ask: Ask): Html => html`
<form method="post" action="${ownApplicationPath(application)}/accept">${guardFields(ask, 'application-accept')}
<p class="govuk-body">Not sure? <a class="govuk-link" href="/ask-for-help">Talk it over with an adviser</a> first.</p>
${button({ text: 'Yes, I would like it', preventDoubleClick: true })}</form>`

function helpView({ reason, organizationName, state }: OwnApplication): Html {
  const bridge = bridgeTo(refusalReason(reason)?.help ?? 'find-a-job')
  return html`${
    state === 'closed-unanswered' &&
    html`<p class="govuk-body">${organizationName} did not answer, although we reminded them twice. That says nothing about you.</p>`
  }
<h2 class="govuk-heading-m">What would help</h2>
<ul class="govuk-list govuk-list--bullet">
<li><a class="govuk-link" href="${bridge.path}">${bridge.text}</a></li>
<li><a class="govuk-link" href="/ask-for-help">Talk it over with an adviser</a>. It is free.</li>
<li><a class="govuk-link" href="/opportunities">Look for something else</a></li>
</ul>`
}

function sentView(application: OwnApplication): Html {
  const { checklist, why, done, fileId, adjustment } = application
  const rows = [
    { key: 'Your name', value: application.name },
    ...checklist.map(({ words, answer }) => ({ key: words, value: optionText(CHECKS, answer) })),
    { key: 'Why you would like it', value: why },
    { key: 'What you have done', value: done },
    { key: 'For the interview', value: adjustment },
    {
      key: 'Do they know that?',
      value: adjustment !== null && isOpen(application.state) ? toldWords(application) : null,
    },
  ].filter(({ value }) => value !== null)
  return html`<h2 class="govuk-heading-m">What you sent</h2>
${summaryList({ rows: rows.map(({ key, value }) => ({ key: { text: key }, value: { html: html`<span class="gw-lines">${value}</span>` } })) })}
${fileId !== null && html`<p class="govuk-body"><a class="govuk-link" href="${ownApplicationPath(application)}/cv">Save your CV</a></p>`}`
}

/** Returns whether the organisation can read what would make an interview work, as this person agreed. */
function toldWords({ adjustmentTold, state }: OwnApplication): string {
  if (adjustmentMayBeTold(adjustmentTold, state)) return 'Yes, as you agreed'
  return adjustmentTold === 'interview'
    ? 'No. They see it only if they ask you to an interview'
    : 'No. You said that you tell them yourself'
}

export const withdrawView = (application: OwnApplication, ask: Ask): Html =>
  layout(
    { ask, title: 'Take your application back', robots: 'noindex', backTo: { href: ownApplicationPath(application) } },
    html`<h1 class="govuk-heading-l">Take your application back?</h1>
<p class="govuk-body">${application.title}, ${application.organizationName}. They stop looking at it and we tell them. You need not say why. You can apply again as long as it is open.</p>
<form method="post" action="${ownApplicationPath(application)}/withdraw">${guardFields(ask, 'application-withdraw')}
${button({ text: 'Take it back', classes: 'govuk-button--warning', preventDoubleClick: true })}</form>`,
  )
