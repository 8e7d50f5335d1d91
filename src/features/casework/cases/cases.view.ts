import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { CaseCard, CasesPage } from './cases.page.ts'
import { casesPath } from './cases.queries.ts'

export const casesView = (person: Participant, page: CasesPage, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Support', section: '/cases' },
    html`<h1 class="govuk-heading-l">Support</h1>
${page.cards.length === 0 && html`<div class="gw-empty"><p>Nobody works with ${calledName(person)} yet. Start, and they have somebody, a next step and a date.</p></div>`}
${page.cards.map((card) => cardOf(person, card, ask))}
${
  page.mayOpen &&
  html`<p class="govuk-body">${button({ text: page.openText, href: `${casesPath(person)}/new`, classes: 'govuk-button--secondary' })}</p>`
}`,
  )

const cardOf = (person: Participant, card: CaseCard, ask: Ask): Html => {
  const path = `${casesPath(person)}/${card.id}`
  return html`<section class="gw-box gw-case" aria-label="${card.title}">
<h2 class="govuk-heading-m gw-box__title">${card.title} ${tag({ text: card.status, classes: `${card.tagClasses} gw-tag` })}</h2>
${
  card.next &&
  html`<p class="govuk-body-l gw-case__next">${card.next.words}, ${card.next.late ? html`<strong class="gw-case__late">was due ${card.next.due}</strong>` : html`by ${card.next.due}`}${
    card.mayChangeNext &&
    html` <a class="govuk-link govuk-body" href="${path}/next">Change<span class="govuk-visually-hidden"> what is next: ${card.title}</span></a>`
  }</p>`
}
${
  card.undoUntil &&
  html`<form class="gw-case__undo" method="post" action="${path}/undo">${deskFields(ask)}${versionField(card.version)}<p>Done by mistake? <button class="gw-link-button" type="submit">Take it back<span class="govuk-visually-hidden">: ${card.title}</span></button> until ${card.undoUntil}.</p></form>`
}
${summaryList({ classes: 'govuk-summary-list--no-border', rows: card.rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
${
  card.moves.length > 0 &&
  html`<ul class="gw-links">${card.moves.map(
    ({ value, text }) =>
      html`<li><a class="govuk-link" href="${path}/move/${value}">${text}<span class="govuk-visually-hidden">: ${card.title}</span></a></li>`,
  )}</ul>`
}
${
  card.events.length > 0 &&
  details({
    summaryText: 'What has happened',
    html: html`<ul class="govuk-list govuk-list--spaced">${card.events.map(
      ({ day, text, by, words }) =>
        html`<li><strong>${day}</strong>. ${text} <span class="gw-quiet">(${by})</span>${words && html`<br>${words}`}</li>`,
    )}</ul>`,
  })
}
</section>`
}
