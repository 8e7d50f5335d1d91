import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { panel } from '../../../web/components/panel.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export const askToStopView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Stop these messages?', robots: 'noindex' },
    html`<h1 class="govuk-heading-xl">Stop these messages?</h1>
<p class="govuk-body-l">You get no more messages like the one you came from.</p>
<p class="govuk-body">We still write to you about what you ask for, book or apply for.</p>
<form method="post" action="${ask.path}">${button({ text: 'Stop these messages', preventDoubleClick: true })}</form>
<p class="govuk-body">Changed your mind? Close this page, and nothing changes.</p>`,
  )

export const stoppedView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Stopped', robots: 'noindex' },
    html`${panel({ titleText: 'Stopped' })}
<p class="govuk-body-l">You get no more messages of this kind.</p>
<p class="govuk-body">Do you want them back one day? ${contactLine(ask.place.contact)}</p>
<p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`,
  )
