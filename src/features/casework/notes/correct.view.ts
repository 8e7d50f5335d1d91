import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { NoteThread } from '../../../records/note-list.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'

export type Correcting = {
  readonly person: Participant
  readonly note: NoteThread
  readonly id: string
  readonly words: string
  /** What somebody else made of it meanwhile. */
  readonly theirs: NoteThread | null
}

export const correctView = ({ person, note, id, words, theirs }: Correcting, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Correct a note', section: '/notes', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Correct a note</h1>
<p class="govuk-body">The note of ${dayAndTimeOf(note.happenedAt)} stays, and yours is shown in its place. The same people read both.</p>
${theirs && html`<section class="gw-box gw-box--quiet"><h2 class="gw-box__title">${theirs.author ?? 'Somebody'} corrected it first</h2><p class="gw-note-card__words">${theirs.words}</p><p class="gw-small-print">${dayAndTimeOf(theirs.writtenAt)}. What you typed is below. Saving corrects their words.</p></section>`}
<form method="post" action="/desk/people/${person.id}/notes/${note.id}/correct" novalidate>
<input type="hidden" name="id" value="${id}">
${textarea({
  ...{ id: 'words', name: 'words', rows: 8, value: words, spellcheck: true },
  label: { text: 'What should it say?', classes: 'govuk-label--m' },
  ...mistakeAt(mistakes, 'words'),
})}
<div class="govuk-button-group">${button({ text: 'Save the correction' })}<a class="govuk-link" href="/desk/people/${person.id}/notes">Leave it as it is</a></div></form>`,
  )
