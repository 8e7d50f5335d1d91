import { ACCESS, LANGUAGES } from '../domain/facets.ts'
import { BEST_TIMES } from '../domain/help-request.ts'
import { type Html, html } from '../kit/html.ts'
import { checkboxes } from './components/checkboxes.ts'
import { dateInput } from './components/date-input.ts'
import { details } from './components/details.ts'
import { input } from './components/input.ts'
import { radios } from './components/radios.ts'
import { select } from './components/select.ts'
import { textarea } from './components/textarea.ts'
import { type Mistakes, mistakeAt } from './form-mistakes.ts'
import { contactWayFields } from './safe-contact-form.ts'

const small = (text: string) => ({ text, classes: 'govuk-label--s' })
const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

/** What is kept in the last part, and so is not in the way. */
const FOLDED = ['known-as', 'nhs-number', 'best-times', 'safe-words', 'interpreter', 'access', 'access-words']

/** Returns the questions of who is referred. A first name and one way to reach them are enough. */
export const whoFields = (form: URLSearchParams, mistakes: Mistakes): Html => {
  const value = (name: string) => form.get(name) ?? ''
  const line = (name: string, text: string, more: Parameters<typeof input>[0] = {}) =>
    input({
      ...{ id: name, name, value: value(name), label: small(text), autocomplete: 'off', spellcheck: false },
      ...more,
      ...mistakeAt(mistakes, name),
    })
  return html`${line('given-name', 'First name')}
${line('family-name', 'Last name (optional)')}
${dateInput({
  id: 'born',
  namePrefix: 'born',
  fieldset: legend('Date of birth (optional)'),
  items: ['day', 'month', 'year'].map((name) => ({ name, value: value(`born-${name}`), autocomplete: 'off' })),
  ...mistakeAt(mistakes, 'born-day'),
})}
${line('postcode', 'Postcode (optional)', {
  classes: 'govuk-input--width-10',
  hint: { text: 'It shows you who is near.' },
})}
${contactWayFields(form, mistakes, 'How do they want to be reached?', { hint: 'A phone or address that is safe for them.', more: { phone: onThePhone(form) } })}
${radios({
  name: 'others',
  value: value('others'),
  classes: 'govuk-radios--inline',
  fieldset: legend('Could somebody else see or hear our messages?'),
  hint: { text: 'If they could, or you do not know, our messages do not say what they are about.' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
    { value: 'not-sure', text: 'I do not know' },
  ],
})}
${select({
  ...{ id: 'language', name: 'language', value: value('language') || 'en' },
  label: small('Language they want to speak'),
  items: [{ value: 'en', text: 'English' }, ...LANGUAGES],
})}
${details({
  summaryText: 'More that can help: access, good times, NHS number',
  open: FOLDED.some((name) => form.has(name) || mistakes[name]),
  html: html`${line('known-as', 'What they like to be called')}
${line('nhs-number', 'NHS number', { classes: 'govuk-input--width-10', inputmode: 'numeric' })}
${checkboxes({
  name: 'best-times',
  values: form.getAll('best-times'),
  classes: 'govuk-checkboxes--small',
  fieldset: legend('When is a good time?'),
  items: BEST_TIMES,
})}
${textarea({ ...{ id: 'safe-words', name: 'safe-words', rows: 2, value: value('safe-words') }, label: small('Anything to know to contact them safely?') })}
${checkboxes({
  name: 'interpreter',
  values: form.getAll('interpreter'),
  classes: 'govuk-checkboxes--small',
  items: [{ value: 'yes', text: 'They need an interpreter' }],
})}
${checkboxes({
  name: 'access',
  values: form.getAll('access'),
  classes: 'govuk-checkboxes--small',
  fieldset: legend('What do they need when they meet somebody?'),
  items: ACCESS,
})}
${textarea({ ...{ id: 'access-words', name: 'access-words', rows: 2, value: value('access-words') }, label: small('Anything else that would make it easier?') })}`,
})}`
}

/** Not ticked is the careful answer. */
const onThePhone = (form: URLSearchParams): Html =>
  html`${checkboxes({
    name: 'leave-message',
    values: form.getAll('leave-message'),
    classes: 'govuk-checkboxes--small',
    items: [{ value: 'yes', text: 'A message can be left' }],
  })}${checkboxes({
    name: 'may-text',
    values: form.getAll('may-text'),
    classes: 'govuk-checkboxes--small',
    items: [{ value: 'yes', text: 'A text can be sent' }],
  })}`
