import { Conflict, Gone, NotFound } from '../kit/errors.ts'
import { type Html, html } from '../kit/html.ts'
import { type Answer, json, page } from '../kit/http.ts'
import type { Ask } from '../web/ask.ts'

/** Why an answer is not what was asked for. */
export type Trouble = 400 | 403 | 404 | 405 | 409 | 410 | 413 | 415 | 500 | 503

const WORDS: Readonly<Record<Trouble, string>> = {
  400: 'We could not read this request',
  403: 'This form came from another website',
  404: 'Page not found',
  405: 'This page cannot be used in that way',
  409: 'Somebody else was first',
  410: 'This has gone',
  413: 'That is too much to send at once',
  415: 'We could not read this request',
  500: 'Sorry, there is a problem',
  503: 'Sorry, we are busy. Try again in a minute',
}

/** Returns the trouble an error stands for. Everything unexpected is 500: ours, not the visitor's. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof NotFound) return 404
  if (error instanceof Gone) return 410
  if (error instanceof Conflict) return 409
  const status = (error as { statusCode?: unknown }).statusCode
  if (typeof status !== 'number') return 500
  if (status in WORDS) return status as Trouble
  return status >= 400 && status < 500 ? 400 : 500
}

/** Returns a page that says so, or JSON to whoever asked for data. Never a word of the error itself. */
export function troubleAnswer(ask: Ask, trouble: Trouble): Answer {
  const headers = { 'cache-control': 'no-store', ...(trouble === 503 ? { 'retry-after': '30' } : {}) }
  const path = ask.path.split('?')[0]!
  if (path.startsWith('/open-referral') || path.endsWith('.json')) {
    return json({ status: trouble, error: WORDS[trouble] }, trouble, headers)
  }
  return page(troubleView(ask, trouble), trouble, { headers })
}

function troubleView(ask: Ask, trouble: Trouble): Html {
  return html`<!doctype html><html lang="en"><title>${WORDS[trouble]}</title><h1>${WORDS[trouble]}</h1><p><a href="/">${
    ask.place.words.title
  }</a></p></html>`
}
