import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import { LINK_ANSWERS, type LinkQuestion } from '../../../records/link-question.ts'
import type { FoundPair } from '../../../records/person-match-review.ts'
import type { Merge } from '../../../records/person-merge.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskRows } from '../../../web/desk-rows.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { recordNumberInput } from '../../../web/record-number.ts'
import { likelyWords } from './duplicates.page.ts'

const TITLE = 'Possible duplicates'

type Queue = {
  readonly pairs: readonly FoundPair[]
  readonly questions: readonly LinkQuestion[]
  readonly merged: number
}

export const queueView = ({ pairs, questions, merged }: Queue, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${TITLE}</h1>
<p class="govuk-body-l">Two records that may be of one person. You decide: nothing is ever joined by itself.</p>
${
  merged > 0 &&
  html`<p><a class="govuk-link" href="/desk/duplicates/merged">Records made one</a> <span class="gw-count">${merged}</span></p>`
}
${pairs.length === 0 ? html`<div class="gw-empty"><p>No two records look like one person now.</p></div>` : html`<ul class="gw-cards">${pairs.map(card)}</ul>`}
${questions.length > 0 && html`<h2 class="govuk-heading-m">Other organisations ask</h2>${questions.map((one) => question(one, ask))}`}
<h2 class="govuk-heading-m">Look for others like one person</h2>
<form method="post" action="/desk/duplicates" novalidate>
${recordNumberInput(ask, mistakes, 'Number of the record')}
${button({ text: 'Look', classes: 'govuk-button--secondary' })}
</form>`,
  )

function card({ one, other, bits }: FoundPair): Html {
  const { words, colour } = likelyWords(bits)
  return html`<li class="gw-card"><p class="gw-card__kind">${tag({ text: words, classes: colour })}</p>
<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="/desk/duplicates/${one.id}/${other.id}">${fullName(one)} and ${fullName(other)}</a></h2>
<p class="gw-quiet">${one.number} and ${other.number}</p></li>`
}

const question = ({ id, person, from, at }: LinkQuestion, ask: Ask): Html =>
  html`<div class="gw-box"><h3 class="gw-box__title">${fullName(person)}</h3>
<p>${person.number}. ${from} asked on ${dayOf(at)} whether somebody they help is this person. They do not see this record and do not know whose it is.</p>
<form method="post" action="/desk/duplicates/questions/${id}" novalidate>${deskFields(ask)}
${radios({
  name: 'answer',
  idPrefix: `answer-${id}`,
  classes: 'govuk-radios--small',
  fieldset: {
    legend: { text: `What do you answer about ${fullName(person)}?`, classes: 'govuk-fieldset__legend--s' },
  },
  items: LINK_ANSWERS.map(({ value, text }, i) => ({ value, text, checked: i === 0 })),
})}
${button({ text: 'Send answer', classes: 'govuk-button--secondary' })}</form></div>`

export const mergedView = (merges: readonly Merge[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Records made one', backTo: { href: '/desk/duplicates' } },
    html`<h1 class="govuk-heading-l">Records made one</h1>
<p class="govuk-body-l">Nothing of either record was lost. Take it back, and both are as they were.</p>
${
  merges.length === 0
    ? html`<div class="gw-empty"><p>No records have been made one.</p></div>`
    : deskRows(
        merges.map((merge) => ({
          title: fullName(merge.kept),
          about: html`${merge.folded.number}${fullName(merge.folded) !== fullName(merge.kept) && html` (${fullName(merge.folded)})`} is part of ${merge.kept.number}.<br>
<span class="gw-quiet">${merge.by}, ${dayOf(merge.at)}${merge.reason && html`: “${merge.reason}”`}</span>`,
          action: html`<form method="post" action="/desk/duplicates/merged/${merge.id}">${deskFields(ask)}<button class="gw-link-button" type="submit">Take back<span class="govuk-visually-hidden"> for ${fullName(merge.kept)}</span></button></form>`,
        })),
      )
}`,
  )
