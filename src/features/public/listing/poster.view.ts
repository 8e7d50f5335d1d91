import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { factList } from '../../../web/fact-list.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { qrCode } from '../../../web/qr.ts'
import type { ListingPage } from './listing.page.ts'

export const posterView = (page: ListingPage, ask: Ask): Html =>
  layout(
    {
      ask,
      title: `Poster: ${page.title}`,
      robots: 'noindex',
      backTo: { href: page.path, text: 'Back to the listing' },
    },
    html`<article class="gw-sheet gw-poster">
<p class="govuk-body gw-screen-only">Use your browser’s print button to print this page. You can also hold up the code for somebody to scan.</p>
<p class="gw-poster__kind">${page.kind}</p>
<h1 class="govuk-heading-xl">${page.opportunity.title}</h1>
<p class="govuk-body-l">${page.opportunity.organizationName}</p>
${factList(page.facts)}
<figure class="gw-sheet__code">${qrCode(page.address, 'Code that opens this listing on a phone')}
<figcaption class="govuk-body">Scan this with a phone camera, or go to <strong>${shortAddress(ask.origin, page.opportunity.id)}</strong></figcaption></figure>
<p class="govuk-body">No phone or computer? Call ${ask.place.contact.phone} and say number <strong>${page.opportunity.id}</strong>.</p>
</article>`,
  )

const shortAddress = (origin: string, id: number): string => `${origin.replace(/^https?:\/\//, '')}/opportunities/${id}`
