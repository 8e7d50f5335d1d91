import { ACCESS, HELPS, LANGUAGES } from '../../../domain/facets.ts'
import { type Html, html } from '../../../kit/html.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { select } from '../../../web/components/select.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { type Mistakes, mistakeAt } from '../../../web/form-mistakes.ts'
import type { HubLine } from '../../../web/hub-line.ts'
import { contactWayFields, safetyFields } from '../../../web/safe-contact-form.ts'
import { type Answers, NOT_SURE } from './answers.form.ts'
import type { StepSlug } from './ask-for-help.page.ts'

export type Question = {
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
  readonly answers: Answers
  readonly hubs: readonly (HubLine & { readonly slug: string })[]
  readonly choices: readonly { readonly label: string; readonly typed: string }[]
  readonly placeName: string
  readonly hubWord: string
}

export type QuestionWords = { readonly title: string; readonly fields: (question: Question) => Html }

const heading = (text: string) => ({
  legend: { text, isPageHeading: true, classes: 'govuk-fieldset__legend--l' },
})
const value = ({ form }: Question, name: string) => form.get(name) ?? ''

/** What each question is called and asks. `outside` is no question; it has a page of its own. */
export const QUESTIONS: Readonly<Record<Exclude<StepSlug, 'outside'>, QuestionWords>> = {
  where: {
    title: 'What is your postcode?',
    fields: (question) =>
      html`${
        question.choices.length > 0 &&
        html`<div class="govuk-inset-text"><p>There is more than one place called that. Which one did you mean?</p>
<div class="govuk-button-group">${question.choices.map(({ label, typed }) =>
          button({ text: label, name: 'postcode', value: typed, classes: 'govuk-button--secondary' }),
        )}</div></div>`
      }${input({
        ...{ id: 'postcode', name: 'postcode', value: value(question, 'postcode'), autocomplete: 'postal-code' },
        label: { text: 'What is your postcode?', isPageHeading: true, classes: 'govuk-label--l' },
        hint: { text: `We use it to find your nearest ${question.hubWord}. You can leave it empty.` },
        classes: 'govuk-input--width-10',
      })}`,
  },
  hub: {
    title: 'Which hub is easiest for you?',
    fields: (question) =>
      radios({
        name: 'hub',
        fieldset: heading(`Which ${question.hubWord} is easiest for you?`),
        hint: { text: hubHint(question) },
        value: value(question, 'hub'),
        items: [
          ...question.hubs.map(({ slug, name, address, distance }) => ({
            ...{ value: slug, text: name },
            hint: { text: [address, distance].filter(Boolean).join('. ') },
          })),
          { divider: 'or' },
          { value: 'any', text: 'I do not mind' },
        ],
        ...mistakeAt(question.mistakes, 'hub'),
      }),
  },
  help: {
    title: 'What would help?',
    fields: (question) =>
      html`${checkboxes({
        name: 'help',
        values: question.form.getAll('help'),
        fieldset: heading('What would help?'),
        hint: { text: 'Tick as many as you like.' },
        items: [...HELPS, { divider: 'or' }, { value: NOT_SURE, text: 'I do not know yet' }],
        ...mistakeAt(question.mistakes, 'help'),
      })}${textarea({
        ...{ id: 'own-words', name: 'own-words', rows: 4, value: value(question, 'own-words') },
        label: { text: 'Tell us more, in your own words (optional)', classes: 'govuk-label--s' },
        hint: { text: 'Any language is fine.' },
      })}`,
  },
  contact: {
    title: 'How can we contact you?',
    fields: ({ form, mistakes }) => contactWayFields(form, mistakes, 'How can we contact you?'),
  },
  safe: {
    title: 'How can we contact you safely?',
    fields: ({ form, mistakes, answers }) =>
      html`<h1 class="govuk-heading-l">How can we contact you safely?</h1>${
        answers.contact && safetyFields(form, answers.contact, mistakes)
      }`,
  },
  name: {
    title: 'What should we call you?',
    fields: (question) =>
      input({
        ...{ id: 'name', name: 'name', value: value(question, 'name'), autocomplete: 'name', spellcheck: false },
        label: { text: 'What should we call you?', isPageHeading: true, classes: 'govuk-label--l' },
        hint: { text: 'Any name you like. It does not have to be your full name.' },
        ...mistakeAt(question.mistakes, 'name'),
      }),
  },
  needs: {
    title: 'What language and access do you need?',
    fields: (question) =>
      html`<h1 class="govuk-heading-l">What language and access do you need?</h1>${select({
        ...{ id: 'language', name: 'language', value: value(question, 'language') || 'en' },
        label: { text: 'Which language do you want to speak?', classes: 'govuk-label--s' },
        items: [{ value: 'en', text: 'English' }, ...LANGUAGES],
      })}${checkboxes({
        name: 'interpreter',
        values: question.form.getAll('interpreter'),
        items: [{ value: 'yes', text: 'I need an interpreter. It is free.' }],
      })}${checkboxes({
        name: 'access',
        values: question.form.getAll('access'),
        fieldset: {
          legend: { text: 'What do you need when we meet? (optional)', classes: 'govuk-fieldset__legend--s' },
        },
        items: ACCESS,
      })}${textarea({
        ...{ id: 'access-words', name: 'access-words', rows: 3, value: value(question, 'access-words') },
        label: { text: 'Anything else that would make it easier? (optional)', classes: 'govuk-label--s' },
        hint: { text: 'For example: “I find phone calls hard” or “I bring my baby.”' },
      })}`,
  },
}

function hubHint({ answers: { where } }: Question): string {
  if (where?.from === 'outcode')
    return `We know the area ${where.typed.toUpperCase()}, but not your street. Nearest first.`
  return where?.typed && !where.point
    ? `We do not know “${where.typed}”, so please choose.`
    : 'You can change it later.'
}
