import { type Html, html } from '../../kit/html.ts'
import {
  type Attributes,
  attribute,
  attributes,
  type Common,
  classes,
  type Given,
  type Words,
  wordsOf,
} from './markup.ts'

export type LanguageItem = Words &
  Given<{
    href: string
    current: boolean
    lang: string
    hrefLang: string
    dir: 'ltr' | 'rtl'
    /** Read out after the words, in the same language: "change the language to …". */
    languageDescriptionText: string
    classes: string
    attributes: Attributes
  }>
export type LanguageNavigationOptions = Common & Given<{ ariaLabel: string; items: readonly LanguageItem[] }>

export const languageNavigation = (options: LanguageNavigationOptions): Html => html`
  <nav class="${classes('govuk-language-navigation', options.classes)}"${attributes(options.attributes)} aria-label="${
    options.ariaLabel ?? 'Language'
  }">
    <ul class="govuk-language-navigation__list">${options.items?.map(
      (item) => html`<li class="govuk-language-navigation__list-item">${language(item)}</li>`,
    )}</ul>
  </nav>`

const language = (item: LanguageItem): Html =>
  item.current || !item.href
    ? html`<span class="${classes('govuk-language-navigation__text', item.classes)}" aria-current="true"${attribute(
        'lang',
        item.lang,
      )}${attribute('dir', item.dir)}${attributes(item.attributes)}>${wordsOf(item)}</span>`
    : html`<a class="${classes('govuk-language-navigation__link', item.classes)}" href="${item.href}" rel="alternate"${attribute(
        'lang',
        item.lang,
      )}${attribute('hreflang', item.hrefLang || item.lang)}${attribute('dir', item.dir)}${attributes(
        item.attributes,
      )}>${wordsOf(item)}${
        item.languageDescriptionText &&
        html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`
      }</a>`
