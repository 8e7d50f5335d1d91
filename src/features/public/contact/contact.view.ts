import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { panel } from '../../../web/components/panel.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { emailLink, phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { messageLanguageField } from '../../../web/message-language.ts'

export const contactView = (mistakes: Mistakes, ask: Ask): Html =>
  layout(
    {
      ...{ ask, title: 'Write to us', breadcrumbs: [{ text: 'Home', href: '/' }] },
      description: `Questions, problems and praise for ${ask.place.words.title}.`,
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-xl">Write to us</h1>
<p class="govuk-body">Do you want help with work or courses? <a class="govuk-link" href="/ask-for-help">Ask an adviser</a> instead. You can also call ${phoneLink(ask.place.contact.phone)} or email ${emailLink(ask.place.contact.email)}.</p>
<form method="post" action="/contact" novalidate>
${guardFields(ask, 'contact')}
${textarea({
  ...{ id: 'words', name: 'words', rows: 6, value: ask.form.get('words') ?? '' },
  label: { text: 'What do you want to tell us or ask?', classes: 'govuk-label--s' },
  ...mistakeAt(mistakes, 'words'),
})}
${input({
  ...{ id: 'name', name: 'name', value: ask.form.get('name') ?? '', autocomplete: 'name', spellcheck: false },
  label: { text: 'Your name', classes: 'govuk-label--s' },
  ...mistakeAt(mistakes, 'name'),
})}
${input({
  ...{ id: 'address', name: 'address', value: ask.form.get('address') ?? '', spellcheck: false },
  label: { text: 'Phone number or email address', classes: 'govuk-label--s' },
  hint: { text: 'So that we can answer you.' },
  ...mistakeAt(mistakes, 'address'),
})}
${messageLanguageField(ask)}
${button({ text: 'Send message', preventDoubleClick: true })}
</form>`,
  )

export const sentView = (reference: string, by: string, ask: Ask): Html =>
  layout(
    { ask, title: 'We have your message', robots: 'noindex' },
    html`${panel({ titleText: 'We have your message', html: html`Your reference is<br><strong>${reference}</strong>` })}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">A person reads it and answers you by <strong>${by}</strong>. If it cannot wait, call ${phoneLink(ask.place.contact.phone)}.</p>
<p class="govuk-body">You can <a class="govuk-link" href="/requests">see how it stands</a> at any time. We send a code to the phone or email you gave us, so only you can open it.</p>`,
  )
