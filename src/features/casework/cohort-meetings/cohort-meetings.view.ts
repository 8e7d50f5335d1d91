import { ATTENDANCE_STATUSES } from '../../../domain/cohort.ts'
import { fullName } from '../../../domain/participant.ts'
import { type Html, html } from '../../../kit/html.ts'
import { momentOfMeeting } from '../../../web/appointment-words.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { radios } from '../../../web/components/radios.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { REST_CAME, rowField, seenField } from './cohort-meetings.form.ts'
import { type Meeting, meetingPath } from './cohort-meetings.queries.ts'

export function whoCameView(meeting: Meeting & { readonly opened: boolean }, mistakes: Mistakes, ask: Ask): Html {
  const { cohort, session } = meeting
  const title = `Meeting ${session.number} of ${meeting.last}`
  const path = meetingPath(meeting)
  return deskLayout(
    {
      ...{ ask, title: `${title}: ${cohort.name}`, width: 'wide', hasErrors: Object.keys(mistakes).length > 0 },
      backTo: { href: `/desk/cohorts/${cohort.id}`, text: cohort.name },
    },
    html`${mistakeSummary(mistakes)}<h1 class="govuk-heading-l"><span class="govuk-caption-l">${cohort.name}</span> ${title}</h1>
<p class="govuk-body">${momentOfMeeting(session.startsAt, ask.now)}, ${session.whereWords}.${session.words && html` ${session.words}`}</p>
<ul class="gw-links">${session.number > 1 && html`<li><a class="govuk-link" href="${pathOf(meeting, -1)}">The meeting before</a></li>`}
${session.number < meeting.last && html`<li><a class="govuk-link" href="${pathOf(meeting, 1)}">The meeting after</a></li>`}
${cohort.endedAt === null && session.status === 'planned' && html`<li><a class="govuk-link" href="${path}/move">Move it, or call it off</a></li>`}</ul>
${list(meeting, mistakes, ask)}`,
  )
}

const pathOf = ({ cohort, session }: Meeting, by: number): string =>
  `/desk/cohorts/${cohort.id}/sessions/${session.number + by}`

function list(meeting: Meeting & { readonly opened: boolean }, mistakes: Mistakes, ask: Ask): Html {
  const { session, places, cohort } = meeting
  if (session.status === 'called-off') return html`<div class="gw-empty"><p>This meeting was called off.</p></div>`
  if (places.length === 0) return html`<div class="gw-empty"><p>Nobody is in this group yet.</p></div>`
  if (!meeting.opened) {
    return html`<div class="gw-empty"><p>You can write down who came from an hour before it begins.</p></div>
<ul class="govuk-list">${places.map((place) => html`<li>${fullName(place)}</li>`)}</ul>`
  }
  return html`<form method="post" action="${meetingPath(meeting)}" novalidate>
<div class="gw-who-came">${places.map((place) => {
    const name = rowField(place.id)
    return html`<input type="hidden" name="${seenField(place.id)}" value="${ask.form.get(seenField(place.id)) ?? '0'}">${radios(
      {
        ...{ name, value: ask.form.get(name) ?? '', classes: 'govuk-radios--small govuk-radios--inline' },
        ...{
          fieldset: { legend: { text: fullName(place), classes: 'gw-who-came__name' } },
          ...mistakeAt(mistakes, name),
        },
        items: ATTENDANCE_STATUSES.map(({ value, short, text }) => ({
          value,
          html: html`<span aria-hidden="true">${short}</span><span class="govuk-visually-hidden">${text}</span>`,
        })),
      },
    )}`
  })}</div>
${
  cohort.endedAt === null &&
  html`<div class="govuk-button-group">${button({ text: 'Save', preventDoubleClick: true })}
${button({ text: 'Save, and everybody else came', name: REST_CAME, value: 'yes', classes: 'govuk-button--secondary', preventDoubleClick: true })}</div>
<p class="gw-small-print">“Told us” is for who sent word, “Excused” for who could not come for a reason that does not count, like another appointment.</p>`
}</form>`
}
