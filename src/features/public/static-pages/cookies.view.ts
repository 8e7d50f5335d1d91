import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { table } from '../../../web/components/table.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

const COOKIES = [
  ['shortlist', 'Remembers what you put on your shortlist', '90 days'],
  ['application', 'Finds what you typed when you apply for something', '30 days after your last change'],
  ['asking', 'Keeps your answers together while you ask for help', '2 hours after your last answer'],
  ['browser', 'Makes sure that a code we send you works on this device alone', '1 hour'],
  ['message-language', 'Keeps the language you chose for our messages while you are here', '1 hour'],
  ['sign-in', 'Shows that it is you, after you typed a code or signed in', 'Until you sign out, 24 hours at most'],
]

export const cookiesView = (ask: Ask): Html =>
  layout(
    {
      ask,
      title: 'Cookies',
      description: 'The few cookies this site uses, and what for.',
      breadcrumbs: [{ text: 'Home', href: '/' }],
    },
    html`<h1 class="govuk-heading-xl">Cookies</h1>
<p class="govuk-body-l">We use a few cookies, each only for something you do here.</p>
<p class="govuk-body">A cookie is a small note that a site leaves on your device. Ours do what you asked for, so we do not need to ask you first.</p>
<div class="gw-scroll" role="region" aria-label="Cookies we use" tabindex="0">${table({
      caption: 'Cookies we use',
      captionClasses: 'govuk-visually-hidden',
      head: [{ text: 'Name' }, { text: 'What it is for' }, { text: 'How long' }],
      firstCellIsHeader: true,
      rows: COOKIES.map((cells) => cells.map((text) => ({ text }))),
    })}</div>
<p class="govuk-body">When you save something, your browser also remembers how far down the page you were, until the page opens again. That note never leaves your device.</p>
<p class="govuk-body">To remove the first, <a class="govuk-link" href="/shortlist">clear your shortlist</a>. The others go when you sign out, or by themselves.</p>`,
  )
