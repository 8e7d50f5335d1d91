import { type Html, html, raw } from '../../kit/html.ts'
import {
  type Attributes,
  attributes,
  type Common,
  classes,
  type Given,
  hasWords,
  type Words,
  wordsOf,
} from './markup.ts'

type Action = Words & Given<{ href: string; visuallyHiddenText: string; classes: string; attributes: Attributes }>
type Actions = Given<{ classes: string; items: readonly Action[] }>
type Titled = Words & Given<{ classes: string; headingLevel: number | string }>
export type SummaryRow = Given<{
  classes: string
  key: Words & Given<{ classes: string }>
  value: Words & Given<{ classes: string }>
  actions: Actions
}>
export type SummaryListOptions = Common &
  Given<{ rows: readonly (SummaryRow | null | false)[]; card: Common & Given<{ title: Titled; actions: Actions }> }>

export function summaryList(options: SummaryListOptions): Html {
  const rows = options.rows?.filter((row) => row) as SummaryRow[] | undefined
  const anyActions = rows?.some((row) => row.actions?.items?.length)
  const list = html`<dl class="${classes('govuk-summary-list', options.classes)}"${attributes(
    options.attributes,
  )}>${rows?.map((row) => summaryRow(row, anyActions, options.card?.title))}</dl>`
  return options.card ? summaryCard(options.card, list) : list
}

const summaryRow = (row: SummaryRow, anyActions: boolean | undefined, cardTitle: Titled | undefined): Html => html`
  <div class="${classes(
    'govuk-summary-list__row',
    anyActions && !row.actions?.items && 'govuk-summary-list__row--no-actions',
    row.classes,
  )}">
    <dt class="${classes('govuk-summary-list__key', row.key?.classes)}">${wordsOf(row.key)}</dt>
    <dd class="${classes('govuk-summary-list__value', row.value?.classes)}">${wordsOf(row.value)}</dd>
    ${
      row.actions?.items?.length
        ? html`<dd class="${classes('govuk-summary-list__actions', row.actions.classes)}">${actionList(
            row.actions.items,
            cardTitle,
            (links) =>
              html`<ul class="govuk-summary-list__actions-list">${links.map(
                (link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`,
              )}</ul>`,
          )}</dd>`
        : ''
    }
  </div>`

function summaryCard(card: NonNullable<SummaryListOptions['card']>, list: Html): Html {
  const heading = raw(`h${Number(card.title?.headingLevel) || 2}`)
  const actionClasses = classes('govuk-summary-card__actions', card.actions?.classes)
  return html`<div class="${classes('govuk-summary-card', card.classes)}"${attributes(card.attributes)}>
    <div class="govuk-summary-card__title-wrapper">
      ${
        card.title &&
        html`<${heading} class="${classes('govuk-summary-card__title', card.title.classes)}">${wordsOf(card.title)}</${heading}>`
      }
      ${
        card.actions?.items?.length === 1
          ? html`<div class="${actionClasses}">${actionLink(card.actions.items[0]!, card.title)}</div>`
          : card.actions?.items?.length
            ? html`<ul class="${actionClasses}">${card.actions.items.map(
                (action) => html`<li class="govuk-summary-card__action">${actionLink(action, card.title)}</li>`,
              )}</ul>`
            : ''
      }
    </div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

/** One link stands by itself; several are a list. */
const actionList = (
  items: readonly Action[],
  cardTitle: Titled | undefined,
  several: (links: readonly Html[]) => Html,
): Html =>
  items.length === 1 ? actionLink(items[0]!, cardTitle) : several(items.map((item) => actionLink(item, cardTitle)))

/** What the link acts on is read out after its words. */
const actionLink = (action: Action, cardTitle: Titled | undefined): Html =>
  html`<a class="${classes('govuk-link', action.classes)}" href="${action.href}"${attributes(
    action.attributes,
  )}>${wordsOf(action)}${
    (action.visuallyHiddenText || cardTitle) &&
    html`<span class="govuk-visually-hidden">${action.visuallyHiddenText && ` ${action.visuallyHiddenText}`}${
      hasWords(cardTitle) && html` (${wordsOf(cardTitle)})`
    }</span>`
  }</a>`
