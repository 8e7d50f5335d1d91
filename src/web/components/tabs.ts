import { type Html, html } from '../../kit/html.ts'
import { type Attributes, attribute, attributes, type Common, classes, type Given, type Words } from './markup.ts'

export type TabItem = Given<{
  id: string
  label: string
  attributes: Attributes
  panel: Words & Given<{ attributes: Attributes }>
}>
export type TabsOptions = Common &
  Given<{ id: string; idPrefix: string; title: string; items: readonly (TabItem | null | false)[] }>

export function tabs(options: TabsOptions): Html {
  const items = options.items?.map(
    (item, at) => item && { ...item, at, id: item.id || `${options.idPrefix ?? ''}-${at + 1}` },
  )
  return html`
    <div${attribute('id', options.id)} class="${classes('govuk-tabs', options.classes)}"${attributes(
      options.attributes,
    )} data-module="govuk-tabs">
      <h2 class="govuk-tabs__title">${options.title ?? 'Contents'}</h2>
      ${
        items?.length
          ? html`<ul class="govuk-tabs__list">${items.map(
              (item) =>
                item &&
                html`<li class="${classes(
                  'govuk-tabs__list-item',
                  item.at === 0 && 'govuk-tabs__list-item--selected',
                )}"><a class="govuk-tabs__tab" href="#${item.id}"${attributes(item.attributes)}>${item.label}</a></li>`,
            )}</ul>`
          : ''
      }
      ${items?.map(
        (item) =>
          item &&
          html`<div class="${classes('govuk-tabs__panel', item.at > 0 && 'govuk-tabs__panel--hidden')}" id="${
            item.id
          }"${attributes(item.panel?.attributes)}>${
            item.panel?.html?.text
              ? item.panel.html
              : item.panel?.text && html`<p class="govuk-body">${item.panel.text}</p>`
          }</div>`,
      )}
    </div>`
}
