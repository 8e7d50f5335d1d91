import { fullName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { fullDate } from '../../../web/dates.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { PersonPage } from './people.page.ts'

export const searchView = (words: string, people: readonly Participant[] | null, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'People', width: 'wide' },
    html`<h1 class="govuk-heading-l">People</h1>
<p class="govuk-body">Those you work with. What you look at is written down, and they can read it.</p>
<form method="post" action="/desk/people" class="gw-search" role="search"><div class="gw-search__field">
${input({
  ...{ id: 'words', name: 'words', value: words, autocomplete: 'off', spellcheck: false },
  label: { text: 'Name, or number of the record' },
})}</div><div class="gw-search__go">${button({ text: 'Find' })}</div></form>
${people !== null && results(people)}`,
  )

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

export const personView = (page: PersonPage, ask: Ask): Html =>
  deskLayout(
    { ask, title: page.name, width: 'wide', backTo: { href: '/desk/people', text: 'People' } },
    html`<h1 class="govuk-heading-l">${page.name} <span class="govuk-caption-m">${page.number}</span></h1>
${page.safety.map((text) => warningText({ text, iconFallbackText: 'Take care' }))}
${summaryList({ rows: page.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${next(page)}${page.received.length > 0 && html`<h2 class="govuk-heading-m">Referred to us</h2>${links(page.received)}`}
${page.sent.length > 0 && html`<h2 class="govuk-heading-m">Referred by us</h2>${links(page.sent)}`}
<h2 class="govuk-heading-m">What they agreed to</h2>
${page.decisions.length === 0 && html`<p class="govuk-body">Nothing is written down.</p>`}
${sharing(page, ask)}
${page.changesSharing && html`<p class="govuk-body"><a class="govuk-link" href="/desk/people/${page.id}/sharing">They agree that somebody else helps as well</a></p>`}`,
  )

const next = ({ referPath, alikePath }: PersonPage): Html | null =>
  referPath || alikePath
    ? html`<div class="govuk-button-group">${referPath && button({ text: 'Refer this person', href: referPath })}
${alikePath && html`<a class="govuk-link" href="${alikePath}">Other records like this one</a>`}</div>`
    : null

const links = (lines: PersonPage['received']): Html =>
  html`<ul class="govuk-list govuk-list--spaced">${lines.map(
    ({ path, reference, words }) => html`<li><a class="govuk-link" href="${path}">${reference}</a>: ${words}</li>`,
  )}</ul>`

const sharing = (page: PersonPage, ask: Ask): Html =>
  deskRows(
    page.decisions.map((line) => ({
      title: `${line.purpose}: ${line.recipient}`,
      about: html`${tag({ text: line.current ? 'Agreed' : 'Ended', classes: line.current ? 'govuk-tag--green' : 'govuk-tag--grey' })} ${line.words}<br><span class="gw-quiet">${line.standing}</span>`,
      action:
        line.current &&
        page.changesSharing &&
        html`<form method="post" action="/desk/people/${page.id}/sharing/withdraw">${deskFields(ask)}<input type="hidden" name="decision" value="${line.id}"><button class="gw-link-button" type="submit">They take it back<span class="govuk-visually-hidden">: ${line.purpose}, ${line.recipient}</span></button></form>`,
    })),
  )
