import { ANSWER_IN_DAYS } from '../../../domain/assessment-request.ts'
import type { Instrument } from '../../../domain/instruments.ts'
import { addDays, londonDate } from '../../../domain/london-time.ts'
import { calledName, type Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'

type AskPage = {
  readonly person: Participant
  readonly instrument: Instrument
  /** Whether there is a safe way to tell them. */
  readonly told: boolean
  readonly mistakes: Mistakes
}

export function askView({ person, instrument, told, mistakes }: AskPage, ask: Ask): Html {
  const name = calledName(person)
  const title = `Ask ${name} to answer this`
  const path = `/desk/people/${person.id}/assessments`
  return personLayout(
    { ask, person, title, section: '/assessments', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">${title} <span class="govuk-caption-m">${instrument.name}</span></h1>
<p class="govuk-body">${name} answers alone, on the page of their own plan, and reads what it comes to. They can leave out any question.</p>
${insetText({ text: told ? `We write to ${name} with a link.` : `There is no safe way to write to ${name}. It stands on their own page; say so when you talk.` })}
<form method="post" action="${path}/ask/${instrument.id}" novalidate>${deskFields(ask)}
${input({
  ...{ id: 'by', name: 'by', type: 'date', classes: 'govuk-input--width-10', ...mistakeAt(mistakes, 'by') },
  value: ask.form.get('by') ?? addDays(londonDate(ask.now), ANSWER_IN_DAYS),
  label: { text: 'By when?', classes: 'govuk-label--s' },
})}
<div class="govuk-button-group">${button({ text: 'Ask them', preventDoubleClick: true })}<a class="govuk-link" href="${path}">Leave it as it is</a></div></form>`,
  )
}
