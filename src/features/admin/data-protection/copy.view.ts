import { ACCESS_STATUSES, WITHHOLD_REASONS } from '../../../domain/data-request.ts'
import { mayExtend } from '../../../domain/data-request-clock.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { NOTE_SUBJECTS, NOTE_VISIBILITIES } from '../../../domain/note.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { NoteToReview } from '../../../records/access-notes.ts'
import { type AccessRequest, clockOf } from '../../../records/access-request.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { dateWords, fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type DeskRow, deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf, dayOf } from '../../../web/moments.ts'
import { addressWords } from '../../../web/reached-by.ts'

const DESK = '/desk/data-protection'

export const takingView = (ask: Ask, person: Participant, mistakes: Mistakes): Html =>
  deskLayout(
    { ask, title: 'A copy of what we hold', backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">A copy for ${fullName(person)}</h1>
<p class="govuk-body">They have a right to everything we hold about ${person.number}, within a month. They may ask in any way, and need no form of ours.</p>
<form method="post" action="${DESK}/people/${person.id}/copy" novalidate>${deskFields(ask)}
${input({
  ...{ id: 'asked', name: 'asked', type: 'date', classes: 'govuk-input--width-10' },
  value: ask.form.get('asked') ?? londonDate(ask.now),
  label: { text: 'On which day did they ask?', classes: 'govuk-label--s' },
  ...mistakeAt(mistakes, 'asked'),
})}
${
  addressesOf(person).length > 0 &&
  checkboxes({
    ...{ name: 'addresses', idPrefix: 'addresses', values: ask.form.getAll('addresses') },
    fieldset: { legend: { text: 'Have they shown you that this is theirs?', classes: 'govuk-fieldset__legend--s' } },
    hint: {
      text: 'Then the copy has what was sent from it, too: applications, courses, bookings, alerts. Leave it where others may use it.',
    },
    items: addressesOf(person).map((value) => ({ value, text: addressWords(addressIn(value)) })),
  })
}
${button({ text: 'Write it down', preventDoubleClick: true })}
</form>`,
  )

const addressIn = (value: string) => ({ kind: value.includes('@') ? 'email' : 'phone', value }) as const

/** Returns the addresses that are known of somebody. */
export const addressesOf = ({ email, phone }: Participant): readonly string[] =>
  [email, phone].filter((one) => one !== null)

type CopyPage = { readonly one: AccessRequest; readonly notes: readonly NoteToReview[]; readonly mistakes: Mistakes }

/** One request: where it stands, the notes to look through, and what can be done now. */
export function copyView(ask: Ask, { one, notes, mistakes }: CopyPage): Html {
  const path = `${DESK}/copies/${one.id}`
  const today = londonDate(ask.now)
  const status = ACCESS_STATUSES.find(({ value }) => value === one.status)!.text
  const open = one.status === 'review' || one.status === 'clarify'
  return deskLayout(
    { ask, title: `A copy for ${one.number}`, backTo: { href: DESK }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">A copy for ${one.number}</h1>
${summaryList({
  rows: [
    { key: { text: 'Now' }, value: { html: tag({ text: status, classes: 'gw-tag' }) } },
    {
      key: { text: 'Asked' },
      value: { text: `${dayOf(one.askedAt)}, ${one.byPerson ? 'on their own page' : 'taken by us'}` },
    },
    { key: { text: 'Due' }, value: { html: html`${dueHtml(one, today)}` } },
    {
      key: { text: 'Sent from' },
      value: {
        text:
          one.addresses.map((address) => addressWords(addressIn(address))).join(', ') ||
          'No address is shown to be theirs: what was sent without a record is not in it',
      },
    },
    one.stoppedDays > 0 && { key: { text: 'Clock stood' }, value: { text: `${one.stoppedDays} days` } },
    one.extendedWords !== null && {
      key: { text: 'More time' },
      value: { html: html`<span class="gw-lines">${one.extendedWords}</span>` },
    },
    one.clarifyWords !== null && {
      key: { text: 'Our question' },
      value: { html: html`<span class="gw-lines">${one.clarifyWords}</span>` },
    },
  ],
})}
${one.status === 'making' && insetText({ text: 'It is being made. Come back in a few minutes.' })}
${
  one.fileUuid &&
  html`<h2 class="govuk-heading-m">It is ready</h2><p class="govuk-body">A file to read, one for programs, and their papers. It is gone on ${fullDate(one.goneOn!)}.</p>
<p class="govuk-body"><a class="govuk-link" href="${path}/file" download>Get the copy</a></p>
${one.status === 'ready' && doing(ask, path, 'hand-over', 'I handed it over', '')}`
}
${
  open &&
  html`<h2 class="govuk-heading-m" id="notes">Notes that they could not read so far</h2>
${notes.length === 0 ? html`<p class="govuk-body">None. Everything is theirs to read already.</p>` : html`<p class="govuk-body">They get all of them, but for what you leave out. Others may have spoken in confidence, or be named.</p>${deskRows(notes.map((note) => noteRow(note, path)))}`}`
}
${one.status === 'review' && actions(ask, one, path, mistakes, today)}
${one.status === 'clarify' && html`${doing(ask, path, 'answered', 'They answered: go on', '')}${doing(ask, path, 'withdraw', 'They do not want it any more', 'govuk-button--secondary')}`}`,
  )
}

