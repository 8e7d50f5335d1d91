import { type Html, html } from '../../kit/html.ts'
import { attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type WarningTextOptions = Words & Common & Given<{ iconFallbackText: string }>

export const warningText = (options: WarningTextOptions): Html => html`
  <div class="${classes('govuk-warning-text', options.classes)}"${attributes(options.attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">${options.iconFallbackText || 'Warning'}</span> ${wordsOf(options)}
    </strong>
  </div>`
