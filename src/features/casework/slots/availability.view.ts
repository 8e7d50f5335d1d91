import { ACCESS, LANGUAGES } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type Availability, type Closure, WAYS } from '../../../domain/slot.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Colleague } from '../../../records/hub-reach.ts'
import type { Ask } from '../../../web/ask.ts'
import { WAY_WORDS } from '../../../web/booking-words.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { capital, dateWords, timesWords, WEEKDAYS, weekdaysWords } from '../../../web/dates.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { accessText, languagesText } from '../../../web/option-words.ts'
import { DESK, LENGTHS } from './availability.form.ts'
import { availabilityPath } from './slots.page.ts'

export type AvailabilityPage = {
  readonly hub: Hub
  readonly rules: readonly Availability[]
  readonly closures: readonly Closure[]
  /** How many times have just been made. */
  readonly made: string | null
}

export function availabilityView({ hub, rules, closures, made }: AvailabilityPage, ask: Ask): Html {
  const today = londonDate(ask.now)
  return deskLayout(
    {
      ask,
      title: `Times we offer at ${hub.name}`,
      backTo: { href: `/desk/slots?hub=${hub.id}`, text: 'Appointments' },
    },
    html`${made && /^\d+$/.test(made) && notificationBanner({ type: 'success', text: madeWords(Number(made)) })}
<h1 class="govuk-heading-l">Times we offer at ${hub.name}</h1>
<h2 class="govuk-heading-m">Every week</h2>
${rules.length === 0 && html`<p class="govuk-body">Nobody can book a time here yet.</p>`}
${rules.map((rule) => ruleView(rule, hub, today))}
${button({ text: 'Add times', href: `/desk/slots/availability/new?hub=${hub.id}` })}
<h2 class="govuk-heading-m">Holidays and days away</h2>
${closures.length === 0 && html`<p class="govuk-body">None are planned.</p>`}
${closures.map((closure) => closureLine(closure, rules, hub, today))}
${button({ text: 'Add days away', href: `/desk/slots/closures/new?hub=${hub.id}`, classes: 'govuk-button--secondary' })}`,
  )
}

const madeWords = (made: number): string =>
  made === 0
    ? 'Saved. No new times: whoever this is has other times at these hours already.'
    : `Saved. People can now book ${made} more times in the next six weeks.`

const ruleView = (rule: Availability, hub: Hub, today: string): Html => html`<section class="gw-appointment">
<h3 class="govuk-heading-s gw-appointment__time">${rule.adviserName}: ${weekdaysWords(rule.weekdays)}, ${timesWords(rule.from, rule.to)}</h3>
<p class="govuk-body">${[
  `${rule.minutes} minutes each`,
  ...rule.breaks.map(({ from, to }) => `break ${timesWords(from, to)}`),
  rule.ways.map((way) => WAY_WORDS[way]).join(', '),
  rule.languages.length > 0 ? `also in ${languagesText(rule.languages)}` : '',
  accessText(rule.access),
  rule.validFrom > today ? `from ${dateWords(rule.validFrom, today)}` : '',
  rule.validTo ? `until ${dateWords(rule.validTo, today)}` : '',
]
  .filter(Boolean)
  .map(capital)
  .join('. ')}.</p>
${details({
  summaryText: 'Stop offering these times',
  html: html`<p class="govuk-body">Free times go. Times that people have booked stay.</p><form method="post" action="/desk/slots/availability/${rule.id}/end"><input type="hidden" name="hub" value="${hub.id}">${button({ text: 'Stop offering them', classes: 'govuk-button--warning' })}</form>`,
})}</section>`

function closureLine(closure: Closure, rules: readonly Availability[], hub: Hub, today: string): Html {
  const who = rules.find(({ adviserId }) => adviserId !== null && adviserId === closure.adviserId)?.adviserName
  const days =
    closure.from === closure.to
      ? dateWords(closure.from, today)
      : `${dateWords(closure.from, today)} to ${dateWords(closure.to, today)}`
  return html`<section class="gw-appointment"><h3 class="govuk-heading-s gw-appointment__time">${closure.adviserId === null ? 'The hub is shut' : `${who ?? 'An adviser'} is away`}: ${days}</h3>
<p class="govuk-body">${closure.words}</p>
<form method="post" action="/desk/slots/closures/${closure.id}/end"><input type="hidden" name="hub" value="${hub.id}">${button({ html: html`Bring these times back<span class="govuk-visually-hidden">: ${days}</span>`, classes: 'govuk-button--secondary' })}</form></section>`
}

type FormPage = { readonly hub: Hub; readonly colleagues: readonly Colleague[]; readonly mistakes: Mistakes }

