import { calledName, fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { warningText } from '../../../web/components/warning-text.ts'
import { deskFields } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { dayOf } from '../../../web/moments.ts'
import { reachedBy } from '../../../web/reached-by.ts'
import { safetyWords } from '../../../web/safety-words.ts'
import type { AbsenceAsked } from './absence.queries.ts'

export const absenceView = ({ cohort, flag, person }: AbsenceAsked, mistakes: Mistakes, ask: Ask): Html =>
  deskLayout(
    {
      ...{ ask, title: `Ask how ${calledName(person)} is`, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Ask how ${calledName(person)} is</h1>
${safetyWords(person).map((text) => warningText({ text, iconFallbackText: 'Take care' }))}
<p class="govuk-body"><a class="govuk-link" href="/desk/people/${person.id}">${fullName(person)}</a> missed ${flag.inARow} meetings of ${cohort.name} in a row. ${reachedBy(person)}. Please ask by ${dayOf(flag.dueAt)}.</p>
<form method="post" action="/desk/cohorts/${cohort.id}/absences/${flag.id}" novalidate>${deskFields(ask)}
${textarea({
  ...{ id: 'words', name: 'words', rows: 4, value: ask.form.get('words') ?? '', ...mistakeAt(mistakes, 'words') },
  label: { text: 'What came of it?', classes: 'govuk-label--s' },
  hint: { text: 'Their team reads this. What is about health belongs into a note.' },
})}
${button({ text: 'Save', preventDoubleClick: true })}</form>`,
  )
