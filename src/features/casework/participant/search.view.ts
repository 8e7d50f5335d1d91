import { fullName, type Participant } from '../../../domain/participant.ts'
import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export const searchView = (words: string, people: readonly Participant[] | null, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'People', width: 'wide' },
    html`<h1 class="govuk-heading-l">People</h1>
<p class="govuk-body">Those you work with. What you look at is written down, and they can read it.${may(ask.viewer, 'casework.change') && html` Everybody you look after is on <a class="govuk-link" href="/desk/caseload">your caseload</a>.`}</p>
<form method="post" action="/desk/people" class="gw-search" role="search"><div class="gw-search__field">
${input({
  ...{ id: 'words', name: 'words', value: words, autocomplete: 'off', spellcheck: false },
  label: { text: 'Name, or number of the record' },
})}</div><div class="gw-search__go">${button({ text: 'Find' })}</div></form>
${people !== null && results(people)}
${may(ask.viewer, 'break-glass.use') && EMERGENCY}`,
  )

/** It has to be found in a hurry, and by nobody who only looks for a name. */
const EMERGENCY: Html = html`<p class="gw-small-print">Could somebody come to harm, and their record is not open to you? <a class="govuk-link" href="/desk/people/emergency">See a record in an emergency</a></p>`

const results = (people: readonly Participant[]): Html =>
  people.length === 0
    ? html`<div class="gw-empty"><p>Nobody found on your list. Search by the family name, by given and family name, or by the number.</p></div>`
    : deskRows(
        people.map((person) => ({
          title: fullName(person),
          about: html`${person.number}${person.bornOn && html`. Born ${fullDate(person.bornOn)}`}`,
          action: html`<a class="govuk-link" href="/desk/people/${person.id}">Open<span class="govuk-visually-hidden"> ${person.number}</span></a>`,
        })),
      )
