import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, hasWords, type Words, wordsOf } from './markup.ts'

export type Legend = Words & Given<{ classes: string; isPageHeading: boolean }>
export type FieldsetOptions = Common & Given<{ legend: Legend; describedBy: string; role: string; html: Html }>

export const fieldset = (options: FieldsetOptions): Html => html`
  <fieldset class="${classes('govuk-fieldset', options.classes)}"${attribute('role', options.role)}${attribute(
    'aria-describedby',
    options.describedBy,
  )}${attributes(options.attributes)}>
    ${hasWords(options.legend) && legend(options.legend!)}
    ${options.html}
  </fieldset>`

const legend = (options: Legend): Html =>
  html`<legend class="${classes('govuk-fieldset__legend', options.classes)}">${
    options.isPageHeading ? html`<h1 class="govuk-fieldset__heading">${wordsOf(options)}</h1>` : wordsOf(options)
  }</legend>`
