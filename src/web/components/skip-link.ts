import { type Html, html } from '../../kit/html.ts'
import { attributes, type Common, classes, type Given, type Words, wordsOf } from './markup.ts'

export type SkipLinkOptions = Words & Common & Given<{ href: string }>

export const skipLink = (options: SkipLinkOptions): Html =>
  html`<a href="${options.href || '#content'}" class="${classes('govuk-skip-link', options.classes)}"${attributes(
    options.attributes,
  )} data-module="govuk-skip-link">${wordsOf(options)}</a>`
