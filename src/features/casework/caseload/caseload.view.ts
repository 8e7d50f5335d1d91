import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { select } from '../../../web/components/select.ts'
import { table } from '../../../web/components/table.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { CaseloadPage, CaseloadRow } from './caseload.page.ts'

export const caseloadView = (page: CaseloadPage, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: page.title, width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
      ...(!page.own && { backTo: { href: '/desk/caseload', text: 'Caseload' } }),
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${page.title}</h1>
<p class="govuk-body-l">${page.load}${page.full && html` ${tag({ text: 'Full', classes: 'govuk-tag--yellow gw-tag' })}`}</p>
${page.team.length > 0 && teamOf(page)}
${(page.rows.length > 0 || page.filtered) && links('Show', page.filters)}
${page.rows.length > 1 && links('In order of', page.sorts)}
${page.takers.length > 0 && page.rows.length > 0 ? givingForm(page, mistakes, ask) : ownList(page)}`,
  )

const links = (label: string, all: CaseloadPage['filters']): Html =>
  html`<nav aria-label="${label}"><ul class="gw-links gw-caseload__links"><li class="gw-quiet">${label}</li>${all.map(
    ({ text, href, here }) =>
      html`<li>${here ? html`<strong aria-current="true">${text}</strong>` : html`<a class="govuk-link" href="${href}">${text}</a>`}</li>`,
  )}</ul></nav>`

/** Whoever shares out and looks after nobody has read so above. */
const ownList = (page: CaseloadPage): Html | null =>
  page.team.length > 0 && page.rows.length === 0 && !page.filtered ? null : listOf(page, false)

const listOf = (page: CaseloadPage, ticks: boolean): Html =>
  page.rows.length === 0
    ? html`<div class="gw-empty"><p>${emptyWords(page)}</p></div>`
    : html`<ul class="gw-today__list">${page.rows.map((row) => rowOf(row, ticks))}</ul>`

function emptyWords({ filtered, own }: CaseloadPage): string {
  if (filtered) return 'Nobody fits that. “All” shows everybody.'
  const them = own ? 'you start to work with' : 'they start to work with'
  return `Nobody yet. Whoever ${them} stands here, with what is next and by when.`
}

const rowOf = (row: CaseloadRow, ticks: boolean): Html => html`<li class="gw-today__row gw-caseload__row">
<div>${
  ticks
    ? html`<div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" name="person" id="person-${row.participantId}" value="${row.participantId}"><label class="govuk-label govuk-checkboxes__label" for="person-${row.participantId}">${row.name}</label></div></div>`
    : html`<p class="gw-today__who"><a class="govuk-link" href="${row.href}">${row.name}</a></p>`
}<p class="gw-quiet">${row.about}${ticks && html`. <a class="govuk-link" href="${row.href}">Open<span class="govuk-visually-hidden"> ${row.name}</span></a>`}</p></div>
<div><p>${row.next}</p><p class="gw-quiet">${row.late ? html`<strong class="gw-case__late">Was due ${row.due}</strong>` : html`By ${row.due}`}</p></div>
<p class="gw-caseload__heard">${row.quiet ? tag({ text: row.heard, classes: 'govuk-tag--yellow' }) : html`<span class="gw-quiet">${row.heard}</span>`}</p></li>`

const givingForm = (page: CaseloadPage, mistakes: Mistakes, ask: Ask): Html =>
  html`<form method="post" action="/desk/caseload/${page.accountId}" novalidate>${deskFields(ask)}
${mistakes.person && html`<p class="govuk-error-message" id="person">${mistakes.person}</p>`}
${listOf(page, true)}
<div class="gw-box gw-caseload__give"><h2 class="govuk-heading-m gw-box__title">Hand over those who are ticked</h2>
${select({
  ...{ id: 'taker', name: 'taker', value: ask.form.get('taker') ?? '', label: { text: 'Who takes them on' } },
  items: [{ value: '', text: 'Whoever has room' }, ...page.takers],
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 3, value: ask.form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
  label: { text: 'What should their new adviser know?' },
})}
${button({ text: 'Hand over', preventDoubleClick: true })}</div></form>`

const teamOf = ({ team, rows, filtered }: CaseloadPage): Html =>
  html`<div class="gw-scroll" role="region" tabindex="0" aria-label="Caseloads of your team">${table({
    caption: 'Your team',
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    classes: 'gw-few',
    head: [
      { text: 'Who' },
      { text: 'People', format: 'numeric' },
      { text: 'In usual cases', format: 'numeric' },
      { text: 'At most', format: 'numeric' },
    ],
    rows: team.map(({ name, href, cases, load, ceiling, full }) => [
      {
        html: html`<a class="govuk-link" href="${href}">${name}</a>${full && html` ${tag({ text: 'Full', classes: 'govuk-tag--yellow gw-tag' })}`}`,
      },
      { text: cases, format: 'numeric' },
      { text: load, format: 'numeric' },
      { text: ceiling, format: 'numeric' },
    ]),
  })}</div>
${(rows.length > 0 || filtered) && html`<h2 class="govuk-heading-m">Whom you look after yourself</h2>`}`
