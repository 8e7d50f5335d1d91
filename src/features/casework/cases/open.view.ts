import { calledName, type Participant } from '../../../domain/participant.ts'
import { REFERRAL_PROGRAMS } from '../../../domain/referral-program.ts'
import { CASE_PATHS } from '../../../domain/support-case.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { nextStepFields } from '../../../web/next-step-fields.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { casesPath } from './cases.queries.ts'

export const openingView = (person: Participant, mistakes: Mistakes, ask: Ask): Html =>
  personLayout(
    { ask, person, title: 'Start working together', section: '/cases', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Start working together</h1>
<p class="govuk-body">You look after them from now on. They are never without a next step and a date.</p>
<form method="post" action="${casesPath(person)}/new" novalidate>${deskFields(ask)}
${openingFields(calledName(person), mistakes, ask)}
${button({ text: 'Start working together', preventDoubleClick: true })}
</form>`,
  )

/** Returns the questions with which work with somebody begins. */
export const openingFields = (called: string, mistakes: Mistakes, ask: Ask): Html =>
  html`${radios({
    ...{
      name: 'program',
      idPrefix: 'program',
      value: ask.form.get('program') ?? '',
      ...mistakeAt(mistakes, 'program'),
    },
    fieldset: { legend: { text: 'What do you do together?', classes: 'govuk-fieldset__legend--s' } },
    items: REFERRAL_PROGRAMS.map(({ id, name, forPerson }) => ({ value: id, text: name, hint: { text: forPerson } })),
  })}${radios({
    ...{ name: 'path', idPrefix: 'path', value: ask.form.get('path') ?? '', items: CASE_PATHS },
    fieldset: { legend: { text: 'What do they come for?', classes: 'govuk-fieldset__legend--s' } },
    ...mistakeAt(mistakes, 'path'),
  })}${nextStepFields({ ...ask, called }, mistakes)}`
