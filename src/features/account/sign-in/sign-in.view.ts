import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export function signInView(ask: Ask, next: string): Html {
  const title = 'Sign in'
  return layout(
    { ask, title, robots: 'noindex' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>This is for people who work at ${ask.place.council} or a partner organisation.
To find work or ask for help <a class="govuk-link" href="/">you need no account</a>.</p>
${ask.demo && html`<p>${button({ text: 'Sign in as somebody made up', href: `/demo?next=${encodeURIComponent(next)}` })}</p>`}`,
  )
}