function dueHtml({ dueOn, endedAt }: AccessRequest, today: string): Html | string {
  if (endedAt) return `Done on ${dayOf(endedAt)}`
  if (!dueOn) return 'The clock stands: we wait for their answer'
  return html`${dateWords(dueOn, today)} ${dueOn < today && tag({ text: 'Late', classes: 'govuk-tag--orange gw-tag' })}`
}

const DECIDED = { release: 'They get it', redact: 'They get part of it', withhold: 'They do not get it' } as const

const noteRow = (note: NoteToReview, path: string): DeskRow => ({
  title: dayAndTimeOf(note.happenedAt),
  about: html`${note.author ?? 'Somebody'}. ${NOTE_SUBJECTS.find(({ value }) => value === note.subject)!.text}<br>${note.words.length > 140 ? `${note.words.slice(0, 140)} …` : note.words}<br>${
    note.mustDecide
      ? tag({ text: 'Decide first', classes: 'govuk-tag--orange gw-tag' })
      : tag({ text: note.decision ? DECIDED[note.decision] : DECIDED.release, classes: 'govuk-tag--grey gw-tag' })
  }`,
  action: html`<a class="govuk-link" href="${path}/notes/${note.id}">Decide<span class="govuk-visually-hidden"> about the note of ${dayAndTimeOf(note.happenedAt)}</span></a>`,
})

const doing = (ask: Ask, path: string, what: string, text: string, classes: string): Html =>
  html`<form method="post" action="${path}" novalidate>${deskFields(ask)}<input type="hidden" name="do" value="${what}">${button({ text, classes, preventDoubleClick: true })}</form>`

const actions = (ask: Ask, one: AccessRequest, path: string, mistakes: Mistakes, today: string): Html => html`
<h2 class="govuk-heading-m">When you have looked through them</h2>
${doing(ask, path, 'release', 'Make the copy', '')}
${asking(ask, path, mistakes, { do: 'clarify', summary: 'I need to ask them something first', label: 'What do you need to know?', hint: 'The clock stands until they answer. Ask only what you cannot go on without.', text: 'Ask, and stop the clock' })}
${
  mayExtend(clockOf(one), today) &&
  asking(ask, path, mistakes, {
    do: 'extend',
    summary: 'It takes longer',
    label: 'Why?',
    hint: 'Two months more, once. They are told now.',
    text: 'Take two months more',
  })
}
${doing(ask, path, 'withdraw', 'They do not want it any more', 'govuk-button--secondary')}`

type Asking = { do: string; summary: string; label: string; hint: string; text: string }

const asking = (ask: Ask, path: string, mistakes: Mistakes, one: Asking): Html => {
  const name = `${one.do}-words`
  return details({
    summaryText: one.summary,
    open: mistakes[name] !== undefined,
    html: html`<form method="post" action="${path}" novalidate>${deskFields(ask)}<input type="hidden" name="do" value="${one.do}">
${textarea({ id: name, name, rows: 3, value: ask.form.get(name) ?? '', label: { text: one.label, classes: 'govuk-label--s' }, hint: { text: one.hint }, ...mistakeAt(mistakes, name) })}
${button({ text: one.text, classes: 'govuk-button--secondary', preventDoubleClick: true })}</form>`,
  })
}

/** One note, whole, and what they get of it. */
export const noteView = (
  ask: Ask,
  { one, note, mistakes }: { readonly one: AccessRequest; readonly note: NoteToReview; readonly mistakes: Mistakes },
): Html => {
  const kept = (name: string, before: string | null) => ask.form.get(name) ?? before ?? ''
  return deskLayout(
    {
      ...{ ask, title: 'One note', backTo: { href: `${DESK}/copies/${one.id}` } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">The note of ${dayAndTimeOf(note.happenedAt)}</h1>
<p class="govuk-body">${note.author ?? 'Somebody'}. ${NOTE_SUBJECTS.find(({ value }) => value === note.subject)!.text}. Read by: ${NOTE_VISIBILITIES.find(({ value }) => value === note.visibility)!.text.toLowerCase()}.</p>
${insetText({ html: html`<span class="gw-lines">${note.words}</span>` })}
<form method="post" action="${DESK}/copies/${one.id}/notes/${note.id}" novalidate>${deskFields(ask)}
${radios({
  ...{
    name: 'decision',
    idPrefix: 'decision',
    value: kept('decision', note.decision),
    ...mistakeAt(mistakes, 'decision'),
  },
  fieldset: { legend: { text: 'What do they get?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'release', text: 'All of it' },
    { value: 'redact', text: 'Part of it' },
    { value: 'withhold', text: 'None of it' },
  ],
})}
${radios({
  ...{ name: 'reason', idPrefix: 'reason', value: kept('reason', note.reason), ...mistakeAt(mistakes, 'reason') },
  fieldset: { legend: { text: 'Why is something left out?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'The copy says the reason and how often, not of what.' },
  items: WITHHOLD_REASONS.map(({ value, text }) => ({ value, text })),
})}
${textarea({
  ...{
    name: 'words',
    id: 'words',
    rows: 6,
    value: kept('words', note.given ?? note.words),
    ...mistakeAt(mistakes, 'words'),
  },
  label: { text: 'What they get, where it is part', classes: 'govuk-label--s' },
  hint: { text: 'Take out what is not theirs. The note itself stays as it is.' },
})}
${button({ text: 'Save', preventDoubleClick: true })}
</form>`,
  )
}
