import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export const cookiesView = (ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Cookies',
      description: 'The one cookie this site uses.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Cookies</h1>
<p class="govuk-body-l">We use one cookie, and only after you save something.</p>
<p class="govuk-body">A cookie is a small note that a site leaves on your device. Ours does what you asked for, so we do not need to ask you first.</p>
<div class="gw-scroll" role="region" aria-label="Cookies we use" tabindex="0">${table({
      caption: 'Cookies we use',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Name' }, { text: 'What it is for' }, { text: 'How long' }],
      firstCellIsHeader: true,
      rows: [[{ text: 'shortlist' }, { text: 'Remembers what you put on your shortlist' }, { text: '90 days' }]],
    })}</div>
<p class="govuk-body">When you save something, your browser also remembers how far down the page you were, until the page opens again. That note never leaves your device.</p>
<p class="govuk-body">To remove the cookie, <a class="govuk-link" href="/shortlist">clear your shortlist</a>.</p>`,
  )
