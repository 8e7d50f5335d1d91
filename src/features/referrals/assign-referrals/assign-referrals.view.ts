import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { select } from '../../../web/components/select.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import { nameOrStub } from '../../../web/referral-due.ts'
import type { ShareLine, SharePage } from './assign-referrals.page.ts'

export const shareView = (page: SharePage, ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Who looks after them?', width: 'wide', backTo: { href: '/desk/referrals', text: 'Referrals' } },
    html`<h1 class="govuk-heading-l">Who looks after them?</h1>
<p class="govuk-body">We propose whoever has most room. Change what you like: nothing is given before you press the button.</p>
${
  page.left > 0 &&
  warningText({
    text: `For ${countOf(page.left, 'referral', 'referrals')} there is no adviser with room at that hub. Choose somebody all the same, or raise a number.`,
    iconFallbackText: 'Take care',
  })
}
${capacity(page)}
${
  page.lines.length === 0
    ? html`<div class="gw-empty"><p>There is nothing to give.</p></div>`
    : html`<form method="post" action="/desk/referrals/assign/save" novalidate>${deskFields(ask)}
<ul class="gw-cards">${page.lines.map((line) => html`<li class="gw-card">${lineOf(line)}</li>`)}</ul>
${button({ text: `Give ${countOf(page.lines.length, 'referral', 'referrals')} as chosen` })}
<p class="gw-small-print">Everybody who gets or loses one is told.</p></form>`
}
${ceilings(page, ask)}`,
  )

const capacity = ({ advisers }: SharePage): Html =>
  html`<div class="gw-scroll" role="region" tabindex="0" aria-label="Advisers">${table({
    caption: 'How many each has',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: 'Adviser' },
      { text: 'Open now', format: 'numeric' },
      { text: 'Would get', format: 'numeric' },
      { text: 'At most', format: 'numeric' },
    ],
    rows: advisers.map(({ name, open, gets, ceiling, full }) => [
      { html: html`${name}${full && html` ${tag({ text: 'Full', classes: 'govuk-tag--yellow' })}`}` },
      { text: String(open), format: 'numeric' },
      { text: String(gets), format: 'numeric' },
      { text: String(ceiling), format: 'numeric' },
    ]),
  })}</div>`

const lineOf = (line: ShareLine): Html => html`<h2 class="govuk-heading-s gw-card__title">${nameOrStub(line.name)}
${line.urgent && tag({ text: 'Urgent', classes: 'govuk-tag--orange gw-tag' })}
${line.due && tag({ text: line.due.text, classes: `${line.due.classes} gw-tag` })}</h2>
<p class="gw-quiet">${line.reference}. ${line.about}</p>
<input type="hidden" name="from-${line.id}" value="${line.from}">
${select({
  ...{ id: `to-${line.id}`, name: `to-${line.id}`, value: line.proposed ?? '' },
  label: { html: html`Give to<span class="govuk-visually-hidden">: ${line.reference}</span>` },
  items: [{ value: '', text: line.from ? 'Leave it where it is' : 'Nobody yet' }, ...line.advisers],
})}`

const ceilings = ({ advisers }: SharePage, ask: Ask): Html =>
  details({
    summaryText: 'Change how many somebody takes at most',
    html: html`<form method="post" action="/desk/referrals/assign/ceiling" novalidate>${deskFields(ask)}
${select({
  ...{ id: 'adviser', name: 'adviser', label: { text: 'Adviser' } },
  items: advisers.map(({ accountId, name }) => ({ value: accountId, text: name })),
})}
${input({
  ...{ id: 'ceiling', name: 'ceiling', inputmode: 'numeric', classes: 'govuk-input--width-3' },
  label: { text: 'Open referrals at most' },
  hint: { text: 'For a full week in supported employment, 20 is usual.' },
})}
${button({ text: 'Save the number', classes: 'govuk-button--secondary' })}</form>`,
  })
