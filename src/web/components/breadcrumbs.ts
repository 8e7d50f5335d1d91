import { type Html, html } from '../../kit/html.ts'
import { type Attributes, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type Breadcrumb = Words & Given<{ href: string; attributes: Attributes }>
export type BreadcrumbsOptions = Common &
  Given<{ items: readonly Breadcrumb[]; collapseOnMobile: boolean; labelText: string }>

export const breadcrumbs = (options: BreadcrumbsOptions): Html => html`
  <nav class="${classes(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )}"${attributes(options.attributes)} aria-label="${options.labelText ?? 'Breadcrumb'}">
    <ol class="govuk-breadcrumbs__list">${options.items?.map(crumb)}</ol>
  </nav>`

const crumb = (item: Breadcrumb): Html =>
  item.href
    ? html`<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="${item.href}"${attributes(
        item.attributes,
      )}>${wordsOf(item)}</a></li>`
    : html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${wordsOf(item)}</li>`
