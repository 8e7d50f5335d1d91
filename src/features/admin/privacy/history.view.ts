import { actorWords, verbWords } from '../../../domain/history-words.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { purposeWords } from '../../../domain/purpose.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Looked } from '../../../records/history-reading.ts'
import type { Ask } from '../../../web/ask.ts'
import { type DeskRow, deskRows } from '../../../web/desk-rows.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

export const historyView = (ask: Ask, person: Participant, rows: readonly Looked[]): Html => {
  const title = `Who looked at the record of ${fullName(person)}`
  return deskLayout(
    { ask, title, backTo: { href: `/desk/privacy/people/${person.id}` } },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>What people of your organisation did. Other organisations keep their own; the person sees all of it.</p>
${rows.length === 0 ? html`<p>Nobody has yet.</p>` : deskRows(rows.map(lookedRow))}`,
  )
}

/** A list, not a table: four columns of words do not fit a phone. */
const lookedRow = (row: Looked): DeskRow => ({
  title: verbWords(row.verb),
  about: html`${actorWords(row)}<br>${dayAndTimeOf(row.at)}${row.why && html`<br>${purposeWords(row.why)}`}`,
})
