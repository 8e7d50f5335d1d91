import { directionOf } from '../domain/bidi.ts'
import { messageLanguage } from '../domain/message-kinds.ts'
import { NOT_CHECKED } from '../domain/message-translations.ts'
import { ownWordsIn } from '../domain/own-words.ts'
import { type Html, html } from '../kit/html.ts'
import { languageName } from './language-names.ts'
import type { LayoutPage } from './layouts/layout-page.ts'

/** How a page about somebody's own affairs speaks: in their language with the English beside it, or in English. */
export type Speaker = {
  readonly language: string
  /** Returns a sentence of ours in both languages; in English where we have no other. */
  readonly say: (english: string) => Html
  /** Returns what is in English whatever the page is in: names, dates, what somebody wrote. */
  readonly plain: (text: string | Html) => Html
  /** For `layout`: language, direction. */
  readonly page: Pick<LayoutPage, 'lang' | 'dir'>
  /** That a machine made the words and nobody has checked them; null in English. */
  readonly note: Html | null
}

/** Returns what stands between a label and what follows: beside the English the next line says it already. */
export const colonOf = ({ note }: Pick<Speaker, 'note'>): string => (note ? ' ' : ': ')

/** Returns how to speak to somebody of this language. `english` is what they chose on the page. */
export function speakerOf(language: string, english: boolean): Speaker {
  const own = english ? null : messageLanguage(language)
  if (!own)
    return { language: 'en', say: (text) => html`${text}`, plain: (text) => html`${text}`, page: {}, note: null }
  const plain = (text: string | Html) => html`<span lang="en" dir="ltr">${text}</span>`
  const beside = (text: string) => html`<span class="gw-beside">${plain(text)}</span>`
  return {
    language: own,
    say: (text) => {
      const words = ownWordsIn(own, text)
      return words ? html`${words} ${beside(text)}` : plain(text)
    },
    plain,
    page: { lang: own, dir: directionOf(own) },
    note: html`<p class="gw-small-print">${NOT_CHECKED[own]} ${beside(`${languageName(own)}: made by a machine, not checked yet. The English counts.`)}</p>`,
  }
}
