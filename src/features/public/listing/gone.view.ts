import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardList } from '../../../web/card.ts'
import { hubList } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { GonePage } from './gone.page.ts'

export const goneView = (page: GonePage, ask: Ask): Html =>
  layout(
    { ask, title: page.heading, robots: 'noindex', breadcrumbs: [{ text: 'Home', href: '/' }] },
    html`<h1 class="govuk-heading-xl">${page.heading}</h1>
<p class="govuk-body-l">“${page.title}” with ${page.organizationName} is no longer open.</p>
${
  page.similar.length > 0 &&
  html`<h2 class="govuk-heading-m">What is like it now</h2>
${cardList(page.similar, { now: ask.now })}`
}
<p class="govuk-body"><a class="govuk-link" href="${page.morePath}">${page.moreText}</a></p>
${page.hubs.length > 0 && html`<h2 class="govuk-heading-m">Talk to somebody who can help</h2>${hubList(page.hubs)}`}`,
  )
