import { CHECKS, TELLING } from '../../../domain/application-answers.ts'
import type { Requirement } from '../../../domain/opportunity.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { fileUpload } from '../../../web/components/file-upload.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { fileWords } from '../../../web/file-answer.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import { messageLanguageField } from '../../../web/message-language.ts'
import type { StepPage } from './apply.page.ts'

const small = (text: string) => ({ text, classes: 'govuk-label--s' })
const legend = (text: string) => ({ legend: { text, classes: 'govuk-fieldset__legend--s' } })

export function aboutYouFields({ form, mistakes }: StepPage, { cookies }: Ask): Html {
  const value = (name: string) => form.get(name) ?? ''
  const email = input({
    ...{ id: 'email', name: 'email', type: 'email', autocomplete: 'email', spellcheck: false, value: value('email') },
    ...{ label: { text: 'Email address' }, ...mistakeAt(mistakes, 'email') },
  })
  const mobile = input({
    ...{ id: 'mobile', name: 'mobile', type: 'tel', autocomplete: 'tel', value: value('mobile') },
    ...{ label: { text: 'Mobile phone number' }, classes: 'govuk-input--width-20', ...mistakeAt(mistakes, 'mobile') },
  })
  return html`${input({
    ...{ id: 'name', name: 'name', autocomplete: 'name', spellcheck: false, value: value('name') },
    ...{ label: small('What is your name?'), ...mistakeAt(mistakes, 'name') },
  })}
${radios({
  name: 'way',
  fieldset: legend('How do you want to hear back?'),
  hint: { text: 'It can be an email address or a phone that you share.' },
  value: value('way'),
  items: [
    { value: 'email', text: 'By email', conditional: { html: email } },
    { value: 'text', text: 'By text message', conditional: { html: mobile } },
  ],
  ...mistakeAt(mistakes, 'way'),
})}
${radios({
  name: 'others',
  fieldset: legend('Could somebody else see our messages?'),
  hint: { text: 'If they could, our messages do not say what they are about.' },
  value: value('others'),
  items: [
    { value: 'yes', text: 'Yes, or I am not sure' },
    { value: 'no', text: 'No' },
  ],
  ...mistakeAt(mistakes, 'others'),
})}
${messageLanguageField({ form, cookies })}
${textarea({
  ...{ id: 'contact-words', name: 'contact-words', rows: 3, value: value('contact-words') },
  label: small('Anything they should know to reach you safely? (optional)'),
  hint: { text: 'For example: “Please write, do not call” or “only before 3pm”. The organisation sees this.' },
})}`
}

export const checklistFields = (
  requirements: readonly Requirement[],
  form: URLSearchParams,
  mistakes: Mistakes,
): Html => html`<p class="govuk-body">This is what the advert asks for. You can still apply if you say “not yet”. “Ask me” means that you would like to explain.</p>
${requirements.map(
  ({ words, essential, bridge }, i) => html`${radios({
    name: `need-${i}`,
    classes: 'govuk-radios--inline',
    fieldset: legend(words),
    ...(essential ? {} : { hint: { text: 'It helps, but you can do without.' } }),
    value: form.get(`need-${i}`) ?? '',
    items: CHECKS,
    ...mistakeAt(mistakes, `need-${i}`),
  })}
${bridge && html`<p class="govuk-body gw-need__bridge">Not yet? <a class="govuk-link" href="${bridgeTo(bridge).path}">${bridgeTo(bridge).text}</a></p>`}`,
)}
<p class="govuk-body">Not sure about one of these? <a class="govuk-link" href="/ask-for-help">Ask an adviser</a>.</p>`

export function ownWordsFields({ form, mistakes, cv }: StepPage): Html {
  const value = (name: string) => form.get(name) ?? ''
  return html`<p class="govuk-body">A few sentences are enough. Spelling does not matter.</p>
${textarea({
  ...{ id: 'why', name: 'why', rows: 5, value: value('why'), ...mistakeAt(mistakes, 'why') },
  label: small('Why would you like to do this?'),
})}
${textarea({
  ...{ id: 'done', name: 'done', rows: 5, value: value('done') },
  label: small('What have you done that would help?'),
  hint: { text: 'Paid or not, here or in another country, at home, at school or as a volunteer. It all counts.' },
})}
${cv && cvView(cv)}
${fileUpload({
  ...{ id: 'cv', name: 'cv', accept: '.pdf,.docx,.odt,.rtf,.txt', ...mistakeAt(mistakes, 'cv') },
  label: small(cv ? 'Another CV instead (optional)' : 'Your CV (optional)'),
  hint: { text: 'PDF, Word (docx), OpenDocument, rich text or plain text, up to 5 megabytes.' },
})}
<h2 class="govuk-heading-m">If they want to meet you</h2>
${textarea({
  ...{ id: 'adjustment', name: 'adjustment', rows: 3, value: value('adjustment') },
  label: small('Is there anything we can do to make the interview work for you? (optional)'),
  hint: {
    text: 'For example: questions in writing, a quiet room, no stairs, a time after school. You need not say why.',
  },
})}
${radios({
  name: 'tell',
  fieldset: legend('If you wrote something: may we pass it on to the organisation?'),
  hint: { text: 'They see only what you agree to here.' },
  value: value('tell'),
  items: TELLING,
  ...mistakeAt(mistakes, 'tell'),
})}`
}

const cvView = (cv: NonNullable<StepPage['cv']>): Html =>
  insetText({
    html: html`We have your CV: ${fileWords(cv)}. ${
      cv.state === 'quarantined' && 'We are still checking it for viruses. Nobody can open it until then. '
    }${
      cv.stripped
        ? 'We took out the hidden notes on who made it and when.'
        : 'It may still hold hidden notes on who made it and when: we could not take all of them out.'
    }`,
  })
