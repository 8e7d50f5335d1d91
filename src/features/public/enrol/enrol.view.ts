import type { Opportunity } from '../../../domain/listing.ts'
import { readReference } from '../../../domain/reference.ts'
import { NotFound } from '../../../kit/errors.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Start } from '../../../records/enrolment-start.ts'
import type { Ask } from '../../../web/ask.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { spacesWords } from '../../../web/card.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { panel } from '../../../web/components/panel.ts'
import { radios } from '../../../web/components/radios.ts'
import { startWords } from '../../../web/enrolment-words.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { messageLanguageField } from '../../../web/message-language.ts'
import { opportunityPath } from '../../../web/paths.ts'
import { HAS, NO_DATE, startValue } from './enrol.form.ts'

export type EnrolPage = {
  readonly opportunity: Opportunity
  readonly starts: readonly Start[]
  readonly mistakes: Mistakes
}

export function enrolView(ask: Ask, { opportunity, starts, mistakes }: EnrolPage): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const event = opportunity.kind === 'event'
  const title = starts.length === 0 ? 'Tell me when there is a date' : event ? 'Sign up' : 'Join the course'
  const full = starts.length > 0 && starts.every(({ left }) => left === 0)
  return layout(
    {
      ask,
      title: `${title}: ${opportunity.title}`,
      robots: 'noindex',
      backTo: { href: opportunityPath(opportunity), text: 'Back' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<span class="govuk-caption-xl">${opportunity.title}</span>
<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body">You need no account. We tell you at once whether you have a place.</p>
${full && html`<p class="govuk-body">All places are taken now. Send the form and you are on the waiting list. When a place is free, we keep it for you for two working days.</p>`}
<form method="post" action="/enrol/${opportunity.id}" novalidate>
${guardFields(ask, 'enrol')}
${starts.length > 0 && datesView(starts, typed('start'), mistakes, ask.now)}
${needsView(opportunity, typed)}
${input({ id: 'name', name: 'name', value: typed('name'), label: { text: 'Your name', classes: 'govuk-label--m' }, autocomplete: 'name', spellcheck: false, ...mistakeAt(mistakes, 'name') })}
${input({ id: 'address', name: 'address', value: typed('address'), label: { text: 'Your email address or mobile number', classes: 'govuk-label--m' }, hint: { text: `${opportunity.organizationName} and we write there about this, and nothing else.` }, autocomplete: 'email', spellcheck: false, ...mistakeAt(mistakes, 'address') })}
${messageLanguageField(ask, 'm')}
${input({ id: 'access-words', name: 'access-words', value: typed('access-words'), label: { text: 'What would make it easier for you? (optional)', classes: 'govuk-label--m' }, hint: { text: 'A step-free way in, a quiet seat, large print, an interpreter. We pass it on to the people who run it.' } })}
${button({ text: starts.length === 0 ? 'Tell me' : full ? 'Join the waiting list' : 'Send', preventDoubleClick: true })}
</form>`,
  )
}

const datesView = (starts: readonly Start[], value: string, mistakes: Mistakes, now: Date): Html =>
  radios({
    name: 'start',
    value: value || (starts.length === 1 ? startValue(starts[0]!) : ''),
    fieldset: { legend: { text: 'Which date?', classes: 'govuk-fieldset__legend--m' } },
    items: [
      ...starts.slice(0, 12).map((start) => ({
        value: startValue(start),
        text: startWords(start.startsAt, now),
        ...(start.left === null ? {} : { hint: { text: leftWords(start.left) } }),
      })),
      { divider: 'or' },
      { value: NO_DATE, text: 'None of these. Tell me when there is another' },
    ],
    ...mistakeAt(mistakes, 'start'),
  })

const leftWords = (left: number): string => (left === 0 ? 'Full: you join the waiting list' : spacesWords(left))

/** The checklist: said before anybody starts, with what would help whoever is not there yet. */
const needsView = ({ requirements }: Opportunity, typed: (name: string) => string): Html | null =>
  requirements.length === 0
    ? null
    : html`<h2 class="govuk-heading-m">Before you start</h2>
<p class="govuk-body">Have you got these? You can send the form whatever you answer.</p>
${requirements.map(({ words, essential, bridge }, at) =>
  radios({
    name: `need-${at + 1}`,
    value: typed(`need-${at + 1}`),
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: {
      legend: {
        text: `${words}${essential ? '' : ' (helps, but you can do without)'}`,
        classes: 'govuk-fieldset__legend--s',
      },
    },
    ...(bridge && {
      hint: { html: html`Not yet? <a class="govuk-link" href="${bridgeTo(bridge).path}">${bridgeTo(bridge).text}</a>` },
    }),
    items: HAS,
  }),
)}`

const OUTCOMES: Readonly<Record<string, { title: string; next: (event: boolean) => string }>> = {
  enrolled: {
    title: 'You have a place',
    next: (event) =>
      event
        ? 'We have sent you your code for the door, and with an email an entry for your calendar. We remind you the day before.'
        : 'We have written to you, and with an email comes an entry for your calendar. We remind you the day before it begins.',
  },
  waiting: {
    title: 'You are on the waiting list',
    next: () => 'When a place is free, we write to you at once. We keep it for you for two working days.',
  },
  interested: { title: 'We will tell you', next: () => 'We write to you on the day that a date is set.' },
  already: {
    title: 'You are on the list already',
    next: () => 'Nothing has changed. Open your requests to see how it stands.',
  },
}

export function doneView(ask: Ask, opportunity: Opportunity, outcome: string): Html {
  const words = OUTCOMES[outcome]
  if (!words) throw new NotFound()
  const reference = readReference(ask.query.get('reference') ?? '')
  return layout(
    { ask, title: words.title, robots: 'noindex' },
    html`${panel({ titleText: words.title, ...(reference && { html: html`Your reference is<br><strong>${reference}</strong>` }) })}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body-l">${opportunity.title}: ${words.next(opportunity.kind === 'event')}</p>
<p class="govuk-body">See how it stands, or give up your place, in <a class="govuk-link" href="/requests">your requests</a>.</p>
<p class="govuk-body"><a class="govuk-link" href="${opportunityPath(opportunity)}">Back to ${opportunity.title}</a></p>`,
  )
}
