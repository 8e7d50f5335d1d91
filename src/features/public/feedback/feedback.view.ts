import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export type FeedbackPage = { readonly about: string; readonly useful: string | null; readonly mistakes: Mistakes }

export const feedbackView = ({ about, useful, mistakes }: FeedbackPage, ask: Ask): Html =>
  layout(
    {
      ...{ ask, title: 'Tell us about this page', robots: 'noindex', backTo: { href: about } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Tell us about this page</h1>
<form method="post" action="/feedback" novalidate>
${guardFields(ask, 'feedback')}
<input type="hidden" name="page" value="${about}">
${radios({
  ...{ name: 'useful', value: useful ?? '', classes: 'govuk-radios--inline' },
  fieldset: { legend: { text: 'Was the page useful?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
  ...mistakeAt(mistakes, 'useful'),
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '' },
  label: { text: 'What was good, or what could be better? (optional)', classes: 'govuk-label--s' },
  hint: { text: 'Please do not write your name or anything private. We cannot answer here.' },
})}
${button({ text: 'Send what you think' })}
</form>
<p class="govuk-body">Do you want an answer? <a class="govuk-link" href="/contact">Write to us</a>. Do you want help? <a class="govuk-link" href="/ask-for-help">Ask an adviser</a>.</p>`,
  )

export const thankYouView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Thank you', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Thank you</h1>
<p class="govuk-body">People read what you wrote and use it to make this better.</p>
<p class="govuk-body"><a class="govuk-link" href="/">Go to the first page</a></p>`,
  )
