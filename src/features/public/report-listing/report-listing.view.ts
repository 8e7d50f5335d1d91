import type { Opportunity } from '../../../domain/listing.ts'
import { REPORT_REASONS } from '../../../domain/listing-report.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { messageLanguageField } from '../../../web/message-language.ts'
import { opportunityPath } from '../../../web/paths.ts'

export const reportView = (opportunity: Opportunity, mistakes: Mistakes, ask: Ask): Html =>
  layout(
    {
      ...{ ask, title: 'Tell us what is wrong', robots: 'noindex' },
      backTo: { href: opportunityPath(opportunity) },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Tell us what is wrong</h1>
<p class="govuk-body">This is about <strong>${opportunity.title}</strong> at ${opportunity.organizationName}. They are not told who you are.</p>
<form method="post" action="/opportunities/${opportunity.id}/report" novalidate>
${guardFields(ask, 'report-listing')}
${radios({
  ...{ name: 'reason', value: ask.form.get('reason') ?? '', items: REPORT_REASONS },
  fieldset: { legend: { text: 'What is wrong?', classes: 'govuk-fieldset__legend--s' } },
  ...mistakeAt(mistakes, 'reason'),
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { text: 'Tell us more (optional)', classes: 'govuk-label--s' },
})}
${input({
  ...{ id: 'email', name: 'email', type: 'email', value: ask.form.get('email') ?? '', autocomplete: 'email' },
  label: { text: 'Your email address (optional)', classes: 'govuk-label--s' },
  hint: { text: 'Only if you want to hear what came of it.' },
  ...mistakeAt(mistakes, 'email'),
})}
${messageLanguageField(ask)}
${button({ text: 'Send report', preventDoubleClick: true })}
</form>
<p class="govuk-body">Have you paid money or given your bank details? Tell your bank now, then <a class="govuk-link" href="https://www.reportfraud.police.uk/">report it to the police</a>.</p>`,
  )

export const thankYouView = (opportunity: Opportunity, reference: string | null, ask: Ask): Html =>
  layout(
    { ask, title: 'Thank you for telling us', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Thank you for telling us</h1>
<p class="govuk-body">A person at ${ask.place.council} looks at it. If it can harm somebody, they do so the same working day and take it off the site.</p>
${reference && html`<p class="govuk-body">Your reference is <strong>${reference}</strong>. If you want to tell us more, call ${phoneLink(ask.place.contact.phone)} and say it.</p>`}
<p class="govuk-body"><a class="govuk-link" href="${opportunityPath(opportunity)}">Go back to the listing</a> or <a class="govuk-link" href="/opportunities">find something else</a>.</p>`,
  )
