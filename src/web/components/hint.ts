import { type Html, html } from '../../kit/html.ts'
import { attribute, attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type HintOptions = Words & Common & Given<{ id: string }>

export const hint = (options: HintOptions): Html =>
  html`<div${attribute('id', options.id)} class="${classes('govuk-hint', options.classes)}"${attributes(
    options.attributes,
  )}>${wordsOf(options)}</div>`
