import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { radios } from '../../../web/components/radios.ts'
import { table } from '../../../web/components/table.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf, KIND_PLURALS, kindText } from '../../../web/option-words.ts'
import { RHYTHMS } from './new-feed.form.ts'
import { COLUMN_NAMES, type FeedPreview } from './preview.queries.ts'

export type Looked =
  | { readonly kind: 'file'; readonly id: number; readonly name: string }
  | { readonly kind: 'address'; readonly format: string; readonly address: string }

const SHOWN = 10

export function previewView(preview: FeedPreview, looked: Looked, ask: Ask): Html {
  const title = looked.kind === 'file' ? 'What we read in your file' : 'What we read in your feed'
  return deskLayout(
    { ask, title, width: 'wide', backTo: { href: '/desk/feeds/new', text: 'Back' } },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${looked.kind === 'file' ? looked.name : looked.address}. Nothing has been taken yet.</p>
${preview.refused && warningText({ text: preview.refused, iconFallbackText: 'Warning' })}
${preview.refused && preview.headings.length > 0 && html`<p class="govuk-body">You can also say below what your headings mean.</p>`}
${rowsView(preview)}${mistakesView(preview)}
${looked.kind === 'file' && columnsView(preview, looked.id)}
${preview.rows.length > 0 && startView(preview, looked)}`,
  )
}

const rowsView = ({ rows }: FeedPreview): Html | false =>
  rows.length > 0 &&
  html`<h2 class="govuk-heading-m">The first rows</h2>
<div class="gw-scroll" role="region" aria-label="The first rows" tabindex="0">${table({
    head: [{ text: 'Row' }, { text: 'Kind' }, { text: 'Title' }, { text: 'Where' }],
    rows: rows
      .slice(0, SHOWN)
      .map(({ row, kind, title, where }) => [
        { text: row },
        { text: kindText(kind) },
        { text: title },
        { text: where || 'Not said' },
      ]),
  })}</div>`

const mistakesView = ({ mistakes }: FeedPreview): Html | false =>
  mistakes.length > 0 &&
  html`<h2 class="govuk-heading-m">${countOf(mistakes.length, 'row', 'rows')} to mend</h2>
<p class="govuk-body">These rows are left out. Mend them in your own file or system, then bring it again.</p>
<ul class="govuk-list govuk-list--bullet">${mistakes.map(({ row, reason }) => html`<li><strong>Row ${row}</strong> ${reason}</li>`)}</ul>`

const columnsView = ({ headings }: FeedPreview, id: number): Html => html`
<h2 class="govuk-heading-m">What your headings mean</h2>
<form method="post" action="/desk/feeds/file/${id}">
<div class="gw-scroll" role="region" aria-label="What your headings mean" tabindex="0">${table({
  head: [{ text: 'Your heading' }, { text: 'Means' }],
  firstCellIsHeader: true,
  rows: headings.map(({ heading, column }, at) => [
    { text: heading || `Column ${at + 1}` },
    {
      html: html`<input type="hidden" name="heading-${at}" value="${heading}"><label class="govuk-visually-hidden" for="column-${at}">What “${heading}” means</label><select class="govuk-select" id="column-${at}" name="column-${at}"><option value="">Nothing: leave it out</option>${COLUMN_NAMES.map(
        (name) => html`<option value="${name}"${name === column && html` selected`}>${name}</option>`,
      )}</select>`,
    },
  ]),
})}</div>
${button({ text: 'Look again with these', classes: 'govuk-button--secondary' })}</form>`

const startView = ({ kinds, headings }: FeedPreview, looked: Looked): Html => html`
<form method="post" action="/desk/feeds/start">
${looked.kind === 'file' ? html`<input type="hidden" name="file" value="${looked.id}">` : html`<input type="hidden" name="address" value="${looked.address}"><input type="hidden" name="format" value="${looked.format}">`}
${headings.map(({ heading, column }, at) => html`<input type="hidden" name="heading-${at}" value="${heading}"><input type="hidden" name="column-${at}" value="${column ?? ''}">`)}
${checkboxes({
  name: 'kind',
  idPrefix: 'take',
  fieldset: { legend: { text: 'What should we take?', classes: 'govuk-fieldset__legend--m' } },
  hint: { text: 'If you tick nothing, we take everything.' },
  values: kinds,
  items: kinds.map((kind) => ({ value: kind, text: KIND_PLURALS[kind] })),
})}
${
  looked.kind === 'address' &&
  radios({
    name: 'every',
    value: '24',
    fieldset: { legend: { text: 'How often should we read it?', classes: 'govuk-fieldset__legend--m' } },
    items: RHYTHMS.map(({ value, text }) => ({ value, text })),
  })
}
${button({ text: 'Take these', preventDoubleClick: true })}</form>`
