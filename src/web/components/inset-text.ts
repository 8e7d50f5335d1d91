import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type InsetTextOptions = Words & Common & Given<{ id: string }>

export const insetText = (options: InsetTextOptions): Html =>
  html`<div${attribute('id', options.id)} class="${classes('govuk-inset-text', options.classes)}"${attributes(
    options.attributes,
  )}>${wordsOf(options)}</div>`
