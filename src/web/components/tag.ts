import { type Html, html } from '../../kit/html.ts'
import { attributes, type Common, classes, type Words, wordsOf } from './markup.ts'

export type TagOptions = Words & Common

export const tag = (options: TagOptions): Html =>
  html`<strong class="${classes('govuk-tag', options.classes)}"${attributes(options.attributes)}>${wordsOf(
    options,
  )}</strong>`
