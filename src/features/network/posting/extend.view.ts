import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

export function extendView(title: string, id: number, value: string, mistake: string | null, ask: Ask): Html {
  return deskLayout(
    {
      ask,
      title: 'Until when can people apply?',
      backTo: { href: `/desk/postings/${id}`, text: `Back to ${title}` },
      hasErrors: mistake !== null,
    },
    html`${mistake && errorSummary({ titleText: 'There is a problem', errorList: [{ text: mistake, href: '#closes' }] })}
<form method="post" action="/desk/postings/${id}/extend" novalidate>
${input({
  name: 'closes',
  label: { text: 'Until when can people apply?', isPageHeading: true, classes: 'govuk-label--l' },
  hint: { text: `“${title}” closes at the end of that day. For example 31/12/2026.` },
  value,
  classes: 'govuk-input--width-10',
  ...(mistake && { errorMessage: { text: mistake } }),
})}
${button({ text: 'Keep this day' })}
</form>`,
  )
}
