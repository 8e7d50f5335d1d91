import { EQUALITY_QUESTIONS } from '../../../domain/equality.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'

export const equalityView = (base: string, ask: Ask): Html =>
  layout(
    { ask, title: 'About you', robots: 'noindex', backTo: { href: `${base}/sent` } },
    html`<h1 class="govuk-heading-l">About you (optional)</h1>
<p class="govuk-body">We want to know whether jobs and places reach everybody. You can leave out any question. Your answers are kept apart from your application and without your name. The organisation never sees them, and we cannot tell who gave them.</p>
<form method="post" action="${base}/equality" novalidate>
${guardFields(ask, 'apply-equality')}
${EQUALITY_QUESTIONS.map(({ name, legend, options }) =>
  radios({
    name,
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    value: ask.form.get(name) ?? '',
    items: options,
  }),
)}
${button({ text: 'Send these answers' })}
</form>`,
  )

export const equalityThanksView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Thank you', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Thank you</h1>
<p class="govuk-body">Your answers help us to see who we do not reach yet.</p>
<p class="govuk-body"><a class="govuk-link" href="/requests">See how your application stands</a> or <a class="govuk-link" href="/opportunities">look for more</a>.</p>`,
  )
