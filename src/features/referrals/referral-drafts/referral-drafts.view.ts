import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { deskRows, linkButton } from '../../../web/desk-rows.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import type { DraftLine } from './referral-drafts.page.ts'

export const draftsView = (lines: readonly DraftLine[], ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Referrals not sent yet' },
    html`${ask.query.get('done') === 'removed' && notificationBanner({ type: 'success', text: 'The draft is gone.' })}
<h1 class="govuk-heading-l">Referrals not sent yet</h1>
<p class="govuk-body">Only you see these. You can go on with them on any computer.</p>
${
  lines.length === 0
    ? html`<p class="govuk-body">Nothing is waiting to be sent.</p>`
    : deskRows(
        lines.map(({ id, name, to, changed, goneOn, href }) => ({
          title: name,
          about: html`${to}. Changed ${changed}, kept until ${goneOn}.<br><a class="govuk-link" href="${href}">Go on<span class="govuk-visually-hidden"> with ${name}</span></a>`,
          action: linkButton({ action: `/desk/referrals/drafts/${id}/remove`, text: 'Throw away', about: name }),
        })),
      )
}
<div class="govuk-button-group">${button({ text: 'Refer somebody', href: '/desk/referrals/new' })}
<a class="govuk-link" href="/desk/referrals/templates">Templates of your team</a></div>`,
  )
