import type { Booking } from '../../../domain/booking.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import type { Slot } from '../../../domain/slot.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { canBeTold, momentWords } from '../../../web/booking-words.ts'
import { button } from '../../../web/components/button.ts'
import { checkboxes } from '../../../web/components/checkboxes.ts'
import { details } from '../../../web/components/details.ts'
import { input } from '../../../web/components/input.ts'
import { insetText } from '../../../web/components/inset-text.ts'
import { select } from '../../../web/components/select.ts'
import { tag } from '../../../web/components/tag.ts'
import { textarea } from '../../../web/components/textarea.ts'
import { guardFields } from '../../../web/form-guard.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { type AppointmentLine, availabilityPath, bookingPath, type DayPage, dayPath } from './slots.page.ts'

export function dayView(page: DayPage, mistakes: Mistakes, ask: Ask): Html {
  const hasErrors = Object.keys(mistakes).length > 0
  return deskLayout(
    { ask, title: `Appointments at ${page.hub.name}`, hasErrors },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">Appointments at ${page.hub.name}</h1>
${page.hubs.length > 1 && hubForm(page)}
<h2 class="govuk-heading-m">${page.heading}</h2>
<ul class="gw-links">
<li><a class="govuk-link" href="${page.previousPath}">The day before</a></li>
<li><a class="govuk-link" href="${page.nextPath}">The day after</a></li>
<li><a class="govuk-link" href="${availabilityPath(page.hub.id)}">Times we offer</a></li>
</ul>
<p class="govuk-body">${page.count}</p>
${page.own.length > 0 && ownAppointments(page)}
${page.appointments.map(appointment)}
${page.isToday && walkIn(page, mistakes, ask)}`,
  )
}

const ownAppointments = ({ own, appointments }: DayPage): Html =>
  html`<h3 class="govuk-heading-s">With people you work with</h3>${own.map(
    ({ time, name, status, about, path }) => html`<section class="gw-appointment">
<h4 class="govuk-heading-s gw-appointment__time">${time} <a class="govuk-link" href="${path}">${name}</a> ${tag(status)}</h4>
<p class="govuk-body">${about}.</p></section>`,
  )}${appointments.length > 0 && html`<h3 class="govuk-heading-s">Booked by the public</h3>`}`

const hubForm = ({ hubs, hub, date }: DayPage): Html => html`<form action="/desk/slots" method="get">
<input type="hidden" name="date" value="${date}">
${select({
  id: 'hub',
  name: 'hub',
  label: { text: 'Hub' },
  value: hub.id,
  items: hubs.map(({ id, name }) => ({ value: id, text: name })),
})}
${button({ text: 'Show this hub', classes: 'govuk-button--secondary' })}
</form>`

const appointment = (line: AppointmentLine): Html => html`<section class="gw-appointment">
<h3 class="govuk-heading-s gw-appointment__time">${line.time} ${line.name} ${tag(line.status)}</h3>
<p class="govuk-body">${line.about.join('. ')}.${line.requestReference && html` <a class="govuk-link" href="/desk/help-requests/${line.requestReference}">Their request for help</a>.`}</p>
${line.words && html`<p class="govuk-body">“${line.words}”</p>`}
${line.videoLink && videoLink(line)}
${
  (line.moves.length > 0 || line.mayBeMissed || line.mayBeCalledOff) &&
  html`<form method="post" action="${bookingPath(line.id)}/attendance"><div class="govuk-button-group">
${line.moves.map(({ value, text }) =>
  button({
    html: html`${text}<span class="govuk-visually-hidden">: ${line.name}, ${line.time}</span>`,
    name: 'move',
    value,
    classes: value === 'attend' ? '' : 'govuk-button--secondary',
  }),
)}
${line.mayBeMissed && html`<a class="govuk-link" href="${bookingPath(line.id)}/missed">Did not arrive<span class="govuk-visually-hidden">: ${line.name}, ${line.time}</span></a>`}
${line.mayBeCalledOff && html`<a class="govuk-link" href="${bookingPath(line.id)}/cancel">We cannot keep this<span class="govuk-visually-hidden"> time: ${line.name}, ${line.time}</span></a>`}
</div></form>`
}</section>`

const videoLink = (line: AppointmentLine): Html =>
  html`<p class="govuk-body">${
    line.videoLink === 'missing'
      ? html`${tag({ text: 'No link yet', classes: 'govuk-tag--yellow' })} <a class="govuk-link" href="${bookingPath(line.id)}/video">Send the link for the call<span class="govuk-visually-hidden">: ${line.name}, ${line.time}</span></a>`
      : html`The link is sent. <a class="govuk-link" href="${bookingPath(line.id)}/video">Change it<span class="govuk-visually-hidden">: ${line.name}, ${line.time}</span></a>`
  }</p>`

const walkIn = ({ hub }: DayPage, mistakes: Mistakes, ask: Ask): Html =>
  details({
    summaryText: 'Somebody walked in',
    open: Object.keys(mistakes).length > 0,
    html: html`<form method="post" action="/desk/slots/walk-ins" novalidate>
${guardFields(ask, 'walk-in')}
<input type="hidden" name="hub" value="${hub.id}">
${input({ id: 'name', name: 'name', label: { text: 'Name' }, value: ask.form.get('name') ?? '', ...mistakeAt(mistakes, 'name') })}
${input({
  id: 'address',
  name: 'address',
  label: { text: 'Phone or email (optional)' },
  value: ask.form.get('address') ?? '',
  ...mistakeAt(mistakes, 'address'),
})}
${textarea({ id: 'words', name: 'words', rows: 2, label: { text: 'What they came for (optional)' }, value: ask.form.get('words') ?? '' })}
${button({ text: 'Add to today', preventDoubleClick: true })}
</form>`,
  })

/** Shows what the person would read, before they do. */
export const missedView = (booking: Booking, message: MessageDraft | null, ask: Ask): Html =>
  deskLayout(
    { ask, title: `${booking.name} did not arrive`, backTo: { href: backPath(booking) } },
    html`<h1 class="govuk-heading-l">${booking.name} did not arrive</h1>
<p class="govuk-body">Their time was ${momentWords(booking.startsAt, ask.now)}.</p>
${
  message
    ? html`<p class="govuk-body">We send them this ${message.to.kind === 'email' ? 'email' : 'text'}:</p>
${insetText({ html: html`${(message.to.kind === 'email' ? message.words.body : message.words.text).split('\n\n').map((part) => html`<p class="govuk-body">${part}</p>`)}` })}`
    : html`<p class="govuk-body">We cannot write to them. If you have another way to reach them, please ask how they are.</p>`
}
<form method="post" action="${bookingPath(booking.id)}/attendance"><div class="govuk-button-group">
<input type="hidden" name="move" value="miss">
${button({ text: message ? 'Record it and send this' : 'Record it', preventDoubleClick: true })}
<a class="govuk-link" href="${backPath(booking)}">Go back</a></div></form>`,
  )

export const callOffView = (booking: Booking, instead: Slot | null, ask: Ask): Html =>
  deskLayout(
    { ask, title: `Cancel the time of ${booking.name}`, backTo: { href: backPath(booking) } },
    html`<h1 class="govuk-heading-l">Cancel the time of ${booking.name}?</h1>
<p class="govuk-body">${momentWords(booking.startsAt, ask.now)}. ${canBeTold(booking.address) ? 'We tell them that we are sorry, and how to choose another time.' : 'They left no address we can write to, so they do not know unless you tell them.'}</p>
<form method="post" action="${bookingPath(booking.id)}/cancel" novalidate>
${textarea({ id: 'reason', name: 'reason', rows: 3, label: { text: 'Why? They read this (optional)', classes: 'govuk-label--s' }, hint: { text: 'For example: “Grace is not well today.”' } })}
${
  instead &&
  canBeTold(booking.address) &&
  checkboxes({
    name: 'offer',
    values: ['yes'],
    items: [
      {
        value: 'yes',
        text: `Keep ${momentWords(instead.startsAt, ask.now)} with ${instead.adviserName} for them`,
        hint: { text: 'They have up to two days to say yes. Then it is free again.' },
      },
    ],
  })
}
<div class="govuk-button-group">${button({ text: 'Cancel it and say sorry', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="${backPath(booking)}">Keep it</a></div></form>`,
  )

export const noHubView = (ask: Ask): Html =>
  deskLayout(
    { ask, title: 'Appointments' },
    html`<h1 class="govuk-heading-l">Appointments</h1>
<p class="govuk-body">You are not at a hub yet. Ask your hub manager to add you to one.</p>`,
  )

const backPath = ({ hubId, startsAt }: Booking): string => dayPath(hubId, londonDate(startsAt))
