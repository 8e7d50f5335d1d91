import { EQUALITY_QUESTIONS } from '../domain/equality.ts'
import { type Html, html } from '../kit/html.ts'
import type { Ask } from './ask.ts'
import { button } from './components/button.ts'
import { radios } from './components/radios.ts'
import { guardFields } from './form-guard.ts'
import { layout } from './layouts/page-layout.ts'

export type EqualityForm = {
  /** What the form is called where it is counted once. */
  readonly form: string
  readonly action: string
  readonly backTo: string
  /** Why we ask, and who never sees the answers. */
  readonly why: string
}

/** Returns the questions about somebody that are kept apart from what they sent; each may be left out. */
export const equalityView = ({ form, action, backTo, why }: EqualityForm, ask: Ask): Html =>
  layout(
    { ask, title: 'About you', robots: 'noindex', backTo: { href: backTo } },
    html`<h1 class="govuk-heading-l">About you (optional)</h1>
<p class="govuk-body">${why}</p>
<form method="post" action="${action}" novalidate>
${guardFields(ask, form)}
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

/** Returns the thanks, with the ways on. */
export const equalityThanksView = (waysOn: Html, ask: Ask): Html =>
  layout(
    { ask, title: 'Thank you', robots: 'noindex' },
    html`<h1 class="govuk-heading-l">Thank you</h1>
<p class="govuk-body">Your answers help us to see who we do not reach yet.</p>
<p class="govuk-body">${waysOn}</p>`,
  )
