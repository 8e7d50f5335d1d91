import type { Booking } from '../../../domain/booking.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { type Html, html } from '../../../kit/html.ts'
import type { Ask } from '../../../web/ask.ts'
import { canBeTold, momentWords } from '../../../web/booking-words.ts'
import { button } from '../../../web/components/button.ts'
import { input } from '../../../web/components/input.ts'
import { type Mistakes, mistakeAt, mistakeSummary } from '../../../web/form-mistakes.ts'
import { deskLayout } from '../../../web/layouts/desk-layout.ts'
import { bookingPath, dayPath } from './slots.page.ts'

export function videoLinkView(booking: Booking, mistakes: Mistakes, ask: Ask): Html {
  const back = dayPath(booking.hubId, londonDate(booking.startsAt))
  return deskLayout(
    {
      ...{ ask, title: `The video call with ${booking.name}`, backTo: { href: back } },
      hasErrors: Object.keys(mistakes).length > 0,
    },
    html`${mistakeSummary(mistakes)}
<h1 class="govuk-heading-l">The video call with ${booking.name}</h1>
<p class="govuk-body">${momentWords(booking.startsAt, ask.now)}. ${canBeTold(booking.address) ? 'We send them the link, and their own page shows it.' : 'They left no address we can write to. Please tell them the link.'}</p>
<form method="post" action="${bookingPath(booking.id)}/video" novalidate>
${input({
  ...{
    id: 'link',
    name: 'link',
    type: 'url',
    value: ask.form.get('link') ?? booking.videoLink ?? '',
    spellcheck: false,
  },
  label: { text: 'Link to the call', classes: 'govuk-label--s' },
  hint: { text: 'As your meeting program gives it. It starts with https://' },
  ...mistakeAt(mistakes, 'link'),
})}
<div class="govuk-button-group">${button({ text: booking.videoLink ? 'Send the new link' : 'Send the link', preventDoubleClick: true })}
<a class="govuk-link" href="${back}">Go back</a></div></form>`,
  )
}
