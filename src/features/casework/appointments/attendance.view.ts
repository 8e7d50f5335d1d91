import { attendancesNow, CALL_OFF_REASONS } from '../../../domain/appointment.ts'
import { NOTE_SUBJECTS, NOTE_VISIBILITIES } from '../../../domain/note.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ShownAppointment } from '../../../records/appointment-list.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { listPath } from './appointments.queries.ts'

export function attendanceView(person: Participant, kept: ShownAppointment, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string, usual = '') => ask.form.get(name) ?? usual
  const next = html`${input({
    ...{ id: 'next', name: 'next', value: typed('next'), label: { text: 'What is next? (optional)' } },
    ...{
      hint: { text: 'They read this too. Empty: “Agree what is next”, within a week.' },
      ...mistakeAt(mistakes, 'next'),
    },
  })}${input({
    ...{ id: 'next-day', name: 'next-day', type: 'date', value: typed('next-day'), label: { text: 'By when?' } },
    ...{ classes: 'govuk-input--width-10', ...mistakeAt(mistakes, 'next-day') },
  })}`
  const why = radios({
    ...{ name: 'reason', value: typed('reason'), items: CALL_OFF_REASONS, classes: 'govuk-radios--small' },
    ...{ fieldset: { legend: { text: 'Why?' } }, ...mistakeAt(mistakes, 'reason') },
  })
  const missed = html`<p class="govuk-body">We write to them that it is fine, and you get a step with a date: ask how they are.</p>`
  const more = { miss: missed, 'not-held': why } as const
  return personLayout(
    { ask, person, title: 'How did it go?', section: '/appointments', hasErrors: Object.keys(mistakes).length > 0 },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">How did it go?</h1>
<p class="govuk-body">${momentOfMeeting(kept.startsAt, ask.now)}: ${kept.about}.</p>
<form method="post" action="${listPath(person)}/${kept.id}/attendance" novalidate>${deskFields(ask)}
${versionField(typed('version', String(kept.version)))}
<input type="hidden" name="note" value="${typed('note')}">
${radios({
  ...{ name: 'how', value: typed('how'), ...mistakeAt(mistakes, 'how') },
  fieldset: { legend: { text: 'Did they come?', classes: 'govuk-fieldset__legend--s' } },
  items: attendancesNow(kept, ask.now).map(({ value, text }) => ({
    ...{ value, text },
    ...(value in more && { conditional: { html: more[value as keyof typeof more] } }),
  })),
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 6, value: typed('words') },
  label: { text: 'What was said and done (optional)', classes: 'govuk-label--s' },
})}
${details({
  ...{ summaryText: 'Who reads this note', open: Boolean(mistakes.subject || mistakes.visibility) },
  html: html`${radios({
    ...{ name: 'subject', value: typed('subject', 'general'), items: NOTE_SUBJECTS, classes: 'govuk-radios--small' },
    ...{ fieldset: { legend: { text: 'It is about' } }, ...mistakeAt(mistakes, 'subject') },
  })}${radios({
    ...{ name: 'visibility', value: typed('visibility', 'team'), items: NOTE_VISIBILITIES },
    ...{
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'It is for' } },
      ...mistakeAt(mistakes, 'visibility'),
    },
  })}`,
})}
<div class="gw-box gw-box--quiet"><h2 class="govuk-heading-s gw-box__title">If they came</h2>${next}</div>
${button({ text: 'Save', preventDoubleClick: true })}</form>`,
  )
}
