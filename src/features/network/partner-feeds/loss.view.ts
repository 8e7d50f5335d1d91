import { type Html, html } from '../../../kit/html.ts'
import type { Vanishing } from '../../../records/partner-feed.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { countOf, kindText } from '../../../web/option-words.ts'
import { opportunityPath } from '../../../web/paths.ts'

/** So many are named; the others are counted. */
const NAMED = 200

export function lossView(key: string, gone: readonly Vanishing[], ask: Ask): Html {
  const things = countOf(gone.length, 'thing', 'things')
  const title = `Take ${things} away?`
  const feed = `/desk/feeds/own/${key}`
  return deskLayout(
    { ask, title, backTo: { href: feed, text: 'Back to the feed' } },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${gone.length === 1 ? 'This was' : 'These were'} not in your feed when we read it last. If you say yes, we read it again now. Then people can no longer find what is still missing.</p>
<ul class="govuk-list govuk-list--bullet">${gone.slice(0, NAMED).map((one) => html`<li><a class="govuk-link" href="${opportunityPath(one)}">${one.title}</a>, ${kindText(one.kind).toLowerCase()}</li>`)}</ul>
${gone.length > NAMED && html`<p class="govuk-body">And ${gone.length - NAMED} more.</p>`}
<p class="govuk-body">If more than ${gone.length === 1 ? 'this one is' : 'these are'} missing by then, we keep them and ask you again. What comes back into your feed comes back here.</p>
<form method="post" action="${feed}/loss"><input type="hidden" name="count" value="${gone.length}">
<div class="govuk-button-group">${button({ text: `Yes, take ${things} away`, classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="${feed}">No, keep them</a></div></form>`,
  )
}
