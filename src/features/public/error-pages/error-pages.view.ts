import { type Html, html } from '../../../kit/html.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { type LayoutAsk, layout } from '../../../web/layouts/page-layout.ts'

/** Every way in which an answer is not what was asked for, by HTTP status. */
export type Trouble = 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 422 | 500 | 503

type Words = { readonly title: string; readonly lines: readonly string[] }

/** What happened, then what to do. Never whose fault it was, never a code. */
const WORDS: Readonly<Record<Trouble, Words>> = {
  400: {
    title: 'We could not read that',
    lines: ['Something in the address or the form did not reach us whole.', 'Go back and try once more.'],
  },
  403: {
    title: 'We could not accept that form',
    lines: [
      'It may have been open for a long time, or have come from another website.',
      'Go back, open the page again and send it once more.',
    ],
  },
  404: {
    title: 'Page not found',
    lines: ['The page may have moved, or the address may have a letter wrong.', 'You can search for what you need.'],
  },
  405: {
    title: 'That page works another way',
    lines: ['It only answers when a form is sent to it.', 'Go back, or start with a search.'],
  },
  409: {
    title: 'This has changed in the meantime',
    lines: [
      'Somebody else may have been first, or it may have been sent twice.',
      'Open the page again to see how it stands now.',
    ],
  },
  410: {
    title: 'This has closed',
    lines: ['It was here, and it has ended or been taken down.', 'There may be something like it.'],
  },
  413: {
    title: 'That was too much to send at once',
    lines: ['Make it shorter, then send it again.'],
  },
  415: {
    title: 'We could not read that',
    lines: ['It came in a form that this page does not know.'],
  },
  422: {
    title: 'Something needs a second look',
    lines: ['Go back and check what you wrote. Nothing has been lost.'],
  },
  500: {
    title: 'Sorry, something went wrong here',
    lines: ['It is our mistake, not yours.', 'Try again in a few minutes.'],
  },
  503: {
    title: 'Sorry, we are not open for the moment',
    lines: [
      'We are looking after the site, or very many people are here at once.',
      'Try again in a few minutes. Nothing has been lost.',
    ],
  },
}

/** In these no search would work either. */
const NO_SEARCH: ReadonlySet<Trouble> = new Set([500, 503])

/** Returns the title of the page for a trouble, for those who asked for data. */
export const troubleTitle = (trouble: Trouble): string => WORDS[trouble].title

/**
 * Returns a calm page that says what happened and shows a way on. It needs nothing but the place: with the database
 * gone it still stands. `similar` goes between the two, such as what is like a listing that has closed.
 */
export function errorView(ask: LayoutAsk, trouble: Trouble, similar?: Html): Html {
  const { title, lines } = WORDS[trouble]
  return layout(
    { ask, title, robots: 'noindex' },
    html`<h1 class="govuk-heading-xl">${title}</h1>
${lines.map((line) => html`<p class="govuk-body-l">${line}</p>`)}
${similar}
${!NO_SEARCH.has(trouble) && SEARCH}
<div class="gw-box gw-box--quiet"><h2 class="gw-box__title">Talk to a person</h2>
<p class="govuk-body">${contactLine(ask.place.contact)}</p>
${!NO_SEARCH.has(trouble) && html`<p class="govuk-body"><a class="govuk-link" href="/hubs">Find a ${ask.place.words.hub} near you</a></p>`}</div>`,
  )
}

const SEARCH = html`<form class="gw-search gw-search--short" action="/opportunities" method="get" role="search">
<div class="gw-search__field"><label class="govuk-label" for="q">What are you looking for?</label>
<input class="govuk-input" id="q" name="q" type="search" maxlength="300"></div>
<div class="gw-search__go"><button class="govuk-button">Search</button></div>
</form>`
