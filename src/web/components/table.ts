import { type Html, html } from '../../kit/html.ts'
import {
  type Attributes,
  attribute,
  attributes,
  type Common,
  classes,
  type Given,
  type Words,
  wordsOf,
} from './markup.ts'

export type TableCell = Words &
  Given<{
    /** `numeric` aligns to the end. */
    format: string
    classes: string
    colspan: number
    rowspan: number
    attributes: Attributes
  }>
export type TableOptions = Common &
  Given<{
    rows: readonly (readonly TableCell[] | null | false)[]
    head: readonly TableCell[]
    caption: string
    captionClasses: string
    firstCellIsHeader: boolean
  }>

export const table = (options: TableOptions): Html => html`
  <table class="${classes('govuk-table', options.classes)}"${attributes(options.attributes)}>
    ${
      options.caption &&
      html`<caption class="${classes('govuk-table__caption', options.captionClasses)}">${options.caption}</caption>`
    }
    ${
      options.head &&
      html`<thead class="govuk-table__head"><tr class="govuk-table__row">${options.head.map(
        (cell) =>
          html`<th scope="col" class="${named('govuk-table__header', cell)}"${spans(cell)}>${wordsOf(cell)}</th>`,
      )}</tr></thead>`
    }
    <tbody class="govuk-table__body">${options.rows?.map(
      (row) =>
        row &&
        html`<tr class="govuk-table__row">${row.map((cell, at) =>
          at === 0 && options.firstCellIsHeader
            ? html`<th scope="row" class="${classes('govuk-table__header', cell.classes)}"${spans(cell)}>${wordsOf(cell)}</th>`
            : html`<td class="${named('govuk-table__cell', cell)}"${spans(cell)}>${wordsOf(cell)}</td>`,
        )}</tr>`,
    )}</tbody>
  </table>`

const named = (base: string, cell: TableCell) => classes(base, cell.format && `${base}--${cell.format}`, cell.classes)

const spans = (cell: TableCell): Html =>
  html`${attribute('colspan', cell.colspan)}${attribute('rowspan', cell.rowspan)}${attributes(cell.attributes)}`
