import { getsReminder } from '../../../domain/booking.ts'
import type { Hub } from '../../../domain/hub.ts'
import type { Slot } from '../../../domain/slot.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { lengthWords, meetingLanguage, momentWords, WAY_WORDS } from '../../../web/booking-words.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { addressWords, phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { accessText } from '../../../web/option-words.ts'
import { slotDaysView } from '../../../web/slot-days.ts'
import { type Choice, choiceQuery, REACHES } from './book.form.ts'
import { bookPath, type TimesPage } from './book.page.ts'
import { dropIn } from './book.view.ts'

export type DetailsPage = {
  readonly hub: Hub
  readonly slot: Slot
  readonly choice: Choice
  readonly mistakes: Mistakes
}

export function detailsView({ hub, slot, choice, mistakes }: DetailsPage, ask: Ask): Html {
  const when = momentWords(slot.startsAt, ask.now)
  const query = choiceQuery(choice, ask.now)
  const backPath = bookPath(hub) + query
  return layout(
    {
      ask,
      title: `Book ${when}`,
      robots: 'noindex',
      backTo: { href: backPath, text: 'Back to all times' },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Book ${when}</h1>
${summaryList({
  rows: [
    { key: { text: 'How' }, value: { text: howWords(hub, choice) } },
    { key: { text: 'With' }, value: { text: `${slot.adviserName}, ${lengthWords(slot)}` } },
    choice.language === 'en' ? null : { key: { text: 'Language' }, value: { text: meetingLanguage(choice.language) } },
    choice.access.length === 0 ? null : { key: { text: 'You need' }, value: { text: accessText(choice.access) } },
  ],
})}
<form method="post" action="${bookPath(hub)}/${slot.id}${query}" novalidate>
${guardFields(ask, 'book')}
${input({
  id: 'name',
  name: 'name',
  label: { text: 'Your name', classes: 'govuk-label--s' },
  hint: { text: 'A first name is enough.' },
  value: ask.form.get('name') ?? '',
  autocomplete: 'name',
  ...mistakeAt(mistakes, 'name'),
})}
${choice.way === 'phone' ? phoneField('The number we can call', ask, mistakes) : reachFields(choice, slot, ask, mistakes)}
${textarea({
  id: 'words',
  name: 'words',
  rows: 3,
  label: { text: 'What would you like to talk about? (optional)', classes: 'govuk-label--s' },
  hint: { text: 'A few words are enough. Please do not tell us about your health here.' },
  value: ask.form.get('words') ?? '',
})}
${button({ text: 'Book this time', preventDoubleClick: true })}
</form>
<p class="govuk-body">Only advisers at ${hub.name} see this. <a class="govuk-link" href="/privacy">How we keep it safe</a>.</p>`,
  )
}

const howWords = (hub: Hub, { way }: Choice): string =>
  way === 'in-person'
    ? `In person at ${addressWords({ ...hub.location, name: hub.name })}`
    : `We talk ${WAY_WORDS[way]}`

const phoneField = (text: string, ask: Ask, mistakes: Mistakes): Html =>
  input({
    id: 'phone',
    name: 'phone',
    type: 'tel',
    label: { text, classes: 'govuk-label--s' },
    value: ask.form.get('phone') ?? '',
    autocomplete: 'tel',
    classes: 'govuk-input--width-20',
    ...mistakeAt(mistakes, 'phone'),
  })

const reachFields = ({ way }: Choice, slot: Slot, ask: Ask, mistakes: Mistakes): Html =>
  radios({
    name: 'reach',
    fieldset: { legend: { text: 'How can we tell you about your time?', classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text: getsReminder({ startsAt: slot.startsAt, bookedAt: ask.now })
        ? 'We send the time now, and a reminder the day before.'
        : 'We send the time now.',
    },
    value: ask.form.get('reach') ?? '',
    items: REACHES.filter((reach) => (reach.for as readonly string[]).includes(way)).map(({ value, text }) => ({
      value,
      text,
      ...(value === 'email' && {
        conditional: {
          html: input({
            id: 'email',
            name: 'email',
            type: 'email',
            label: { text: 'Email address' },
            value: ask.form.get('email') ?? '',
            autocomplete: 'email',
            spellcheck: false,
            ...mistakeAt(mistakes, 'email'),
          }),
        },
      }),
      ...(value === 'text' && { conditional: { html: phoneField('Mobile number', ask, mistakes) } }),
    })),
    ...mistakeAt(mistakes, 'reach'),
  })

/** Somebody was quicker: kind, and with other times. What was typed is kept for the next try in the browser’s memory. */
export const takenView = (page: TimesPage, ask: Ask): Html =>
  layout(
    { ask, title: 'Somebody has just booked that time', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Somebody has just booked that time</h1>
<p class="govuk-body-l">We are sorry. You did nothing wrong. We have not booked anything for you yet.</p>
${
  page.days.length > 0
    ? html`<h2 class="govuk-heading-m">These times are free</h2>${slotDaysView(page.days)}`
    : html`<ul class="govuk-list govuk-list--bullet">${page.elsewhere
        .slice(0, 3)
        .map(({ words, path }) => html`<li><a class="govuk-link" href="${path}">${words}</a></li>`)}</ul>`
}
<p class="govuk-body">Or call ${phoneLink(page.hub.phone ?? ask.place.contact.phone)}. We find a time together.</p>
${dropIn(page)}`,
  )
