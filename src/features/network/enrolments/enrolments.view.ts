import type { Enrolment } from '../../../domain/enrolment.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { RunCount } from '../../../records/enrolment-list.ts'
import type { Start } from '../../../records/enrolment-start.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { startWords } from '../../../web/enrolment-words.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export type RunsPage = {
  readonly runs: readonly RunCount[]
  readonly interested: readonly Enrolment[]
  readonly without: readonly { readonly opportunity: Opportunity; readonly start: Start }[]
}

export function runsView(ask: Ask, { runs, interested, without }: RunsPage): Html {
  const coming = runs.filter(({ startsAt }) => startsAt > ask.now)
  const begun = runs.filter(({ startsAt }) => startsAt <= ask.now).reverse()
  return deskLayout(
    { ask, title: 'People on your courses and events' },
    html`<h1 class="govuk-heading-l">People on your courses and events</h1>
${runsTable('Coming up', coming, ask.now)}
${begun.length > 0 && runsTable('Begun or over', begun, ask.now)}
${coming.length + begun.length === 0 && html`<p class="govuk-body">Nobody has signed up yet. You see them here as soon as somebody does.</p>`}
${interested.length > 0 && interestedView(interested)}
${
  without.length > 0 &&
  html`<h2 class="govuk-heading-m">Nobody has signed up yet</h2>
<ul class="govuk-list govuk-list--spaced">${without.map(
    ({ opportunity, start }) => html`<li><form method="post" action="/desk/enrolments">
<input type="hidden" name="opportunity" value="${opportunity.id}"><input type="hidden" name="start" value="${start.startsAt.toISOString()}">
${opportunity.title}, ${startWords(start.startsAt, ask.now)} <button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">Open the list<span class="govuk-visually-hidden"> for ${opportunity.title}, ${startWords(start.startsAt, ask.now)}</span></button></form></li>`,
  )}</ul>`
}`,
  )
}

const runsTable = (caption: string, runs: readonly RunCount[], now: Date): Html | null =>
  runs.length === 0
    ? null
    : html`<div class="gw-scroll" role="region" aria-label="${caption}" tabindex="0">${table({
        caption,
        captionClasses: 'govuk-table__caption--m',
        head: [{ text: 'What' }, { text: 'When' }, { text: 'Places' }, { text: 'Waiting' }, { text: 'Came' }],
        rows: runs.map((run) => [
          { html: html`<a class="govuk-link" href="/desk/enrolments/${run.id}">${run.title}</a>` },
          { text: startWords(run.startsAt, now) },
          { text: placesWords(run) },
          { text: String(run.waiting) },
          { text: String(run.came) },
        ]),
      })}</div>`

/** Returns "8 of 12 taken", "8 taken, no limit". */
export const placesWords = ({ held, offered }: Pick<RunCount, 'held' | 'offered'>): string =>
  offered === null ? `${held} taken, no limit` : `${held} of ${offered} taken`

function interestedView(interested: readonly Enrolment[]): Html {
  const titles = [...new Set(interested.map(({ title }) => title))]
  return html`<h2 class="govuk-heading-m">Waiting for a date</h2>
<p class="govuk-body">Put a date on the listing, and we tell them the same day.</p>
<ul class="govuk-list govuk-list--bullet">${titles.map(
    (title) => html`<li>${title}: ${interested.filter((one) => one.title === title).length}</li>`,
  )}</ul>`
}
