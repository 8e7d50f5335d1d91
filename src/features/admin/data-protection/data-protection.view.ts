import { ACCESS_STATUSES } from '../../../domain/data-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { AccessRequest } from '../../../records/access-request.ts'
import type { CorrectionRequest } from '../../../records/correction-request.ts'
import type { DueCount, PastErasure } from '../../../records/erasure-figures.ts'
import type { StandingOrder } from '../../../records/erasure-order.ts'
import type { ErasureRequest } from '../../../records/erasure-request.ts'
import type { LegalHold } from '../../../records/legal-hold.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords } from '../../../web/dates.ts'
import { type DeskRow, deskRows, linkButton } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { recordNumberInput } from '../../../web/record-number.ts'

const TITLE = 'Data protection'
const DESK = '/desk/data-protection'

export type DataProtectionFacts = {
  readonly copies: readonly AccessRequest[]
  readonly corrections: readonly CorrectionRequest[]
  readonly erasures: readonly ErasureRequest[]
  readonly due: DueCount
  readonly holds: readonly LegalHold[]
  readonly orders: readonly StandingOrder[]
  readonly past: readonly PastErasure[]
  readonly mistakes: Mistakes
}

export const dataProtectionView = (
  ask: Ask,
  { copies, corrections, erasures, due, holds, orders, past, mistakes }: DataProtectionFacts,
): Html =>
  deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
<h2 class="govuk-heading-m">What people asked for</h2>
${
  copies.length + corrections.length + erasures.length === 0
    ? html`<p class="govuk-body">Nobody waits for an answer. When somebody asks, write it down here.</p>`
    : deskRows(
        [
          ...copies.map((one) => [one.dueOn, copyRow(one, ask.now)] as const),
          ...corrections.map((one) => [one.dueOn, correctionRow(one, ask.now)] as const),
          ...erasures.map((one) => [one.dueOn, erasureRow(one, ask.now)] as const),
        ]
          .toSorted(byDay)
          .map(([, row]) => row),
      )
}
${finding(ask, mistakes)}
<h2 class="govuk-heading-m">Legal holds</h2>
${
  holds.length === 0
    ? html`<p class="govuk-body">None. Everybody is erased when their time is up.</p>`
    : html`<p class="govuk-body">Nothing of these people is erased until the hold is lifted.</p>${deskRows(holds.map((hold) => holdRow(hold, ask.now)))}`
}
<h2 class="govuk-heading-m">To be erased</h2>
<p class="govuk-body">${dueWords(due)}</p>
${orders.length > 0 && deskRows(orders.map(orderRow))}
<h2 class="govuk-heading-m">Erased</h2>
${past.length === 0 ? html`<p class="govuk-body">Nobody has been erased yet.</p>` : deskRows(past.map(pastRow))}`,
  )

const finding = (ask: Ask, mistakes: Mistakes): Html => html`<form method="post" action="${DESK}" novalidate>
${recordNumberInput(ask, mistakes, 'Whose record?')}
${radios({
  name: 'for',
  idPrefix: 'for',
  fieldset: { legend: { text: 'What is it about?', classes: 'govuk-fieldset__legend--s' } },
  value: ask.form.get('for') ?? '',
  items: [
    { value: 'copy', text: 'They ask for a copy of what we hold' },
    { value: 'correction', text: 'They say that something is wrong' },
    { value: 'hold', text: 'A legal hold' },
    { value: 'erase', text: 'They ask to be erased' },
  ],
  ...mistakeAt(mistakes, 'for'),
})}
${button({ text: 'Continue', classes: 'govuk-button--secondary' })}
</form>`

type Dated = readonly [LocalDate | null, DeskRow]

/** What is due first; what stands still, last. */
const byDay = ([a]: Dated, [b]: Dated): number => (a ?? '9').localeCompare(b ?? '9')

const dueLine = (dueOn: LocalDate | null, now: Date): Html => {
  const today = londonDate(now)
  if (!dueOn) return html`The clock stands`
  return html`By ${dateWords(dueOn, today)} ${dueOn < today && tag({ text: 'Late', classes: 'govuk-tag--orange gw-tag' })}`
}

const copyRow = (one: AccessRequest, now: Date): DeskRow => ({
  title: `${one.number}: a copy of what we hold`,
  about: html`${ACCESS_STATUSES.find(({ value }) => value === one.status)!.text}<br>${dueLine(one.dueOn, now)}`,
  action: html`<a class="govuk-link" href="${DESK}/copies/${one.id}">Open<span class="govuk-visually-hidden"> the request of ${one.number} for a copy</span></a>`,
})

const correctionRow = (one: CorrectionRequest, now: Date): DeskRow => ({
  title: `${one.number}: something is wrong`,
  about: html`${one.nextStep}<br>${dueLine(one.dueOn, now)}`,
  action: html`<a class="govuk-link" href="${DESK}/corrections/${one.id}">Open<span class="govuk-visually-hidden"> what ${one.number} says is wrong</span></a>`,
})

const erasureRow = (one: ErasureRequest, now: Date): DeskRow => ({
  title: `${one.number}: asks to be deleted`,
  about: html`Look at it and decide<br>${dueLine(one.dueOn, now)}`,
  action: html`<a class="govuk-link" href="${DESK}/erasures/${one.id}">Open<span class="govuk-visually-hidden"> the request of ${one.number} to be deleted</span></a>`,
})

const holdRow = (hold: LegalHold, now: Date): DeskRow => {
  const today = londonDate(now)
  return {
    title: hold.number,
    about: html`<span class="gw-lines">${hold.reason}</span><br><span class="gw-small-print">${hold.placedBy}, ${dayAndTimeOf(hold.placedAt)}</span><br>Look at it again by ${dateWords(hold.reviewOn, today)} ${
      hold.reviewOn < today && tag({ text: 'Look at it now', classes: 'govuk-tag--orange gw-tag' })
    }`,
    action: html`<a class="govuk-link" href="${DESK}/holds/${hold.id}">Review<span class="govuk-visually-hidden"> the hold on ${hold.number}</span></a>`,
  }
}

function dueWords({ people, held }: DueCount): string {
  if (people === 0) return 'Nobody’s time is up within the next month.'
  const kept = held > 0 ? ` On ${held} of them a legal hold lies: they stay.` : ''
  return people === 1
    ? `The time of one person is up within the next month.${kept}`
    : `The time of ${people} people is up within the next month.${kept}`
}

/** Why an order could not be done, and what mends it. */
const REFUSED: Readonly<Record<string, string>> = {
  hold: 'A legal hold lies on it. Lift it first, then order it again.',
  open: 'A case or a referral is open. Close it first, then order it again.',
  gone: 'It is erased already.',
  trouble: 'It went wrong. Tell whoever runs this system.',
}

const orderRow = (order: StandingOrder): DeskRow => ({
  title: order.number,
  about: html`Ordered ${dayAndTimeOf(order.orderedAt)}<br>${order.refused ? html`<strong>Not done.</strong> ${REFUSED[order.refused]}` : 'Within a quarter of an hour'}`,
  action: linkButton({ action: `${DESK}/orders/${order.id}/end`, text: 'Take it back', about: `for ${order.number}` }),
})

const pastRow = (one: PastErasure): DeskRow => ({
  title: dayAndTimeOf(one.at),
  about: html`${one.why === 'time' ? 'Their time was up' : `They asked${one.byName ? `; ordered by ${one.byName}` : ''}`}<br>${one.rows} rows and ${one.files} files${
    one.replayedAt && html`<br>Done again ${dayAndTimeOf(one.replayedAt)}, after an older copy was put back`
  }`,
})
