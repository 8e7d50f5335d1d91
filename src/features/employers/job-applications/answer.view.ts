import { REFUSAL_REASONS, type RefusalReason, refusalReason } from '../../../domain/job-application.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { JobApplication } from '../../../records/job-application.ts'
import type { Ask } from '../../../web/ask.ts'
import { bridgeTo } from '../../../web/bridge.ts'
import { button } from '../../../web/components/button.ts'
import { dateInput } from '../../../web/components/date-input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { applicationPath } from './job-applications.page.ts'
import { type AnswerMove, TEMPLATES } from './templates.page.ts'

export type AnswerPage = {
  readonly application: JobApplication
  readonly move: AnswerMove
  readonly reason: RefusalReason | null
  readonly form: URLSearchParams
  readonly mistakes: Mistakes
}

const frame = ({ application, move, mistakes }: AnswerPage, ask: Ask) => ({
  ask,
  title: `${TEMPLATES[move].title}: ${application.name}`,
  backTo: { href: applicationPath(application) },
  hasErrors: Object.keys(mistakes).length > 0,
})

const address = ({ application, move }: AnswerPage): string => `${applicationPath(application)}/answer/${move}`

/** A no begins with its reason: the words and what would help follow from it. */
export const reasonView = (page: AnswerPage, ask: Ask): Html =>
  deskLayout(
    frame(page, ask),
    html`${mistakeSummary(page.mistakes)}
<form method="get" action="${address(page)}" novalidate>
${radios({
  name: 'reason',
  fieldset: {
    legend: {
      text: `Why not ${page.application.name}, this time?`,
      isPageHeading: true,
      classes: 'govuk-fieldset__legend--l',
    },
  },
  hint: {
    text: 'Choose the one that would help them most to know. Health, family or where somebody comes from is never a reason.',
  },
  items: REFUSAL_REASONS.map(({ value, text, help }) => ({
    value,
    text,
    hint: { text: `We point them to “${bridgeTo(help).text}”` },
  })),
  ...mistakeAt(page.mistakes, 'reason'),
})}
${button({ text: 'Continue', name: 'chosen', value: 'yes' })}</form>`,
  )

export function answerView(page: AnswerPage, ask: Ask): Html {
  const { application, move, reason, form, mistakes } = page
  const help = reason && refusalReason(reason)?.help
  return deskLayout(
    frame(page, ask),
    html`${mistakeSummary(mistakes)}
<span class="govuk-caption-l">${application.name}, ${application.title}</span>
<h1 class="govuk-heading-l">${TEMPLATES[move].title}</h1>
${application.adjustment && move === 'invite' && insetText({ html: html`<strong>To make the interview work for them:</strong> ${application.adjustment}` })}
<form method="post" action="${address(page)}" novalidate>
${deskFields(ask)}
${reason && html`<input type="hidden" name="reason" value="${reason}">`}
${textarea({
  ...{ id: 'words', name: 'words', rows: 8, value: form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
  label: { text: 'What they will read', classes: 'govuk-label--s' },
  hint: { text: 'Change it so that it sounds like you. We add the next step and how they reach us.' },
})}
${move === 'invite' && dayView(page)}
${help && insetText({ text: `Below your words we show them the way to what would help: “${bridgeTo(help).text}”, and an adviser.` })}
${button({ text: 'Send it to them' })}</form>
${move === 'refuse' && html`<p class="govuk-body"><a class="govuk-link" href="${address(page)}">Choose another reason</a></p>`}`,
  )
}

const dayView = ({ form, mistakes }: AnswerPage): Html =>
  dateInput({
    id: 'on',
    namePrefix: 'on',
    fieldset: { legend: { text: 'Day you meet, if it is settled (optional)', classes: 'govuk-fieldset__legend--s' } },
    hint: { text: 'Your answer is then due after that day. For example, 4 12 2026.' },
    day: { value: form.get('on-day') ?? '' },
    month: { value: form.get('on-month') ?? '' },
    year: { value: form.get('on-year') ?? '' },
    ...mistakeAt(mistakes, 'on-day'),
  })
