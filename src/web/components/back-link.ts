import { type Html, html } from '../../kit/html.ts'
import { attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type BackLinkOptions = Words & Common & Given<{ href: string }>

export const backLink = (options: BackLinkOptions): Html =>
  html`<a href="${options.href || '#'}" class="${classes('govuk-back-link', options.classes)}"${attributes(
    options.attributes,
  )}>${wordsOf(options, 'Back')}</a>`
