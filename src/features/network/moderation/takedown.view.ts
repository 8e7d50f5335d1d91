import type { Opportunity } from '../../../domain/listing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { opportunityPath } from '../../../web/paths.ts'

export function takedownView(opportunity: Opportunity, mistake: string | null, ask: Ask): Html {
  const title = 'Take a listing down'
  const isDown = opportunity.withdrawnAt !== null
  return deskLayout(
    { ask, title, hasErrors: mistake !== null },
    html`${mistakeSummary(mistake ? { reason: mistake } : {})}
${ask.query.get('done') === 'yes' && notificationBanner({ type: 'success', text: 'It is gone: from search, feeds, calendars and open data.' })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body-l"><a class="govuk-link" href="${opportunityPath(opportunity)}">${opportunity.title}</a></p>
<p>${opportunity.organizationName}</p>
${isDown ? html`<p>This listing is off the site.</p>` : takedownForm(opportunity.id, mistake, ask)}`,
  )
}

const takedownForm = (id: number, mistake: string | null, ask: Ask): Html => html`
<p>It goes at once, everywhere. No feed brings it back. If a partner posted it, they are told why.</p>
<form method="post" action="/desk/take-down/${id}" novalidate>${deskFields(ask)}
${input({
  name: 'reason',
  label: { text: 'Why?' },
  hint: { text: 'For example “It asks people to pay first”.' },
  value: ask.form.get('reason') ?? '',
  ...(mistake ? { errorMessage: { text: mistake } } : {}),
})}
${button({ text: 'Take it down now', classes: 'govuk-button--warning' })}</form>`
