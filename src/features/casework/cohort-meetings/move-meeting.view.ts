import { type Html, html } from '../../../kit/html.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { radios } from '../../../web/components/radios.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { type Meeting, meetingPath } from './cohort-meetings.queries.ts'

export function moveMeetingView(meeting: Meeting, mistakes: Mistakes, ask: Ask): Html {
  const { cohort, session } = meeting
  const typed = (name: string) => ask.form.get(name) ?? ''
  const path = meetingPath(meeting)
  const elsewhere = html`${input({
    ...{ id: 'day', name: 'day', type: 'date', value: typed('day'), classes: 'govuk-input--width-10' },
    ...{ label: { text: 'Day' }, ...mistakeAt(mistakes, 'day') },
  })}${input({
    ...{ id: 'at', name: 'at', value: typed('at'), classes: 'govuk-input--width-5', label: { text: 'Starts at' } },
    ...mistakeAt(mistakes, 'at'),
  })}${input({
    ...{ id: 'where', name: 'where', value: typed('where'), label: { text: 'Where' }, ...mistakeAt(mistakes, 'where') },
  })}`
  return deskLayout(
    {
      ...{ ask, title: `Change meeting ${session.number}`, hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: path, text: `Meeting ${session.number}` },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${cohort.name}</span> Change meeting ${session.number}</h1>
<p class="govuk-body">It stands on ${momentOfMeeting(session.startsAt, ask.now)}. Everybody in the group is told.</p>
<form method="post" action="${path}/move" novalidate>${deskFields(ask)}
${versionField(typed('version') || session.version)}
${radios({
  ...{ name: 'what', value: typed('what'), ...mistakeAt(mistakes, 'what') },
  fieldset: { legend: { text: 'What happens?', classes: 'govuk-fieldset__legend--s' } },
  items: [
    { value: 'move', text: 'It meets at another time or place', conditional: { html: elsewhere } },
    { value: 'call-off', text: 'It does not meet', hint: { text: 'It does not count for certificates then.' } },
  ],
})}
${textarea({
  ...{ id: 'words', name: 'words', rows: 2, value: typed('words'), ...mistakeAt(mistakes, 'words') },
  label: { text: 'Why? They read this', classes: 'govuk-label--s' },
})}
<div class="govuk-button-group">${button({ text: 'Change it, and tell everybody', preventDoubleClick: true })}
<a class="govuk-link" href="${path}">Leave it as it is</a></div></form>`,
  )
}
