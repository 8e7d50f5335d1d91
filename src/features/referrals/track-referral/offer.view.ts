import { type Html, html } from '../../../kit/html.ts'
import type { KeptReferral } from '../../../records/referral-row.ts'
import type { ReferralService } from '../../../records/referral-service.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { onwardFields } from '../../../web/referral-onward-form.ts'

export const offerView = (
  kept: KeptReferral,
  services: readonly ReferralService[],
  mistakes: Mistakes,
  ask: Ask,
): Html =>
  deskLayout(
    {
      ...{ ask, title: 'Offer another service', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/referrals/sent/${kept.id}`, text: 'Back to the referral' },
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l"><span class="govuk-caption-m">${kept.reference}</span> Offer another service</h1>
<p class="govuk-body">Nothing has to be told again: what you sent before goes to them, as the person agreed.</p>
<form method="post" action="/desk/referrals/sent/${kept.id}/offer" novalidate>${deskFields(ask)}
${onwardFields(services, ask.form, mistakes, 'Why this one?')}
${button({ text: 'Send it to them' })}</form>`,
  )
