import { type Html, html } from '../kit/html.ts'
import { safeBack } from './paths.ts'

/** Returns the page that feedback is about: a path of ours, without a search and without anybody's reference. */
export function pageAbout(path: string | null): string {
  const [bare = '/'] = safeBack(path).split(/[?#]/)
  const open = bare.replace(/\/GW-[^/]*.*$/i, '')
  return open.slice(0, 200) || '/'
}

/** Pages about one's own things, links that work once, and feedback itself are not asked about. */
const NOT_ASKED = /^\/(feedback|contact|desk|account|admin|demo|sign-in|join|answer|requests\/record)(\/|$)/

/** Returns the question at the foot of a page: its answer opens a page that asks for more and stores it. */
export const usefulQuestion = (path: string): Html | null =>
  NOT_ASKED.test(path)
    ? null
    : html`<form class="gw-useful gw-screen-only" action="/feedback" method="get" aria-labelledby="useful-question">
<input type="hidden" name="page" value="${pageAbout(path)}">
<div class="govuk-width-container gw-useful__row"><p id="useful-question">Was this page useful?</p>
<button class="govuk-button govuk-button--secondary gw-useful__button" name="useful" value="yes" aria-describedby="useful-question">Yes</button>
<button class="govuk-button govuk-button--secondary gw-useful__button" name="useful" value="no" aria-describedby="useful-question">No</button></div>
</form>`
