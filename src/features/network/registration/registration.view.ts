import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { errorSummary } from '../../../web/components/error-summary.ts'
import { input } from '../../../web/components/input.ts'
import { panel } from '../../../web/components/panel.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { contactLine } from '../../../web/contact-line.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import type { RegistrationFields, RegistrationMistakes } from './registration.form.ts'

type Question = {
  readonly label: string
  readonly hint?: string
  readonly type?: string
  readonly autocomplete?: string
  readonly classes?: string
}

const ABOUT: Readonly<Partial<Record<keyof RegistrationFields, Question>>> = {
  name: { label: 'Name of your organisation', autocomplete: 'organization' },
  website: { label: 'Website (optional)', hint: 'For example https://example.org', autocomplete: 'url' },
  number: { label: 'Charity or company number (optional)', classes: 'govuk-input--width-10' },
  contactName: { label: 'Your name', autocomplete: 'name' },
  email: {
    label: 'Your email address at work',
    hint: 'We send a link there. With it you sign in the first time.',
    type: 'email',
    autocomplete: 'email',
  },
  phone: {
    label: 'Your telephone number (optional)',
    type: 'tel',
    autocomplete: 'tel',
    classes: 'govuk-input--width-20',
  },
  lead: { label: 'Who looks after safeguarding?', hint: 'Their name, and how we reach them.' },
  policy: { label: 'Where can we read your safeguarding policy?', hint: 'A web address, or “I will send it”.' },
}

export function registrationView(fields: RegistrationFields, mistakes: RegistrationMistakes, ask: Ask): Html {
  const title = 'Register your organisation'
  const wrong = Object.entries(mistakes)
  const asks = (name: keyof RegistrationFields): Html => {
    const { label, hint, ...more } = ABOUT[name]!
    return input({
      name,
      label: { text: label, classes: 'govuk-label--s' },
      value: fields[name],
      ...(hint && { hint: { text: hint } }),
      ...more,
      ...mistake(mistakes, name),
    })
  }
  return layout(
    { ask, title, hasErrors: wrong.length > 0 },
    html`${wrong.length > 0 && errorSummary({ titleText: 'There is a problem', errorList: wrong.map(([name, text]) => ({ text, href: `#${name}` })) })}
<h1 class="govuk-heading-xl">${title}</h1>
<p class="govuk-body-l">Post jobs, courses, events and help for people in ${ask.place.name}. It is free.</p>
<p class="govuk-body">Is a colleague here already? Then ask them to invite you: it is quicker.</p>
<form method="post" action="/register-organisation" novalidate>
${guardFields(ask, 'registration')}
${asks('name')}
${textarea({ name: 'what', label: { text: 'What does it do?', classes: 'govuk-label--s' }, hint: { text: 'One or two sentences. People read them on your page.' }, value: fields.what, rows: 4, ...mistake(mistakes, 'what') })}
${asks('website')}${asks('number')}${asks('contactName')}${asks('email')}${asks('phone')}
${radios({
  name: 'under18',
  value: fields.under18,
  fieldset: { legend: { text: 'Do you offer anything to people under 18?', classes: 'govuk-fieldset__legend--s' } },
  hint: { text: 'Then we ask more, to keep them safe.' },
  items: [
    {
      value: 'yes',
      text: 'Yes',
      conditional: {
        html: html`${asks('lead')}${asks('policy')}${textarea({ name: 'staff', label: { text: 'How do you check people who meet under-18s?', classes: 'govuk-label--s' }, hint: { text: 'For example “Enhanced DBS check for all staff and volunteers, every three years”.' }, value: fields.staff, rows: 3, ...mistake(mistakes, 'staff') })}`,
      },
    },
    { value: 'no', text: 'No' },
  ],
  ...mistake(mistakes, 'under18'),
})}
${button({ text: 'Register', preventDoubleClick: true })}
</form>`,
  )
}

const mistake = (mistakes: RegistrationMistakes, name: keyof RegistrationFields) =>
  mistakes[name] ? { errorMessage: { text: mistakes[name] } } : {}

export const registeredView = (ask: Ask): Html =>
  layout(
    { ask, title: 'Look in your email', robots: 'noindex' },
    html`${panel({ titleText: 'Thank you', text: 'Now look in your email' })}
<h2 class="govuk-heading-m">What happens next</h2>
<ol class="gw-steps">
<li>We have sent you a link. It signs you in the first time.</li>
<li>You can start to write at once.</li>
<li>We get to know your organisation. That takes up to 5 working days. We may call you.</li>
<li>Then what you wrote goes live.</li>
</ol>
<p class="govuk-body">Is your organisation here already? Then we put you in touch with each other.</p>
<p class="govuk-body">${contactLine(ask.place.contact)}</p>`,
  )
