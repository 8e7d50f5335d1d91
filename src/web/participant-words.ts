import { type Html, html } from '../kit/html.ts'
import type { OwnWord } from '../records/participant-word.ts'
import { dayWords } from './help-request-words.ts'

const KINDS: Readonly<Record<OwnWord['kind'], string>> = {
  news: 'They write',
  correction: 'They put right',
  feedback: 'They say how it was',
}

/** Returns what the person wrote to whoever helps them; nothing where they have not. */
export const participantWords = (words: readonly OwnWord[], now: Date): Html | null =>
  words.length === 0
    ? null
    : html`<section class="gw-box"><h2 class="gw-box__title">From the person</h2>
<ul class="govuk-list">${words.map(
        ({ at, kind, words, useful }) =>
          html`<li><strong>${dayWords(at, now)}. ${KINDS[kind]}:</strong>${
            useful !== null && (useful ? ' It was useful.' : ' It was not useful.')
          }${words && html`<br><span class="gw-lines">“${words}”</span>`}</li>`,
      )}</ul></section>`
