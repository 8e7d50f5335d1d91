import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { button } from '../../../web/components/button.ts'
import { tag } from '../../../web/components/tag.ts'
import { deskFields, versionField } from '../../../web/desk-form.ts'
import { personLayout } from '../../../web/person-sections.ts'
import type { AppointmentLine, AppointmentsPage } from './appointments.page.ts'

export const appointmentsView = (page: AppointmentsPage, ask: Ask): Html =>
  personLayout(
    { ask, person: page.person, title: 'Appointments', section: '/appointments' },
    html`<h1 class="govuk-heading-l">Appointments</h1>
${page.newPath && button({ text: 'Make an appointment', href: page.newPath })}
${page.unsaid.length > 0 && html`<h2 class="govuk-heading-m">Say how it went</h2>${page.unsaid.map((line) => one(line, ask))}`}
${
  page.coming.length === 0
    ? html`<div class="gw-empty"><p>No appointment is arranged. Make one, and they hear of it in the way that is safe.</p></div>`
    : html`<h2 class="govuk-heading-m">To come</h2>${page.coming.map((line) => one(line, ask))}`
}
${page.past.length > 0 && html`<h2 class="govuk-heading-m">Before</h2>${page.past.map((line) => one(line, ask))}`}`,
  )

const one = (line: AppointmentLine, ask: Ask): Html => html`<section class="gw-appointment">
<h3 class="govuk-heading-s gw-appointment__time">${line.when} ${tag(line.status)}</h3>
<p class="govuk-body">${line.about}<br><span class="gw-quiet">${line.facts.join(' · ')}</span></p>
${line.feedback && html`<p class="govuk-body">${line.feedback}</p>`}
${acts(line, ask)}</section>`

function acts(line: AppointmentLine, ask: Ask): Html | null {
  const { path, when } = line
  const said = html`<span class="govuk-visually-hidden">: ${when}</span>`
  if (line.mayPutBack) {
    return html`<form method="post" action="${path}/put-back">${deskFields(ask)}${versionField(line.version)}<button class="gw-link-button" type="submit">Undo${said}</button></form>`
  }
  if (!line.mayRecord && !line.mayMove && !line.mayCallOff) return null
  return html`${line.mayRecord && button({ html: html`Write down how it went${said}`, href: `${path}/attendance`, classes: line.waitsToBeWritten ? '' : 'govuk-button--secondary' })}
<ul class="gw-links">${line.mayMove && html`<li><a class="govuk-link" href="${path}/move">Change it${said}</a></li>`}
${line.mayCallOff && html`<li><a class="govuk-link" href="${path}/call-off">Cancel it${said}</a></li>`}
<li><a class="govuk-link" href="${path}/calendar">Calendar entry${said}</a></li></ul>`
}
