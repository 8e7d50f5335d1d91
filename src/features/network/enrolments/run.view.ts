import {
  afterMove,
  type Enrolment,
  type EnrolmentMove,
  OPEN,
  type Run,
  statusShort,
} from '../../../domain/enrolment.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Start } from '../../../records/enrolment-start.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { startWords, untilWords } from '../../../web/enrolment-words.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { placesWords } from './enrolments.view.ts'

export type RunPage = {
  readonly run: Run
  readonly enrolments: readonly Enrolment[]
  readonly others: readonly Start[]
  readonly mistakes: Mistakes
}

const HALF_A_DAY = 12 * 3_600_000

/** What can be done about somebody, in the order of the buttons; `since`: only from so long before it begins. */
const ACTIONS: readonly { readonly move: EnrolmentMove; readonly text: string; readonly since?: number }[] = [
  { move: 'attend', text: 'Came', since: HALF_A_DAY },
  { move: 'miss', text: 'Did not come', since: HALF_A_DAY },
  { move: 'complete', text: 'Finished', since: HALF_A_DAY },
  { move: 'offer', text: 'Offer a place' },
  { move: 'remove', text: 'Take off the list' },
]

export function runView(ask: Ask, { run, enrolments, others, mistakes }: RunPage): Html {
  const told = Number(ask.query.get('told') ?? Number.NaN)
  const title = `${run.title}, ${startWords(run.startsAt, ask.now)}`
  return deskLayout(
    { ask, title, backTo: { href: '/desk/enrolments', text: 'Back' }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
${Number.isInteger(told) && notificationBanner({ type: 'success', text: `Your message goes to ${told} ${told === 1 ? 'person' : 'people'}.` })}
<span class="govuk-caption-l">${startWords(run.startsAt, ask.now)}</span>
<h1 class="govuk-heading-l">${run.title}</h1>
<p class="govuk-body">${placesWords(run)}. ${enrolments.filter(({ status }) => status === 'waiting').length} waiting. <a class="govuk-link" href="/check-in/${run.id}">Check people in at the door</a></p>
${enrolments.length === 0 && html`<p class="govuk-body">Nobody is on the list yet.</p>`}
<ul class="gw-cards">${enrolments.map((enrolment) => personView(ask, run, enrolment, others))}</ul>
<h2 class="govuk-heading-m">How many places</h2>
<form method="post" action="/desk/enrolments/${run.id}/places" novalidate>
${input({ id: 'places', name: 'places', value: ask.form.get('places') ?? String(run.offered ?? ''), label: { text: 'Places you give away here' }, hint: { text: 'Leave it empty for no limit. Who has a place keeps it. New places go to who waits longest.' }, inputmode: 'numeric', classes: 'govuk-input--width-4', ...mistakeAt(mistakes, 'places') })}
${button({ text: 'Save places', classes: 'govuk-button--secondary' })}
</form>
<h2 class="govuk-heading-m">Write to everybody on the list</h2>
<form method="post" action="/desk/enrolments/${run.id}/message" novalidate>
${guardFields(ask, 'enrolment-words')}
${textarea({ id: 'words', name: 'words', value: ask.form.get('words') ?? '', rows: 5, label: { text: 'Your message' }, hint: { text: 'Each person gets it alone, by email or as a text of up to 300 letters.' }, ...mistakeAt(mistakes, 'words') })}
${button({ text: 'Send to everybody', preventDoubleClick: true })}
</form>`,
  )
}

function personView(ask: Ask, run: Run, enrolment: Enrolment, others: readonly Start[]): Html {
  const { id, name, status, offeredUntil, accessWords, checklist, walkedIn, address } = enrolment
  const path = `/desk/enrolments/${run.id}/people/${id}`
  const gaps = checklist.filter(({ has }) => has !== 'yes')
  return html`<li class="gw-card" id="person-${id}">
<p class="gw-card__kind">${tag({ text: statusShort(status) })}${walkedIn && ' Walked in'}</p>
<h2 class="govuk-heading-s gw-card__title">${name}</h2>
<p class="govuk-body gw-card__summary">${address?.value ?? 'Gave no address'}${status === 'offered' && offeredUntil && html`<br>Has until the end of ${untilWords(offeredUntil, ask.now)}`}</p>
${accessWords && html`<p class="govuk-body"><strong>Would help:</strong> ${accessWords}</p>`}
${gaps.length > 0 && html`<p class="govuk-body"><strong>Not sure of, or not yet:</strong> ${gaps.map(({ words }) => words).join('; ')}</p>`}
<form method="post" action="${path}" class="govuk-button-group">${ACTIONS.filter(({ move }) =>
    afterMove(status, move),
  ).map(
    ({ move, text }) =>
      html`<button class="govuk-button govuk-button--secondary" name="move" value="${move}">${text}<span class="govuk-visually-hidden">: ${name}</span></button>`,
  )}</form>
${others.length > 0 && OPEN.includes(status) && anotherDate(path, id, name, others, ask.now)}
</li>`
}

const anotherDate = (path: string, id: number, name: string, others: readonly Start[], now: Date): Html =>
  details({
    summaryText: `Move ${name} to another date`,
    html: html`<form method="post" action="${path}"><input type="hidden" name="move" value="another-date">
<label class="govuk-label" for="start-${id}">Date</label>
<select class="govuk-select" id="start-${id}" name="start">${others.map(
      ({ startsAt, left }) =>
        html`<option value="${startsAt.toISOString()}">${startWords(startsAt, now)}${left === 0 && ' (full)'}</option>`,
    )}</select>
<button class="govuk-button govuk-button--secondary">Move</button></form>`,
  })
