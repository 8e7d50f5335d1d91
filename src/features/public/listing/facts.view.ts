import { type Html, html } from '../../../kit/html.ts'
import { table } from '../../../web/components/table.ts'
import type { GoodWork } from './good-work.page.ts'
import type { IntakeRow, Times } from './times.page.ts'

/** Returns dates, hours and runs, under their headings; nothing where there are none. */
export const timesView = ({ intakes, dates, moreDates, hours }: Times): Html => html`
${intakes.length > 0 && html`<h2 class="govuk-heading-m">Start dates</h2>${intakeTable(intakes)}`}
${
  dates.length > 1 &&
  html`<h2 class="govuk-heading-m">Dates</h2>
<ul class="govuk-list govuk-list--bullet">${dates.map((date) => html`<li>${date}</li>`)}</ul>
${moreDates > 0 && html`<p class="govuk-body">And ${moreDates} more ${moreDates === 1 ? 'date' : 'dates'} after that.</p>`}`
}
${
  hours.length > 0 &&
  html`<h2 class="govuk-heading-m">Opening hours</h2>
<ul class="govuk-list">${hours.map(
    ({ days, times, note }) =>
      html`<li>${days && html`<strong>${days}</strong> `}${times}${note && html`<span class="gw-quiet"> ${note}</span>`}</li>`,
  )}</ul>`
}`

function intakeTable(intakes: readonly IntakeRow[]): Html {
  const columns = (
    [
      ['Starts', 'starts'],
      ['Ends', 'ends'],
      ['Days and times', 'times'],
      ['Spaces', 'spaces'],
      ['Apply by', 'applyBy'],
    ] as const
  ).filter(([, name]) => intakes.some((intake) => intake[name]))
  const rows = intakes.map((intake) => columns.map(([, name]) => ({ text: intake[name] })))
  return html`<div class="gw-scroll" role="region" aria-label="Start dates" tabindex="0">${table({
    head: columns.map(([text]) => ({ text })),
    rows,
    firstCellIsHeader: true,
  })}</div>`
}

/** Returns what the advert says about good work, and what it leaves open to ask. */
export const goodWorkView = ({ facts, ask }: GoodWork): Html => html`
<h2 class="govuk-heading-m">Is it good work?</h2>
<ul class="gw-good-work">${facts.map(
  ({ words, good }) => html`<li class="${good ? 'gw-good-work__yes' : 'gw-good-work__no'}">${words}</li>`,
)}</ul>
${ask.length > 0 && html`<p class="govuk-body">The advert does not mention ${listWords(ask)}. You can ask.</p>`}`

const listWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
