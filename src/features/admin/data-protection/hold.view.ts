import { addDays, londonDate } from '../../../domain/london-time.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { LegalHold } from '../../../records/legal-hold.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

const DESK = '/desk/data-protection'
const USUAL_DAYS = 182

export const placingView = (
  ask: Ask,
  {
    person,
    holds,
    mistakes,
  }: { readonly person: Participant; readonly holds: readonly LegalHold[]; readonly mistakes: Mistakes },
): Html =>
  deskLayout(
    { ask, title: 'A legal hold', backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">A legal hold for ${fullName(person)}</h1>
<p class="govuk-body">Nothing of ${person.number} is erased while it lies, whatever they ask and whatever their programme says. Use it where a court, a claim or an inquiry needs what we hold.</p>
${holds.map((hold) => insetText({ html: html`A hold lies already, since ${dayAndTimeOf(hold.placedAt)}: <span class="gw-lines">${hold.reason}</span>` }))}
<form method="post" action="${DESK}/people/${person.id}/hold" novalidate>${deskFields(ask)}
${textarea({
  ...{ name: 'reason', id: 'reason', rows: 3, value: ask.form.get('reason') ?? '', ...mistakeAt(mistakes, 'reason') },
  label: { text: 'Why?', classes: 'govuk-label--s' },
  hint: { text: 'Which claim, inquiry or order. People in your role read it, and nobody else.' },
})}
${dayField(ask, mistakes)}
${button({ text: 'Lay the hold', preventDoubleClick: true })}
</form>`,
  )

/** One hold: it stays for longer, or it is over. */
export const reviewView = (ask: Ask, hold: LegalHold, mistakes: Mistakes): Html =>
  deskLayout(
    { ask, title: 'Review a legal hold', backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">The legal hold on ${hold.number}</h1>
${summaryList({
  rows: [
    { key: { text: 'Why' }, value: { html: html`<span class="gw-lines">${hold.reason}</span>` } },
    { key: { text: 'Laid by' }, value: { text: `${hold.placedBy}, ${dayAndTimeOf(hold.placedAt)}` } },
    { key: { text: 'Look again by' }, value: { text: dateWords(hold.reviewOn, londonDate(ask.now)) } },
  ],
})}
<h2 class="govuk-heading-m">It is still needed</h2>
<form method="post" action="${DESK}/holds/${hold.id}/review" novalidate>${deskFields(ask)}
${dayField(ask, mistakes)}
${button({ text: 'Keep it', classes: 'govuk-button--secondary', preventDoubleClick: true })}
</form>
<h2 class="govuk-heading-m">It is over</h2>
<p class="govuk-body">If their time is up by then, they are erased the night after.</p>
<form method="post" action="${DESK}/holds/${hold.id}/lift" novalidate>${deskFields(ask)}
${textarea({
  ...{ name: 'words', id: 'words', rows: 3, value: ask.form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
  label: { text: 'Why is it over?', classes: 'govuk-label--s' },
})}
${button({ text: 'Lift the hold', classes: 'govuk-button--warning', preventDoubleClick: true })}
</form>`,
  )

const dayField = ({ form, now }: Ask, mistakes: Mistakes): Html =>
  input({
    ...{ id: 'review', name: 'review', type: 'date', classes: 'govuk-input--width-10' },
    value: form.get('review') ?? addDays(londonDate(now), USUAL_DAYS),
    label: { text: 'When will you look at it again?', classes: 'govuk-label--s' },
    ...mistakeAt(mistakes, 'review'),
  })
