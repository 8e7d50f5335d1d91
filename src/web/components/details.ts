import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, flag, type Given, type Words, wordsOf } from './markup.ts'

export type DetailsOptions = Words &
  Common &
  Given<{ id: string; open: boolean; summaryText: string; summaryHtml: Html }>

export const details = (options: DetailsOptions): Html => html`
  <details${attribute('id', options.id)} class="${classes('govuk-details', options.classes)}"${attributes(
    options.attributes,
  )}${flag('open', options.open)}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">${wordsOf({
      text: options.summaryText,
      html: options.summaryHtml,
    })}</span></summary>
    <div class="govuk-details__text">${wordsOf(options)}</div>
  </details>`
