import { entryOf } from '../../../kit/entry.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Sampled } from '../../../records/moderation.ts'
import type { Posting } from '../../../records/posting.ts'
import type { Takedown } from '../../../records/takedown.ts'
import type { Ask } from '../../../web/ask.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { tag } from '../../../web/components/tag.ts'
import { dayWords } from '../../../web/help-request-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { heldFor, kindWords, STANDINGS, titleWords } from './moderation.page.ts'

const DONE: Readonly<Record<string, string>> = {
  approve: 'It is approved, and its people are told.',
  'ask-for-changes': 'Its people are asked for a change.',
  refuse: 'It is not accepted, and its people are told why.',
  looked: 'You have looked at it.',
}

export type Waiting = {
  readonly waiting: readonly Posting[]
  readonly sampled: readonly Sampled[]
  readonly down: readonly Takedown[]
}

export function waitingView({ waiting, sampled, down }: Waiting, ask: Ask): Html {
  const title = 'Postings to check'
  const done = entryOf(DONE, ask.query.get('done'))
  return deskLayout(
    { ask, title, width: 'wide' },
    html`${done && notificationBanner({ type: 'success', text: done })}
<h1 class="govuk-heading-l">${title}</h1>
<p>The one that has waited longest comes first. We promise an answer within 2 working days.</p>
${waiting.length === 0 && html`<div class="gw-empty"><p>Nothing is waiting.</p></div>`}
${waiting.length > 0 && html`<ul class="gw-cards">${waiting.map((posting) => waitingCard(posting, ask))}</ul>`}
${sampled.length > 0 && sampledPart(sampled, ask)}
${down.length > 0 && downPart(down, ask)}`,
  )
}

function waitingCard(posting: Posting, ask: Ask): Html {
  const { organization, submittedAt, isListed } = posting
  const standing = STANDINGS[organization.standing]
  const reasons = heldFor(posting)
  return html`<li class="gw-card">
<p class="gw-card__kind">${kindWords(posting)}${isListed && ', a change to what is live'}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/moderation/${posting.id}">${titleWords(posting)}</a></h2>
<p>${organization.name} ${tag({ text: standing.text, classes: `govuk-tag--${standing.colour}` })}</p>
<p>${reasons.length > 0 ? html`<strong>${reasons.join(', ')}</strong>` : 'The checks found nothing.'}</p>
<p class="gw-quiet">${submittedAt && `Sent ${dayWords(submittedAt, ask.now)}.`}</p>
</li>`
}

const sampledPart = (sampled: readonly Sampled[], ask: Ask): Html => html`
<h2 class="govuk-heading-m">Published by trusted organisations</h2>
<p>These are live already. We look at one in five, and at each one that a check had a word about.</p>
<ul class="gw-cards">${sampled.map(
  ({ postingId, title, organizationName, at, findings }) => html`<li class="gw-card">
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/moderation/${postingId}">${title}</a></h3>
<p>${organizationName}. Live since ${dayWords(at, ask.now)}.${findings > 0 && ` ${findings} to look at.`}</p>
</li>`,
)}</ul>`

const downPart = (down: readonly Takedown[], ask: Ask): Html => html`
<h2 class="govuk-heading-m">Taken down</h2>
<p>Nobody can find these, whatever their feeds say. Open one to bring it back.</p>
<ul class="gw-cards">${down.map(
  ({ opportunityId, title, organizationName, at, byName, reason }) => html`<li class="gw-card">
<h3 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/take-down/${opportunityId}">${title}</a></h3>
<p>${organizationName}</p><p>“${reason}”</p>
<p class="gw-quiet">${byName}, ${dayWords(at, ask.now)}</p>
</li>`,
)}</ul>`
