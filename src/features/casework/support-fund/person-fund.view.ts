import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { tag } from '../../../web/components/tag.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { FundLine, PersonFundPage } from './person-fund.page.ts'

export const personFundView = (person: Participant, shown: PersonFundPage, mayAsk: boolean, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Support fund', section: '/fund' },
    html`<h1 class="govuk-heading-l">Support fund</h1>
<p class="govuk-body-l">${shown.had}</p>
${mayAsk && button({ text: 'Ask the support fund', href: `/desk/people/${person.id}/fund/new` })}
${
  shown.open.length > 0
    ? html`<ul class="gw-cards">${shown.open.map(card)}</ul>`
    : html`<div class="gw-empty"><p>Nothing is asked for now. Travel, clothes, tools, childcare: ask when something in the way costs money.</p></div>`
}
${shown.past.length > 0 && html`<h2 class="govuk-heading-m">Before</h2><ul class="gw-rows">${shown.past.map(row)}</ul>`}`,
  )

const card = (line: FundLine): Html => html`<li class="gw-card">
<h2 class="gw-card__title"><a class="govuk-link" href="/desk/fund/${line.id}">${line.title}, ${line.sum}</a> ${tag({ ...line.tag, classes: `${line.tag.classes} gw-tag` })}</h2>
<p class="gw-card__summary">${line.next && (line.late ? html`<strong class="gw-case__late">${line.next}</strong>` : line.next)}</p>
<p class="gw-quiet">${line.about}</p></li>`

const row = (line: FundLine): Html =>
  html`<li class="gw-rows__one"><div><strong><a class="govuk-link" href="/desk/fund/${line.id}">${line.title}, ${line.sum}</a></strong> ${tag({ ...line.tag, classes: `${line.tag.classes} gw-tag` })}<br><span class="gw-quiet">${line.about}</span></div></li>`
