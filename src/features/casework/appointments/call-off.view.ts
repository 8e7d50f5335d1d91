import { CALL_OFF_REASONS, CALL_OFF_UNDO_MINUTES } from '../../../domain/appointment.ts'
import type { Participant } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { ShownAppointment } from '../../../records/appointment-list.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { personLayout } from '../../../web/person-sections.ts'
import { listPath } from './appointments.queries.ts'

export function callOffView(person: Participant, kept: ShownAppointment, mistakes: Mistakes, ask: Ask): Html {
  const typed = (name: string) => ask.form.get(name) ?? ''
  const reasons = radios({
    ...{ name: 'reason', value: typed('reason'), classes: 'govuk-radios--small', ...mistakeAt(mistakes, 'reason') },
    ...{ fieldset: { legend: { text: 'Why? They read this in kind words' } }, items: CALL_OFF_REASONS },
  })
  return personLayout(
    {
      ask,
      person,
      title: 'Cancel the appointment',
      section: '/appointments',
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l">Cancel the appointment?</h1>
<p class="govuk-body">${momentOfMeeting(kept.startsAt, ask.now)}: ${kept.about}.</p>
<form method="post" action="${listPath(person)}/${kept.id}/call-off" novalidate>${deskFields(ask)}
${versionField(typed('version') || kept.version)}
${radios({
  ...{ name: 'who', value: typed('who'), ...mistakeAt(mistakes, 'who') },
  fieldset: { legend: { text: 'Who cancels it?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'person', text: 'They told us that they cannot come' },
    { value: 'us', text: 'We cannot keep it', conditional: { html: reasons } },
  ],
})}
<p class="gw-small-print">You can undo this for ${CALL_OFF_UNDO_MINUTES} minutes. What we tell them waits that long.</p>
<div class="govuk-button-group">${button({ text: 'Cancel it', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="${listPath(person)}">Keep it</a></div></form>`,
  )
}
