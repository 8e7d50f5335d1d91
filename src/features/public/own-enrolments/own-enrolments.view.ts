import { afterMove, type Enrolment, statusText } from '../../../domain/enrolment.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { enrolmentNextStep, startWords, untilWords } from '../../../web/enrolment-words.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { ownEnrolmentPath } from '../../../web/own-enrolments.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { qrCode } from '../../../web/qr.ts'

export function ownEnrolmentView(ask: Ask, enrolment: Enrolment): Html {
  const { title, kind, startsAt, status, organizationName, offeredUntil, checkInCode } = enrolment
  const path = ownEnrolmentPath(enrolment)
  const atTheDoor = kind === 'event' && status === 'enrolled' && enrolment.runId !== null
  return layout(
    { ask, title, robots: 'noindex', backTo: { href: '/requests', text: 'Your requests' } },
    html`<h1 class="govuk-heading-l">${title}</h1>
${summaryList({
  rows: [
    { key: { text: 'Status' }, value: { text: statusText(status) } },
    { key: { text: 'What happens next' }, value: { text: enrolmentNextStep(enrolment, ask.now) } },
    startsAt ? { key: { text: 'When' }, value: { text: startWords(startsAt, ask.now) } } : null,
    { key: { text: 'Who runs it' }, value: { text: organizationName } },
    { key: { text: 'Reference' }, value: { text: enrolment.reference } },
  ],
})}
${
  status === 'offered' &&
  offeredUntil &&
  offeredUntil > ask.now &&
  html`<form method="post" action="${path}/accept">${button({ text: 'Yes, I take the place', preventDoubleClick: true })}</form>
<p class="govuk-body">Say yes by the end of ${untilWords(offeredUntil, ask.now)}.</p>`
}
${
  atTheDoor &&
  html`<h2 class="govuk-heading-m">At the door</h2>
<p class="govuk-body">Show this, or say your code: <strong>${checkInCode}</strong></p>
<figure class="gw-sheet__code">${qrCode(`${ask.origin}/check-in/${enrolment.runId}?code=${checkInCode}`, `Code ${checkInCode} for the door`)}</figure>`
}
<p class="govuk-body"><a class="govuk-link" href="${opportunityPath({ id: enrolment.opportunityId, title })}">Read about it</a></p>
${afterMove(status, 'leave') && html`<p class="govuk-body"><a class="govuk-link" href="${path}/leave">${leaveText(status)}</a></p>`}`,
  )
}

const leaveText = (status: Enrolment['status']): string =>
  status === 'enrolled'
    ? 'Give up my place'
    : status === 'offered'
      ? 'No, I do not want the place'
      : 'Take me off the list'

export const leaveView = (ask: Ask, enrolment: Enrolment): Html =>
  layout(
    { ask, title: 'Give up your place', robots: 'noindex', backTo: { href: ownEnrolmentPath(enrolment) } },
    html`<h1 class="govuk-heading-l">${leaveText(enrolment.status)}: ${enrolment.title}?</h1>
<p class="govuk-body">Somebody else can come then. You can sign up again whenever you like.</p>
<form method="post" action="${ownEnrolmentPath(enrolment)}/leave">
<div class="govuk-button-group">${button({ text: 'Yes, take me off', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="${ownEnrolmentPath(enrolment)}">Keep it</a></div></form>`,
  )
