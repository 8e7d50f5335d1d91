import { londonDate } from '../../../domain/london-time.ts'
import type { Card } from '../../../domain/search.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { cardFacts } from '../../../web/card.ts'
import { closingWords, fullDate } from '../../../web/dates.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { kindText } from '../../../web/option-words.ts'
import { qrCode } from '../../../web/qr.ts'
import type { ResultsPage } from './search.page.ts'

/** Returns the results as a sheet of paper: for a noticeboard, or for somebody without a phone. */
export const printView = (page: ResultsPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: page.title,
      robots: 'noindex',
      width: 'wide',
      backTo: { href: page.canonicalPath, text: 'Back to the results' },
    },
    html`<article class="gw-sheet">
<header class="gw-sheet__header">
<div><h1 class="govuk-heading-l">${page.heading}</h1>
<p class="govuk-body">Printed on ${fullDate(londonDate(ask.now))}. Things close and fill up, so check before you travel.
Call ${ask.place.contact.phone} if you would like help.</p>
<p class="govuk-body gw-screen-only">Use your browser’s print button to print this page.</p></div>
<figure class="gw-sheet__code">${qrCode(page.address, 'Code that opens this search on a phone')}
<figcaption>Scan to open this list on a phone</figcaption></figure>
</header>
${page.total > page.cards.length && html`<p class="govuk-body">These are the first ${page.cards.length} of ${page.total}.</p>`}
<ol class="gw-sheet__list">${page.cards.map((card) => printedCard(card, ask))}</ol>
</article>`,
  )

const printedCard = (card: Card, { now, origin }: Ask): Html => html`<li class="gw-sheet__item">
<h2 class="govuk-heading-s">${card.title}</h2>
<p>${kindText(card.kind)}, ${card.organizationName}</p>
<p>${[...cardFacts(card, now).map(({ text }) => text), card.closesAt && closingWords(card.closesAt, now).words].filter(Boolean).join('. ')}.</p>
<p class="gw-sheet__address">${origin.replace(/^https?:\/\//, '')}/opportunities/${card.id}</p></li>`
