import { CORRECTION_DECISIONS } from '../../../domain/data-request.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Note } from '../../../domain/note.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { CorrectionRequest } from '../../../records/correction-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords } from '../../../web/dates.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'

const DESK = '/desk/data-protection'

export const takingView = (ask: Ask, person: Participant, mistakes: Mistakes): Html =>
  deskLayout(
    { ask, title: 'Something is wrong', backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">What ${fullName(person)} says is wrong</h1>
<p class="govuk-body">They get an answer with a reason within a month.</p>
<form method="post" action="${DESK}/people/${person.id}/correction" novalidate>${deskFields(ask)}
${area(ask, mistakes, 'wrong', 'What is wrong?')}
${area(ask, mistakes, 'right', 'What should it say?')}
${button({ text: 'Write it down', preventDoubleClick: true })}
</form>`,
  )

type CorrectionPage = {
  readonly one: CorrectionRequest
  readonly note: Note | null
  readonly mistakes: Mistakes
}

export const correctionView = (ask: Ask, { one, note, mistakes }: CorrectionPage): Html =>
  deskLayout(
    {
      ask,
      title: `What ${one.number} says is wrong`,
      backTo: { href: DESK },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">What ${one.number} says is wrong</h1>
${summaryList({
  rows: [
    { key: { text: 'What is wrong' }, value: { html: lines(one.wrong) } },
    one.right !== null && { key: { text: 'What it should say' }, value: { html: lines(one.right) } },
    {
      key: { text: 'Said' },
      value: { text: `${dayOf(one.askedAt)}, ${one.byPerson ? 'on their own page' : 'taken by us'}` },
    },
    { key: { text: 'Answer by' }, value: { text: dateWords(one.dueOn, londonDate(ask.now)) } },
  ],
})}
${note && html`<h2 class="govuk-heading-m">The note it is about</h2>${insetText({ html: html`${lines(note.words)}<br><span class="gw-small-print">${note.author ?? 'Somebody'}, ${dayAndTimeOf(note.happenedAt)}</span>` })}`}
${one.decision === null ? deciding(ask, one, note, mistakes) : decided(one)}`,
  )

const lines = (words: string): Html => html`<span class="gw-lines">${words}</span>`

const decided = (one: CorrectionRequest): Html => html`<h2 class="govuk-heading-m">Decided</h2>
<p class="govuk-body">${CORRECTION_DECISIONS.find(({ value }) => value === one.decision)!.text}. ${one.decidedBy}, ${dayAndTimeOf(one.decidedAt!)}</p>
<p class="govuk-body gw-lines">${one.decidedWords}</p>`

const deciding = (ask: Ask, one: CorrectionRequest, note: Note | null, mistakes: Mistakes): Html => html`
<h2 class="govuk-heading-m">Decide</h2>
<p class="govuk-body"><a class="govuk-link" href="/desk/people/${one.participantId}">The record</a>: names, addresses and dates are put right there first.</p>
<form method="post" action="${DESK}/corrections/${one.id}" novalidate>${deskFields(ask)}${versionField(one.version)}
${radios({
  ...{
    name: 'decision',
    idPrefix: 'decision',
    value: ask.form.get('decision') ?? '',
    ...mistakeAt(mistakes, 'decision'),
  },
  fieldset: { legend: { text: 'What do you do?', classes: 'govuk-fieldset__legend--s' } },
  items: CORRECTION_DECISIONS.map(({ value, text }) => ({ value, text })),
})}
${note && area(ask, mistakes, 'correction', 'What is right?', 'It stands beside the note from now on, for everybody who reads it.')}
${area(ask, mistakes, 'words', 'Why?', 'The person reads this. If you leave it as it is, say how they can complain: to us, and to the Information Commissioner.')}
${button({ text: 'Decide and tell them', preventDoubleClick: true })}
</form>`

const area = ({ form }: Ask, mistakes: Mistakes, name: string, label: string, hint?: string): Html =>
  textarea({
    ...{ id: name, name, rows: 4, value: form.get(name) ?? '', label: { text: label, classes: 'govuk-label--s' } },
    ...(hint && { hint: { text: hint } }),
    ...mistakeAt(mistakes, name),
  })
