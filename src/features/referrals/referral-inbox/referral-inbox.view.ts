import { may } from '../../../domain/permission.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf } from '../../../web/option-words.ts'
import { nameOrStub } from '../../../web/referral-due.ts'
import type { InboxLine, InboxPage, LateGroup } from './referral-inbox.page.ts'

export function inboxView(page: InboxPage, ask: Ask): Html {
  const title = page.part === 'unassigned' ? 'Referrals that nobody has' : 'Referrals'
  const gives = may(ask.viewer, 'referrals.assign')
  return deskLayout(
    { ask, title, width: 'wide' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<ul class="gw-links">${page.parts.map(
      ({ value, text, count }) =>
        html`<li><a class="govuk-link" href="${partPath(value)}"${value === page.part && html` aria-current="page"`}>${text} <span class="gw-count">${count}</span></a></li>`,
    )}</ul>
${elsewhere(page, gives, ask)}
${findForm('')}
${page.lines.length === 0 ? html`<div class="gw-empty"><p>Nothing waits here.</p></div>` : list(page, gives)}
${page.nextPath && html`<p class="govuk-body"><a class="govuk-link" href="${page.nextPath}">Show the next 25</a></p>`}`,
  )
}

const partPath = (part: string) => (part === 'late' ? '/desk/referrals/late' : `/desk/referrals?show=${part}`)

const elsewhere = ({ waits }: InboxPage, gives: boolean, { viewer }: Ask): Html =>
  html`<ul class="gw-links">
${may(viewer, 'referrals.make') && html`<li><a class="govuk-link" href="/desk/referrals/new">Refer somebody</a></li>`}
${may(viewer, 'referrals.track') && html`<li><a class="govuk-link" href="/desk/referrals/sent">What we sent${waits > 0 && html` <span class="gw-count">${waits} for us to do</span>`}</a></li>`}
${gives && html`<li><a class="govuk-link" href="/desk/referrals/assign">Share out by capacity</a></li>`}
</ul>`

const findForm = (words: string): Html =>
  html`<form method="post" action="/desk/referrals/search" class="gw-search" role="search"><div class="gw-search__field">
${input({
  ...{ id: 'words', name: 'words', value: words, autocomplete: 'off', spellcheck: false },
  label: { text: 'Find by name or reference' },
})}</div><div class="gw-search__go">${button({ text: 'Find' })}</div></form>`

/** Ticked ones go to the page where they are given to somebody. */
function list({ lines }: InboxPage, gives: boolean): Html {
  if (!gives) return cards(lines, false)
  return html`<form method="post" action="/desk/referrals/assign">${cards(lines, true)}
${button({ text: 'Give the ticked ones to somebody', classes: 'govuk-button--secondary' })}</form>`
}

const cards = (lines: readonly InboxLine[], tickable: boolean): Html =>
  html`<ul class="gw-cards">${lines.map(
    (line) =>
      html`<li class="gw-card${tickable && ' gw-card--tickable'}">${tickable && tick(line)}<div class="gw-card__words">${card(line)}</div></li>`,
  )}</ul>`

const tick = ({ id, reference }: InboxLine): Html =>
  checkboxes({
    name: 'referral',
    idPrefix: `tick-${id}`,
    classes: 'govuk-checkboxes--small',
    items: [{ value: id, html: html`<span class="govuk-visually-hidden">Tick ${reference}</span>` }],
  })

const card = (
  line: InboxLine,
): Html => html`<h2 class="govuk-heading-s gw-card__title"><a class="govuk-link" href="${line.path}">${nameOrStub(line.name)}<span class="govuk-visually-hidden">, ${line.reference}</span></a>
${line.urgent && tag({ text: 'Urgent', classes: 'govuk-tag--orange gw-tag' })}
${line.due && tag({ text: line.due.text, classes: `${line.due.classes} gw-tag` })}</h2>
<p>${line.next}</p>
<p class="gw-quiet">${line.about}. From ${line.from}. ${line.reference}. ${line.owner ?? 'Nobody has it yet'}</p>`

export const lateView = (groups: readonly LateGroup[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Late referrals', width: 'wide', backTo: { href: '/desk/referrals', text: 'Referrals' } },
    html`<h1 class="govuk-heading-l">Late referrals</h1>
${
  groups.length === 0
    ? html`<div class="gw-empty"><p>Nothing is late.</p></div>`
    : html`<p class="govuk-body">By what should have happened. The oldest stand first.</p>`
}
${groups.map(
  ({ text, lines }) =>
    html`<section><h2 class="govuk-heading-m">${text} <span class="gw-count">${lines.length}</span></h2>${cards(lines, false)}</section>`,
)}`,
  )

export const foundView = (words: string, lines: readonly InboxLine[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Find a referral', width: 'wide', backTo: { href: '/desk/referrals', text: 'Referrals' } },
    html`<h1 class="govuk-heading-l">Find a referral</h1>
${findForm(words)}
${
  lines.length === 0
    ? html`<div class="gw-empty"><p>Nothing found. Search by the family name, by given and family name, or by the whole reference.</p>
<p>Names of people whose referral was declined, taken back or referred on are not kept here.</p></div>`
    : html`<p class="govuk-body">${countOf(lines.length, 'referral', 'referrals')}${lines.length === 25 && ', the newest. Add a given name to see fewer'}.</p>${cards(lines, false)}`
}`,
  )
