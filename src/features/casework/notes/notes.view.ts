import { HELPS } from '../../../domain/facets.ts'
import { NOTE_KINDS, NOTE_SUBJECTS } from '../../../domain/note.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { NoteFilter, NoteLine } from './notes.page.ts'

export type NotesShown = {
  readonly person: Participant
  readonly filter: NoteFilter
  readonly lines: readonly NoteLine[]
  readonly older: string | null
  readonly newest: string | null
  readonly changes: boolean
}

const SAVED: Readonly<Record<string, string>> = {
  note: 'The note is kept.',
  correction: 'The correction is kept. What it corrects stays to be read.',
  'looked-at': 'Kept what was done.',
}

export const notesView = (shown: NotesShown, ask: Ask): Html =>
  personLayout(
    { ask, person: shown.person, title: 'Notes', section: '/notes' },
    html`${savedNews(shown, ask)}
<div class="gw-head"><h1 class="govuk-heading-l">Notes</h1>
${shown.changes && button({ text: 'Write a note', href: `/desk/people/${shown.person.id}/notes/new` })}</div>
${filters(shown)}
${
  shown.lines.length === 0
    ? html`<div class="gw-empty"><p>${shown.filter.kind || shown.filter.subject ? 'No note like this. Choose “Everything” to see the others.' : `Nothing is written down yet about ${calledName(shown.person)}.`}</p></div>`
    : html`<ol class="gw-note-cards">${shown.lines.map((line) => note(line, shown, ask))}</ol>`
}
<ul class="gw-links">${shown.newest && html`<li><a class="govuk-link" href="${shown.newest}">Latest notes</a></li>`}${shown.older && html`<li><a class="govuk-link" href="${shown.older}" rel="next">Older notes</a></li>`}</ul>`,
  )

function savedNews(shown: NotesShown, ask: Ask): Html | null {
  const saved = ask.query.get('saved') ?? ''
  const help = HELPS.find(({ value }) => value === ask.query.get('help'))
  if (saved === 'signpost' && help) {
    const words = html`<p class="govuk-notification-banner__heading">Kept. <a class="govuk-notification-banner__link" href="/opportunities?help=${help.value}">Show ${calledName(shown.person)} what there is: ${help.text.toLowerCase()}</a></p>`
    return notificationBanner({ type: 'success', html: words })
  }
  const text = SAVED[saved]
  return text ? notificationBanner({ type: 'success', text }) : null
}

const filters = ({ person, filter }: NotesShown): Html =>
  html`<form class="gw-narrow" method="get" action="/desk/people/${person.id}/notes">
${select({
  ...{ id: 'kind', name: 'kind', value: filter.kind ?? '', label: { text: 'What it was' } },
  items: [{ value: '', text: 'Everything' }, ...NOTE_KINDS.map(({ value, text }) => ({ value, text }))],
})}
${select({
  ...{ id: 'subject', name: 'subject', value: filter.subject ?? '', label: { text: 'What it is about' } },
  items: [{ value: '', text: 'Everything' }, ...NOTE_SUBJECTS.map(({ value, text }) => ({ value, text }))],
})}
${button({ text: 'Show', classes: 'govuk-button--secondary' })}</form>`

const note = (line: NoteLine, shown: NotesShown, ask: Ask): Html =>
  html`<li class="gw-note-card" id="note-${line.id}"><div class="gw-note-card__head"><h2 class="gw-note-card__what">${line.kind}</h2>
<p class="gw-note-card__when">${line.when} · ${line.by}</p></div>
${(line.about || line.earlier.length > 0) && html`<p class="gw-note-card__tags">${line.about && tag({ text: line.about.text, classes: `${line.about.classes} gw-tag` })}${line.earlier.length > 0 && tag({ text: 'Corrected', classes: 'govuk-tag--yellow gw-tag' })}</p>`}
<p class="gw-note-card__words">${line.words}</p>
${line.signpost && html`<p class="gw-quiet">Pointed to: ${line.signpost}</p>`}
${line.earlier.length > 0 && details({ summaryText: 'What it said before', html: html`${line.earlier.map(({ words, said }) => html`<p class="gw-note-card__words">${words}</p><p class="gw-small-print">${said}</p>`)}` })}
${line.concern && concern(line, shown, ask)}
<p class="gw-note-card__foot">Read by: ${line.readers}${line.correctPath && html` · <a class="govuk-link" href="${line.correctPath}">Correct<span class="govuk-visually-hidden"> the note of ${line.when}</span></a>`}</p></li>`

function concern({ concern }: NoteLine, { person }: NotesShown, ask: Ask): Html | null {
  if (!concern) return null
  const { seenAt, seenBy, seenWords, id } = concern
  if (seenAt)
    return html`<p class="gw-note-card__done">${seenBy} looked at it ${dayAndTimeOf(seenAt)}: ${seenWords}</p>`
  if (!may(ask.viewer, 'people-at-risk.manage')) {
    return html`<p class="gw-note-card__done">The privacy lead was told, and has not answered yet. If anybody is in danger now, call 999.</p>`
  }
  const missing = ask.query.get('missing') === id
  return html`<form class="gw-box gw-box--quiet" method="post" action="/desk/people/${person.id}/notes/${id}/looked-at">
${textarea({
  ...{
    id: `words-${id}`,
    name: 'words',
    rows: 3,
    label: { text: 'What did you do about it?', classes: 'govuk-label--s' },
  },
  ...(missing && { errorMessage: { text: 'Write what you did' } }),
})}
${button({ text: 'I have looked at it' })}</form>`
}
