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

export type ErrorSummaryOptions = Common &
  Given<{
    titleText: string
    titleHtml: Html
    descriptionText: string
    descriptionHtml: Html
    errorList: readonly (Words & Given<{ href: string; attributes: Attributes }>)[]
    disableAutoFocus: boolean
  }>

export function errorSummary(options: ErrorSummaryOptions): Html {
  const description = wordsOf({ text: options.descriptionText, html: options.descriptionHtml })
  return html`
    <div class="${classes('govuk-error-summary', options.classes)}"${
      options.disableAutoFocus !== undefined && attribute('data-disable-auto-focus', String(options.disableAutoFocus))
    }${attributes(options.attributes)} data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">${wordsOf({ text: options.titleText, html: options.titleHtml })}</h2>
        <div class="govuk-error-summary__body">
          ${description && html`<p>${description}</p>`}
          ${
            options.errorList?.length
              ? html`<ul class="govuk-list govuk-error-summary__list">${options.errorList.map(
                  (item) =>
                    html`<li>${
                      item.href
                        ? html`<a href="${item.href}"${attributes(item.attributes)}>${wordsOf(item)}</a>`
                        : wordsOf(item)
                    }</li>`,
                )}</ul>`
              : ''
          }
        </div>
      </div>
    </div>`
}
