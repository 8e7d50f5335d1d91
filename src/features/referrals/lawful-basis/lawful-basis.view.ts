import { LAWFUL_BASES, type LawfulBasis } from '../../../domain/sharing.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { radios } from '../../../web/components/radios.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'

const TITLE = 'On what ground in law do you refer people?'

export const lawfulBasisView = (basis: LawfulBasis | null, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    { ask, title: TITLE, hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}${ask.query.get('done') === 'kept' && notificationBanner({ type: 'success', text: 'It is kept. Referrals from now on say so.' })}
<form method="post" action="/desk/lawful-basis" novalidate>${deskFields(ask)}
${radios({
  name: 'basis',
  value: basis ?? '',
  fieldset: { legend: { text: TITLE, isPageHeading: true, classes: 'govuk-fieldset__legend--l' } },
  hint: {
    text: 'Your data protection officer decides. It stands in each referral, apart from what the person agreed to share.',
  },
  items: LAWFUL_BASES.map(({ value, text }) => ({ value, text })),
  ...mistakeAt(mistakes, 'basis'),
})}
${button({ text: 'Keep it' })}
</form>`,
  )
