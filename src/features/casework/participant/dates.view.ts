import { KEY_DATE_KINDS, type KeyDate } from '../../../domain/key-date.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { readsSubject } from '../../../domain/note.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows, linkButton } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'

export type DatesShown = { readonly person: Participant; readonly dates: readonly KeyDate[] }

export const datesView = ({ person, dates }: DatesShown, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Dates that matter', section: '', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Dates that matter</h1>
<div class="gw-record"><div class="gw-record__main">
${dates.length === 0 ? html`<p class="gw-quiet">None written down: the end of a fit note, of a permit or of a benefit.</p>` : deskRows(dates.map((date) => row(date, person, ask)))}</div>
<div class="gw-record__side">${form(person, mistakes, ask)}</div></div>
<p class="govuk-body"><a class="govuk-link" href="/desk/people/${person.id}">Back to the record</a></p>`,
  )

const row = (date: KeyDate, { id }: Participant, { now }: Ask) => ({
  title: dateWords(date.on, londonDate(now)),
  about: html`${optionText(KEY_DATE_KINDS, date.kind)}${date.health && html` ${tag({ text: 'Health', classes: 'govuk-tag--purple gw-tag' })}`}${date.words && html`<br>${date.words}`}`,
  action: linkButton({
    action: `/desk/people/${id}/dates/${date.id}/end`,
    text: 'Dealt with',
    about: optionText(KEY_DATE_KINDS, date.kind),
  }),
})

function form({ id }: Participant, mistakes: Mistakes, ask: Ask): Html {
  const value = (name: string) => ask.form.get(name) ?? ''
  const health = readsSubject(memberIn(ask).membership.role, 'health')
  return html`<form class="gw-box" method="post" action="/desk/people/${id}/dates" novalidate>${deskFields(ask)}
<h2 class="gw-box__title">Add a date</h2>
${select({
  ...{ id: 'kind', name: 'kind', value: value('kind'), label: { text: 'What happens?' } },
  items: [
    { value: '', text: 'Choose' },
    ...KEY_DATE_KINDS.filter((kind) => health || !kind.health).map(({ value, text }) => ({ value, text })),
  ],
  ...mistakeAt(mistakes, 'kind'),
})}
${input({
  ...{ id: 'on', name: 'on', type: 'date', value: value('on'), label: { text: 'On which day?' } },
  ...{ classes: 'govuk-input--width-10', ...mistakeAt(mistakes, 'on') },
})}
${input({
  ...{ id: 'words', name: 'words', value: value('words'), label: { text: 'More about it (optional)' } },
  ...mistakeAt(mistakes, 'words'),
})}
${button({ text: 'Add the date' })}</form>`
}
