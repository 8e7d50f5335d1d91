import { HELPS } from '../../../domain/facets.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { NOTE_KINDS, NOTE_SUBJECTS, NOTE_VISIBILITIES, signpostsFor, writesSubject } from '../../../domain/note.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { assetPath } from '../../../web/assets/asset-path.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { optionText } from '../../../web/option-words.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { type DraftFound, draftOffer, goOnLater } from '../../../web/work-draft-offer.ts'
import type { Writer } from './notes.form.ts'

export type NewNote = {
  readonly person: Participant
  readonly writer: Writer
  /** The number of the note, made before anything is typed: sent twice, it is one note. */
  readonly id: string
  readonly form: URLSearchParams
  readonly draft: DraftFound
}

export const newNoteView = (shown: NewNote, mistakes: Mistakes, ask: Ask): Html => {
  const { person, draft } = shown
  const path = `/desk/people/${person.id}/notes/new`
  return personLayout(
    {
      ask,
      person,
      title: 'Write a note',
      section: '/notes',
      head: html`<script type="module" src="${assetPath('autosave.js')}"></script>`,
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Write a note</h1>
${
  draft.kind === 'offer'
    ? draftOffer(draft.draft, path)
    : html`<div class="gw-listing"><div class="gw-listing__main">${form(shown, mistakes, path, ask)}</div>
<aside class="gw-listing__side">${brief(shown)}</aside></div>`
}`,
  )
}

const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

const form = ({ person, writer, id, form }: NewNote, mistakes: Mistakes, path: string, ask: Ask): Html => {
  const value = (name: string) => form.get(name) ?? ''
  return html`<form method="post" action="${path}" data-autosave data-waits="${person.id}" novalidate>
<input type="hidden" name="id" value="${id}">
${textarea({
  ...{ id: 'words', name: 'words', rows: 8, value: value('words'), spellcheck: true },
  label: { text: 'What was said or done?', classes: 'govuk-label--m' },
  hint: { text: `Write so that ${calledName(person)} could read it: one day they may.` },
  ...mistakeAt(mistakes, 'words'),
})}
${radios({
  ...{ name: 'kind', value: value('kind'), classes: 'govuk-radios--small gw-radios--columns' },
  fieldset: legend('What was it?'),
  items: NOTE_KINDS.map(({ value, text }) => ({ value, text })),
  ...mistakeAt(mistakes, 'kind'),
})}
${radios({
  ...{ name: 'heard', value: value('heard'), classes: 'govuk-radios--small govuk-radios--inline' },
  fieldset: legend(`Was ${calledName(person)} heard, too?`),
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${radios({
  ...{ name: 'when', value: value('when') || 'now', classes: 'govuk-radios--small' },
  fieldset: legend('When?'),
  items: [
    { value: 'now', text: 'Just now' },
    { value: 'earlier', text: 'Earlier', conditional: { html: earlier(form, mistakes, ask) } },
  ],
})}
${radios({
  ...{ name: 'subject', value: value('subject') || 'general', classes: 'govuk-radios--small' },
  fieldset: legend('What is it about?'),
  items: NOTE_SUBJECTS.filter(({ value }) => writesSubject(writer.role, value)).map((one) => ({
    ...one,
    hint: { text: SUBJECT_HINTS[one.value] },
  })),
  ...mistakeAt(mistakes, 'subject'),
})}
${radios({
  ...{ name: 'visibility', value: value('visibility') || 'team', classes: 'govuk-radios--small' },
  fieldset: legend('Who may read it?'),
  items: NOTE_VISIBILITIES.map(({ value, text }) => ({ value, text })),
  ...mistakeAt(mistakes, 'visibility'),
})}
<p class="govuk-body-s" role="status" data-autosave-news></p>
<div class="govuk-button-group">${button({ text: 'Save the note' })}${goOnLater}<a class="govuk-link" href="/desk/people/${person.id}/notes">Back to the notes</a></div></form>`
}

const SUBJECT_HINTS: Readonly<Record<string, string | undefined>> = {
  health: 'Read by those who work with them, not by managers.',
  safeguarding: 'Read by you and the privacy lead, who is told at once.',
}

const earlier = (form: URLSearchParams, mistakes: Mistakes, { now }: Ask): Html =>
  html`<div class="gw-side-by-side">${input({
    ...{ id: 'on-day', name: 'on-day', type: 'date', value: form.get('on-day') ?? londonDate(now) },
    ...{ label: { text: 'Day' }, classes: 'govuk-input--width-10', ...mistakeAt(mistakes, 'on-day') },
  })}${input({
    ...{ id: 'on-time', name: 'on-time', type: 'time', value: form.get('on-time') ?? '' },
    ...{ label: { text: 'Time (optional)' }, classes: 'govuk-input--width-5' },
  })}</div>`

const brief = ({ person, writer, id }: NewNote): Html =>
  html`<section class="gw-box" aria-labelledby="brief"><h2 class="gw-box__title" id="brief">A minute or two</h2>
<p>You asked, said what there is, and ${calledName(person)} agreed to be shown more. One tap keeps it.</p>
<form method="post" action="/desk/people/${person.id}/notes/brief"><input type="hidden" name="id" value="${id}">
<ul class="gw-taps">${signpostsFor(writer.role).map(
    (value) =>
      html`<li>${button({ text: optionText(HELPS, value), name: 'signpost', value, classes: 'govuk-button--secondary' })}</li>`,
  )}</ul></form>
<p class="gw-small-print">${calledName(person)} can read it, and so can everyone who helps them. What is about health goes no further than they agreed.</p></section>`
