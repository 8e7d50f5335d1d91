import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type ErrorMessageOptions = Words & Common & Given<{ id: string; visuallyHiddenText: string | false }>

export function errorMessage(options: ErrorMessageOptions): Html {
  const spoken = options.visuallyHiddenText ?? 'Error'
  return html`<p${attribute('id', options.id)} class="${classes('govuk-error-message', options.classes)}"${attributes(
    options.attributes,
  )}>${spoken && html`<span class="govuk-visually-hidden">${spoken}:</span> `}${wordsOf(options)}</p>`
}
