import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { PairPage, PairRecord, PairRow } from './duplicates.page.ts'

export const compareView = (pair: PairPage, mistakes: Mistakes, ask: Ask): Html => {
  const { one, other, likely } = pair
  const title = 'One person or two?'
  return deskLayout(
    { ask, title, backTo: { href: '/desk/duplicates' }, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l">How likely is it that they are one? ${tag({ text: likely.words, classes: likely.colour })}</p>
<div class="gw-pair">
<div class="gw-pair__heads"><p class="gw-pair__head">${head(one)}</p><p class="gw-pair__head">${head(other)}</p></div>
<ul class="gw-pair__rows">${pair.rows.map((line) => row(line, one, other))}</ul>
</div>
<form method="post" action="/desk/duplicates/${one.id}/${other.id}" novalidate>${deskFields(ask)}
${radios({
  name: 'decision',
  idPrefix: 'decision',
  value: ask.form.get('decision') ?? '',
  fieldset: {
    legend: { text: 'Are they the same person?', classes: 'govuk-fieldset__legend--m' },
  },
  items: [
    keep(one, 'Yes. Go on with'),
    keep(other, 'Yes. Go on with'),
    { divider: 'or' },
    {
      value: 'two-people',
      text: 'No, they are two people',
      hint: { text: 'We remember it and do not ask again' },
    },
  ],
  ...mistakeAt(mistakes, 'decision'),
})}
${textarea({
  name: 'reason',
  id: 'reason',
  label: { text: 'How do you know? (optional)' },
  hint: { text: 'For example: “She said that she moved in May”' },
  rows: 2,
  value: ask.form.get('reason') ?? '',
  ...mistakeAt(mistakes, 'reason'),
})}
<p class="gw-quiet">Making one record of two loses nothing and can be taken back. Nobody sees more than before: colleagues who see one of the two go on with that one, and whoever must not see one sees neither.</p>
${button({ text: 'Save decision' })}
</form>`,
  )
}

const keep = ({ id, number, name }: PairRecord, words: string) => ({ value: id, text: `${words} ${number}, ${name}` })

const head = ({ id, number, name }: PairRecord): Html =>
  html`<a class="govuk-link" href="/desk/people/${id}">${name}</a><br><span class="gw-quiet">${number}</span>`

const row = ({ field, one, other, says, speaks }: PairRow, left: PairRecord, right: PairRecord): Html =>
  html`<li class="gw-pair__row gw-pair__row--${speaks}">
<p class="gw-pair__field"><strong>${field}</strong> <span class="gw-pair__says">${says}</span></p>
<p class="gw-pair__value"><span class="govuk-visually-hidden">${left.number}: </span>${one || html`<span class="gw-quiet">Not known</span>`}</p>
<p class="gw-pair__value"><span class="govuk-visually-hidden">${right.number}: </span>${other || html`<span class="gw-quiet">Not known</span>`}</p></li>`