export function hoursView({ hub, colleagues, mistakes }: FormPage, ask: Ask): Html {
  const { form } = ask
  const typed = (name: string) => form.get(name) ?? ''
  const ticked = (name: string, otherwise: readonly string[]) => (form.size > 0 ? form.getAll(name) : otherwise)
  const field = (id: string, text: string, hint?: string) =>
    input({
      id,
      name: id,
      label: { text },
      ...(hint && { hint: { text: hint } }),
      value: typed(id),
      classes: 'govuk-input--width-10',
      ...mistakeAt(mistakes, id),
    })
  return deskLayout(
    {
      ask,
      title: `Add times at ${hub.name}`,
      backTo: { href: availabilityPath(hub.id) },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Add times at ${hub.name}</h1>
<form method="post" action="/desk/slots/availability/new" novalidate>
${guardFields(ask, 'hours')}<input type="hidden" name="hub" value="${hub.id}">
${radios({
  name: 'adviser',
  fieldset: { legend: { text: 'Who do people meet?', classes: 'govuk-fieldset__legend--s' } },
  value: typed('adviser'),
  items: [
    ...colleagues.map(({ accountId, name }) => ({ value: accountId, text: name })),
    {
      value: DESK,
      text: 'Somebody else at the desk',
      conditional: { html: field('desk-name', 'First name people see') },
    },
  ],
  ...mistakeAt(mistakes, 'adviser'),
})}
${checkboxes({
  name: 'weekdays',
  fieldset: { legend: { text: 'On which days?', classes: 'govuk-fieldset__legend--s' } },
  values: ticked('weekdays', []),
  items: WEEKDAYS.map((text, i) => ({ value: String(i + 1), text })),
  ...mistakeAt(mistakes, 'weekdays'),
})}
${field('from', 'From', 'Like 10am or 10:00')}
${field('to', 'Until')}
${select({
  id: 'minutes',
  name: 'minutes',
  label: { text: 'How long is each time?' },
  value: typed('minutes') || '45',
  items: LENGTHS.map((length) => ({ value: length, text: `${length} minutes` })),
})}
${field('break-from', 'Break from (optional)')}
${field('break-to', 'Break until (optional)')}
${checkboxes({
  name: 'ways',
  fieldset: { legend: { text: 'How can people meet you?', classes: 'govuk-fieldset__legend--s' } },
  values: ticked('ways', ['in-person', 'phone']),
  items: WAYS.map(({ value, text }) => ({ value, text })),
  ...mistakeAt(mistakes, 'ways'),
})}
${
  hub.languages.length > 0 &&
  checkboxes({
    name: 'languages',
    fieldset: { legend: { text: 'Languages besides English', classes: 'govuk-fieldset__legend--s' } },
    values: ticked('languages', []),
    items: LANGUAGES.filter(({ value }) => hub.languages.includes(value)).map(({ value, text }) => ({ value, text })),
  })
}
${checkboxes({
  name: 'access',
  fieldset: { legend: { text: 'Access at these times', classes: 'govuk-fieldset__legend--s' } },
  values: ticked('access', [...hub.access]),
  items: ACCESS.map(({ value, text }) => ({ value, text })),
})}
${field('valid-from', 'First day (optional)', 'Like 24/11/2026. Today if you leave it empty')}
${field('valid-to', 'Last day (optional)')}
${button({ text: 'Publish these times', preventDoubleClick: true })}
</form>`,
  )
}

export function closureView({ hub, colleagues, mistakes }: FormPage, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const field = (id: string, text: string, hint: string, width = 'govuk-input--width-10') =>
    input({
      id,
      name: id,
      label: { text },
      hint: { text: hint },
      value: typed(id),
      classes: width,
      ...mistakeAt(mistakes, id),
    })
  return deskLayout(
    {
      ask,
      title: `Days away at ${hub.name}`,
      backTo: { href: availabilityPath(hub.id) },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Days away at ${hub.name}</h1>
<form method="post" action="/desk/slots/closures/new" novalidate>
${guardFields(ask, 'closure')}<input type="hidden" name="hub" value="${hub.id}">
${radios({
  name: 'adviser',
  fieldset: { legend: { text: 'Who is away?', classes: 'govuk-fieldset__legend--s' } },
  value: typed('adviser'),
  items: [
    { value: 'hub', text: 'The whole hub is shut' },
    ...colleagues.map(({ accountId, name }) => ({ value: accountId, text: name })),
  ],
  ...mistakeAt(mistakes, 'adviser'),
})}
${field('from', 'First day', 'Like 24/12/2026')}
${field('to', 'Last day (optional)', 'Leave it empty for one day')}
${field('words', 'Why?', 'A few words, like “Staff training”', '')}
${checkboxes({
  name: 'tell',
  values: ask.form.getAll('tell'),
  items: [
    {
      value: 'yes',
      text: 'Cancel times that people have booked on these days, say sorry, and offer them others',
    },
  ],
  ...mistakeAt(mistakes, 'tell'),
})}
${button({ text: 'Save these days', preventDoubleClick: true })}
</form>`,
  )
}
