import { type Html, html } from '../../../kit/html.ts'
import type { EqualityForm } from '../../../web/equality-questions.ts'

export const equalityForm = (base: string): EqualityForm => ({
  form: 'apply-equality',
  action: `${base}/equality`,
  backTo: `${base}/sent`,
  why: 'We want to know whether jobs and places reach everybody. You can leave out any question. Your answers are kept apart from your application and without your name. The organisation never sees them, and we cannot tell who gave them.',
})

export const waysOn: Html = html`<a class="govuk-link" href="/requests">See how your application stands</a> or <a class="govuk-link" href="/opportunities">look for more</a>.`
