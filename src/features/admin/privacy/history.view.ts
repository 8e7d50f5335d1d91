import { actorWords, verbWords } from '../../../domain/history-words.ts'
import { fullName, type Participant } from '../../../domain/participant.ts'
import { purposeWords } from '../../../domain/purpose.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Looked } from '../../../records/history-reading.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayAndTimeOf } from '../../../web/moments.ts'

export const historyView = (ask: Ask, person: Participant, rows: readonly Looked[]): Html => {
  const title = `Who looked at the record of ${fullName(person)}`
  return deskLayout(
    { ask, title, backTo: { href: `/desk/privacy/people/${person.id}` } },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>What people of your organisation did. Other organisations keep their own; the person sees all of it.</p>
${
  rows.length === 0
    ? html`<p>Nobody has yet.</p>`
    : table({
        caption: 'The latest first',
        captionClasses: 'govuk-table__caption--s',
        head: [{ text: 'When' }, { text: 'Who' }, { text: 'What' }, { text: 'Why' }],
        rows: rows.map((row) => [
          { text: dayAndTimeOf(row.at) },
          { text: actorWords(row) },
          { text: verbWords(row.verb) },
          { text: row.why ? purposeWords(row.why) : '' },
        ]),
      })
}`,
  )
}
