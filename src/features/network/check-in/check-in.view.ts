import { type Enrolment, type Run, statusShort } from '../../../domain/enrolment.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { RunCount } from '../../../records/enrolment-list.ts'
import type { Start } from '../../../records/enrolment-start.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { table } from '../../../web/components/table.ts'
import { startWords } from '../../../web/enrolment-words.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export type DoorsPage = {
  readonly runs: readonly RunCount[]
  readonly without: readonly { readonly opportunity: Opportunity; readonly start: Start }[]
}

export const doorsView = (ask: Ask, { runs, without }: DoorsPage): Html =>
  deskLayout(
    { ask, title: 'Check people in' },
    html`<h1 class="govuk-heading-l">Check people in</h1>
<p class="govuk-body">What begins within a week. Choose one and hold the tablet at the door.</p>
${runs.length + without.length === 0 && html`<p class="govuk-body">Nothing begins within a week.</p>`}
<ul class="govuk-list govuk-list--spaced">${runs.map(
      (run) =>
        html`<li><a class="govuk-link" href="/check-in/${run.id}">${run.title}, ${startWords(run.startsAt, ask.now)}</a> (${run.held} on the list)</li>`,
    )}${without.map(
      ({ opportunity, start }) => html`<li><form method="post" action="/check-in">
<input type="hidden" name="opportunity" value="${opportunity.id}"><input type="hidden" name="start" value="${start.startsAt.toISOString()}">
<button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0">${opportunity.title}, ${startWords(start.startsAt, ask.now)}</button></form></li>`,
    )}</ul>`,
  )

export type DoorPage = {
  readonly run: Run
  readonly enrolments: readonly Enrolment[]
  readonly person: Enrolment | null
  readonly unknownCode: boolean
  readonly mistakes: Mistakes
}

export function doorView(ask: Ask, { run, enrolments, person, unknownCode, mistakes }: DoorPage): Html {
  const expected = enrolments
    .filter(({ status }) => status === 'enrolled')
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
  const came = enrolments.filter(({ status }) => status === 'attended' || status === 'completed')
  const here = came.find(({ id }) => String(id) === ask.query.get('here'))
  const path = `/check-in/${run.id}`
  return deskLayout(
    {
      ask,
      title: `Check in: ${run.title}`,
      backTo: { href: '/check-in', text: 'Back' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
${here && notificationBanner({ type: 'success', text: `${here.name} is here. Welcome!` })}
${unknownCode && notificationBanner({ text: 'Nobody on this list has the code that was scanned.' })}
<span class="govuk-caption-l">${startWords(run.startsAt, ask.now)}</span>
<h1 class="govuk-heading-l">${run.title}</h1>
<p class="govuk-body-l">${came.length} here, ${expected.length} still expected.</p>
${person && scannedView(path, person)}
<form method="post" action="${path}" novalidate>
${input({ id: 'code', name: 'code', value: ask.form.get('code') ?? '', label: { text: 'Code', classes: 'govuk-label--m' }, hint: { text: 'Four letters or numbers, from their message' }, classes: 'govuk-input--width-5 govuk-input--extra-letter-spacing', autocomplete: 'off', autocapitalize: 'characters', spellcheck: false, ...mistakeAt(mistakes, 'code') })}
${button({ text: 'Check in', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">Expected</h2>
${
  expected.length === 0
    ? html`<p class="govuk-body">Nobody else is expected.</p>`
    : html`<ul class="govuk-list govuk-list--spaced">${expected.map((one) => html`<li>${hereForm(path, one)}</li>`)}</ul>`
}
<h2 class="govuk-heading-m">Somebody came without signing up</h2>
<form method="post" action="${path}/walk-in" novalidate>
${guardFields(ask, 'walk-in')}
${input({ id: 'name', name: 'name', value: ask.form.get('name') ?? '', label: { text: 'Name' }, autocomplete: 'off', ...mistakeAt(mistakes, 'name') })}
${input({ id: 'address', name: 'address', value: ask.form.get('address') ?? '', label: { text: 'Email or phone (optional)' }, hint: { text: 'Only if they want to hear from you afterwards.' }, autocomplete: 'off', ...mistakeAt(mistakes, 'address') })}
${button({ text: 'Let them in', preventDoubleClick: true })}
</form>
<p class="govuk-body"><a class="govuk-link" href="${path}/follow-up">List for afterwards</a></p>`,
  )
}

const scannedView = (path: string, person: Enrolment): Html => html`<div class="gw-box">
<h2 class="gw-box__title">${person.name}</h2>
<p class="govuk-body">${statusShort(person.status)}</p>
${person.status === 'enrolled' && hereForm(path, person)}</div>`

const hereForm = (path: string, { id, name }: Enrolment): Html =>
  html`<form method="post" action="${path}"><input type="hidden" name="person" value="${id}"><button class="govuk-button govuk-!-margin-bottom-0">${name} is here</button></form>`

const HAPPENED: readonly Enrolment['status'][] = ['attended', 'completed', 'enrolled', 'did-not-attend', 'waiting']

export const followUpView = (ask: Ask, { run, enrolments }: Pick<DoorPage, 'run' | 'enrolments'>): Html =>
  deskLayout(
    { ask, title: `List for afterwards: ${run.title}`, backTo: { href: `/check-in/${run.id}`, text: 'Back' } },
    html`<span class="govuk-caption-l">${run.title}, ${startWords(run.startsAt, ask.now)}</span>
<h1 class="govuk-heading-l">List for afterwards</h1>
<p class="govuk-body">Write or call only about this. Who walked in and gave no address wants no message.</p>
<div class="gw-scroll" role="region" aria-label="People" tabindex="0">${table({
      caption: 'People',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Name' }, { text: 'What happened' }, { text: 'Email or phone' }],
      rows: HAPPENED.flatMap((status) => enrolments.filter((one) => one.status === status)).map((one) => [
        { text: one.name },
        {
          text: `${one.status === 'enrolled' && run.startsAt < ask.now ? 'Not seen' : statusShort(one.status)}${one.walkedIn ? ', walked in' : ''}`,
        },
        { text: one.address?.value ?? '' },
      ]),
    })}</div>`,
  )
