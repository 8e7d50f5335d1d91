import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { RecoverForm, RecoverMistakes } from './recover.form.ts'

export function recoverView(ask: Ask, form: RecoverForm, mistakes: RecoverMistakes): Html {
  const title = 'Ask for a new passkey'
  const errorList = Object.entries(mistakes).map(([field, text]) => ({ text, href: `#${field}` }))
  return layout(
    { ask, title, robots: 'noindex', backTo: { href: '/sign-in' }, hasErrors: errorList.length > 0 },
    html`${errorList.length > 0 && errorSummary({ titleText: 'There is a problem', errorList })}
<h1 class="govuk-heading-l">${title}</h1>
<p>An administrator looks at it, and may call you first. Then you get a link by email to make a new passkey.</p>
<form method="post" action="/sign-in/recover" novalidate>
${guardFields(ask, 'recover')}
${input({
  name: 'email',
  id: 'email',
  type: 'email',
  label: { text: 'Your work email address' },
  autocomplete: 'email',
  spellcheck: false,
  value: form.email,
  errorMessage: mistakes.email ? { text: mistakes.email } : undefined,
})}
${textarea({
  name: 'reason',
  id: 'reason',
  rows: 3,
  label: { text: 'What happened?' },
  hint: { text: 'For example: my phone was stolen, or I have a new computer' },
  value: form.reason,
  errorMessage: mistakes.reason ? { text: mistakes.reason } : undefined,
})}
${button({ text: 'Ask for a new passkey', preventDoubleClick: true })}
</form>`,
  )
}

export function askedView(ask: Ask): Html {
  const title = 'We have your request'
  return layout(
    { ask, title, robots: 'noindex' },
    html`<h1 class="govuk-heading-l">${title}</h1>
<p>If there is an account with this address, an administrator sees your request now. They may call you to make sure it is you.</p>
<p>Then we send a link to that address. It works for two days, once.</p>
<p>You are in a hurry? Call <a class="govuk-link" href="tel:${ask.place.contact.phone.replace(/[^+\d]/g, '')}">${ask.place.contact.phone}</a>.</p>`,
  )
}
