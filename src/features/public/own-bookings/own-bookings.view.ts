import { type Booking, canChange } from '../../../domain/booking.ts'
import type { Slot } from '../../../domain/slot.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { BOOKING_WORDS, lengthWords, meetingLanguage, momentWords, whereWords } from '../../../web/booking-words.ts'
import { button } from '../../../web/components/button.ts'
import { notificationBanner } from '../../../web/components/notification-banner.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { accessText } from '../../../web/option-words.ts'
import { nextStepWords, ownBookingPath } from '../../../web/own-bookings.ts'
import { hubPath } from '../../../web/paths.ts'
import { type DayOfTimes, slotDaysView } from '../../../web/slot-days.ts'

export function ownBookingView(booking: Booking, ask: Ask): Html {
  const path = ownBookingPath(booking)
  const open = canChange(booking, ask.now)
  return layout(
    {
      ask,
      title: `Your time at ${booking.hubName}`,
      robots: 'noindex',
      backTo: { href: '/requests', text: 'Your requests' },
    },
    html`<h1 class="govuk-heading-l">Your time at ${booking.hubName}</h1>
${booking.status === 'cancelled-by-us' && sorry(booking)}
${summaryList({
  rows: [
    { key: { text: 'Status' }, value: { text: BOOKING_WORDS[booking.status] } },
    { key: { text: 'What happens next' }, value: { text: `${nextStepWords(booking, ask.now)}.` } },
    { key: { text: 'When' }, value: { text: `${momentWords(booking.startsAt, ask.now)}, ${lengthWords(booking)}` } },
    { key: { text: 'Where' }, value: whereValue(booking) },
    booking.adviserName ? { key: { text: 'With' }, value: { text: booking.adviserName } } : null,
    { key: { text: 'Language' }, value: { text: meetingLanguage(booking.language) } },
    booking.access.length > 0 ? { key: { text: 'Access' }, value: { text: accessText(booking.access) } } : null,
    { key: { text: 'Reference' }, value: { text: booking.reference } },
  ],
})}
${booking.status === 'offered' && open && offer(path)}
${
  open &&
  html`<div class="govuk-button-group">${button({
    text: booking.status === 'offered' ? 'Choose another time' : 'Move to another time',
    href: `${path}/move`,
    classes: booking.status === 'offered' ? 'govuk-button--secondary' : '',
  })}<a class="govuk-link" href="${path}/cancel">${booking.status === 'offered' ? 'I do not want a time now' : 'Cancel this time'}</a></div>`
}
${!open && html`<p class="govuk-body"><a class="govuk-link" href="${hubPath({ slug: booking.hubSlug })}/book">Book another time at ${booking.hubName}</a></p>`}
<p class="govuk-body">Any questions? Call ${phoneLink(booking.hubPhone ?? ask.place.contact.phone)}.</p>`,
  )
}

const whereValue = (booking: Booking) =>
  booking.videoLink
    ? { html: html`It is a video call. <a class="govuk-link" href="${booking.videoLink}">Open the call</a>` }
    : { text: whereWords(booking) }

const sorry = ({ reason }: Booking): Html =>
  notificationBanner({
    html: html`<p class="govuk-notification-banner__heading">We had to cancel this time. We are sorry.</p>${reason && html`<p class="govuk-body">${reason}</p>`}`,
  })

const offer = (path: string): Html =>
  html`<form method="post" action="${path}/accept">${button({ text: 'Take this time', preventDoubleClick: true })}</form>`

export const cancelView = (booking: Booking, ask: Ask): Html =>
  layout(
    { ask, title: 'Cancel your time', robots: 'noindex', backTo: { href: ownBookingPath(booking) } },
    html`<h1 class="govuk-heading-l">Cancel ${momentWords(booking.startsAt, ask.now)}?</h1>
<p class="govuk-body">Somebody else can have the time then. You can book again whenever you like.</p>
<p class="govuk-body">You could also <a class="govuk-link" href="${ownBookingPath(booking)}/move">move it to another time</a>.</p>
<form method="post" action="${ownBookingPath(booking)}/cancel">
<div class="govuk-button-group">${button({ text: 'Cancel my time', classes: 'govuk-button--warning', preventDoubleClick: true })}
<a class="govuk-link" href="${ownBookingPath(booking)}">Keep it</a></div>
</form>`,
  )

export type MovePage = {
  readonly booking: Booking
  readonly days: readonly DayOfTimes[]
  /** Somebody else was quicker. */
  readonly taken: boolean
}

export const moveView = ({ booking, days, taken }: MovePage, ask: Ask): Html =>
  layout(
    { ask, title: 'Choose another time', robots: 'noindex', backTo: { href: ownBookingPath(booking) } },
    html`<h1 class="govuk-heading-l">Choose another time</h1>
${taken && html`<p class="govuk-body-l">Somebody has just booked that time. We are sorry. You still have your old one.</p>`}
<p class="govuk-body">You have ${momentWords(booking.startsAt, ask.now)} at ${booking.hubName}. It stays yours until you choose a new one.</p>
${
  days.length > 0
    ? slotDaysView(days, 2)
    : html`<p class="govuk-body">There is no other free time. Call ${phoneLink(booking.hubPhone ?? ask.place.contact.phone)}. We find one together.</p>`
}`,
  )

export const moveToView = ({ booking, slot }: { readonly booking: Booking; readonly slot: Slot }, ask: Ask): Html =>
  layout(
    { ask, title: 'Move your time', robots: 'noindex', backTo: { href: `${ownBookingPath(booking)}/move` } },
    html`<h1 class="govuk-heading-l">Move your time?</h1>
${summaryList({
  rows: [
    { key: { text: 'From' }, value: { text: momentWords(booking.startsAt, ask.now) } },
    { key: { text: 'To' }, value: { text: `${momentWords(slot.startsAt, ask.now)}, with ${slot.adviserName}` } },
  ],
})}
<form method="post" action="${ownBookingPath(booking)}/move/${slot.id}">
<div class="govuk-button-group">${button({ text: 'Move my time', preventDoubleClick: true })}
<a class="govuk-link" href="${ownBookingPath(booking)}">Keep the old one</a></div>
</form>`,
  )
