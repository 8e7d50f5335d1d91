import { type Booking, getsReminder } from '../../../domain/booking.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { canBeTold, lengthWords, meetingLanguage, momentWords } from '../../../web/booking-words.ts'
import { panel } from '../../../web/components/panel.ts'
import { summaryList } from '../../../web/components/summary-list.ts'
import { phoneLink } from '../../../web/hub-line.ts'
import { layout } from '../../../web/layouts/page-layout.ts'
import { accessText } from '../../../web/option-words.ts'

/** The sheet to print, or to copy by hand. It says nothing about who booked: the address alone opens it. */
export function bookedView(booking: Booking, ask: Ask): Html {
  const when = momentWords(booking.startsAt, ask.now)
  const told = canBeTold(booking.address)
  return layout(
    { ask, title: 'Your time is booked', robots: 'noindex' },
    html`${panel({ titleText: 'Your time is booked', html: html`Your reference is<br><strong>${booking.reference}</strong>` })}
${summaryList({
  rows: [
    { key: { text: 'When' }, value: { text: `${when}, ${lengthWords(booking)}` } },
    { key: { text: 'Where' }, value: { text: whereShown(booking) } },
    booking.adviserName ? { key: { text: 'With' }, value: { text: booking.adviserName } } : null,
    booking.language === 'en'
      ? null
      : { key: { text: 'Language' }, value: { text: meetingLanguage(booking.language) } },
    booking.access.length === 0 ? null : { key: { text: 'Access' }, value: { text: accessText(booking.access) } },
  ],
})}
<h2 class="govuk-heading-m">What happens next</h2>
<p class="govuk-body">${
      told
        ? `We have sent this to ${booking.address.kind === 'email' ? 'your email' : 'your phone by text'}.${getsReminder(booking) ? ' We remind you the day before.' : ''}`
        : 'We do not send you anything. Print this page, or write down the time and your reference.'
    }</p>
<p class="govuk-body">You do not need to bring anything. If you have a letter or a CV you want to talk about, bring it.</p>
<h2 class="govuk-heading-m">If you cannot make it</h2>
<p class="govuk-body">${told && html`<a class="govuk-link" href="/requests">Move or cancel your time</a>, or call`}${!told && 'Call'} ${phoneLink(booking.hubPhone ?? ask.place.contact.phone)} and say your reference. Then somebody else can have the time.</p>
<div class="govuk-button-group gw-screen-only">
<button type="button" class="govuk-button govuk-button--secondary" data-print data-script hidden>Print this page</button>
<a class="govuk-link" href="/bookings/${booking.reference}/calendar">Add it to your calendar</a>
</div>`,
  )
}

function whereShown({ way, hubName, hubAddress }: Booking): string {
  if (way === 'in-person') return `${hubName}, ${hubAddress}`
  return way === 'video' ? 'By video call. We send you a link before it starts.' : 'By phone. We call you.'
}
