import { type Html, html } from '../../kit/html.ts'
import {
  attribute,
  attributes,
  type Common,
  classes,
  type Given,
  hasWords,
  NOTHING,
  type Words,
  wordsOf,
} from './markup.ts'

export type LabelOptions = Words & Common & Given<{ for: string; isPageHeading: boolean }>

/** Returns nothing where there are no words. */
export function label(options: LabelOptions): Html {
  if (!hasWords(options)) return NOTHING
  const element = html`<label class="${classes('govuk-label', options.classes)}"${attributes(
    options.attributes,
  )}${attribute('for', options.for)}>${wordsOf(options)}</label>`
  return options.isPageHeading ? html`<h1 class="govuk-label-wrapper">${element}</h1>` : element
}
