import { type Html, html } from '../../kit/html.ts'
import { type Attributes, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type PaginationLink = Words & Given<{ href: string; labelText: string; attributes: Attributes }>
export type PaginationItem = Given<{
  number: string | number
  visuallyHiddenText: string
  href: string
  current: boolean
  ellipsis: boolean
  attributes: Attributes
}>
export type PaginationOptions = Common &
  Given<{
    items: readonly (PaginationItem | null)[]
    previous: PaginationLink
    next: PaginationLink
    landmarkLabel: string
  }>

/** Without `items` the two links stand as blocks, as between the pages of a guide. */
export function pagination(options: PaginationOptions): Html {
  const block = !options.items && Boolean(options.next || options.previous)
  const items = options.items?.filter((item) => item && Object.keys(item).length > 0)
  return html`
    <nav class="${classes('govuk-pagination', block && 'govuk-pagination--block', options.classes)}" aria-label="${
      options.landmarkLabel || 'Pagination'
    }"${attributes(options.attributes)}>
      ${options.previous?.href && arrowLink(options.previous, 'prev', block)}
      ${items && html`<ul class="govuk-pagination__list">${items.map((item) => pageItem(item!))}</ul>`}
      ${options.next?.href && arrowLink(options.next, 'next', block)}
    </nav>`
}

function arrowLink(link: PaginationLink, direction: 'prev' | 'next', block: boolean): Html {
  const arrow = ARROWS[direction]
  const words = wordsOf(
    link,
    html`${direction === 'prev' ? 'Previous' : 'Next'}<span class="govuk-visually-hidden"> page</span>`,
  )
  const title = classes(
    'govuk-pagination__link-title',
    block && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  return html`<div class="govuk-pagination__${direction}">
    <a class="govuk-link govuk-pagination__link" href="${link.href}" rel="${direction}"${attributes(link.attributes)}>
      ${(block || direction === 'prev') && arrow}
      <span class="${title}">${words}</span>
      ${
        block &&
        link.labelText &&
        html`<span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">${link.labelText}</span>`
      }
      ${!block && direction === 'next' && arrow}
    </a>
  </div>`
}

function pageItem(item: PaginationItem): Html {
  const names = classes(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  if (item.ellipsis) return html`<li class="${names}">&ctdot;</li>`
  return html`<li class="${names}"><a class="govuk-link govuk-pagination__link" href="${item.href}" aria-label="${
    item.visuallyHiddenText ?? `Page ${item.number}`
  }"${item.current && html` aria-current="page"`}${attributes(item.attributes)}>${item.number}</a></li>`
}

const ARROWS = {
  prev: html`<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>`,
  next: html`<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>`,
}
