import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { dateInput } from '../../../web/components/date-input.ts'
import { input } from '../../../web/components/input.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

/** The second question. The same page for everybody, whether or not there is a record. */
export const openRecordView = (ask: Ask, mistakes: Mistakes): Html =>
  layout(
    {
      ...{ ask, title: 'Your own record', robots: 'noindex', backTo: { href: '/requests', text: 'Your requests' } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-xl">Your own record</h1>
<p class="govuk-body-l">Has somebody referred you to us, or does somebody here help you? See how it stands, what you agreed to, and who has looked.</p>
<p class="govuk-body">One more question first, so that nobody else reads it.</p>
<form method="post" action="/requests/record" novalidate>
${dateInput({
  id: 'born',
  namePrefix: 'born',
  fieldset: { legend: { text: 'When were you born?', classes: 'govuk-fieldset__legend--m' } },
  hint: { text: 'For example, 27 3 1990' },
  items: ['day', 'month', 'year'].map((name) => ({ name, value: ask.form.get(`born-${name}`) ?? '' })),
  ...mistakeAt(mistakes, 'born-day'),
})}
${input({
  ...{ id: 'number', name: 'number', value: ask.form.get('number') ?? '', autocomplete: 'off', spellcheck: false },
  label: { text: 'Your number or reference, if you have one', classes: 'govuk-label--s' },
  hint: { text: 'It starts with P or GW. You need it where several people share this email address or phone.' },
  classes: 'govuk-input--width-20',
  ...mistakeAt(mistakes, 'number'),
})}
${button({ text: 'Show my record', preventDoubleClick: true })}
</form>
<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">It does not open?</h2>
<p class="govuk-body">${contactLine(ask.place.contact)} A person helps you to see it.</p></div>`,
  )
