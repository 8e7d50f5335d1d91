import type { Booking } from '../../../domain/booking.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import { bookingCalendar } from '../../../web/booking-calendar.ts'
import { bookingSlots, canBeTold, momentWords } from '../../../web/booking-words.ts'

/** Returns the words for somebody who did not arrive: warm, no blame, and the way back; null where nothing can be sent. */
export function missedMessage(booking: Booking, origin: string): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubSlug, hubPhone, address } = booking
  const again = `${origin}/hubs/${hubSlug}/book`
  const missed = missedWords(booking)
  return {
    to: address,
    key: `booking:${reference}:missed:${booking.startsAt.toISOString()}`,
    kind: 'booking.missed',
    language: booking.language,
    slots: { ...bookingSlots(booking, origin), link: again },
    words: {
      subject: `${missed}, ${hubName}`,
      body: `Hello ${name},

${missed}. We hope you are all right. Things come up, and that is fine.

You can book another time whenever it suits you:
${again}

${hubPhone ? `Or call ${hubPhone}, and we find a time together. ` : ''}${booking.way === 'in-person' ? 'If coming here is hard, we can talk by phone.' : 'You can also come in.'}`,
      text: `Hello ${name}. ${missed}. That is fine, things come up. Book another time: ${again}${hubPhone ? ` or call ${hubPhone}` : ''}`,
    },
    waitsForMorning: true,
  }
}

/** By its day: what is written down in the evening is read in the morning. */
function missedWords({ way, startsAt }: Booking): string {
  const when = momentWords(startsAt, startsAt)
  return way === 'phone' ? `We could not reach you by phone on ${when}` : `We missed you on ${when}`
}

/**
 * Returns the apology for a time that we had to cancel, with what we offer instead: a time kept for them where there
 * is one, and always the way to choose for themselves. Null where nothing can be sent.
 */
export function calledOffMessage(
  booking: Booking,
  offered: Booking | null,
  origin: string,
  now: Date,
): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubSlug, hubPhone, address, reason } = booking
  const when = momentWords(booking.startsAt, now)
  const choose = `${origin}/hubs/${hubSlug}/book`
  const kept = offered
    ? `We have kept another time for you:

- ${momentWords(offered.startsAt, now)}

Please tell us by ${momentWords(offered.offeredUntil!, now)} whether you want it, or choose another:
${origin}/requests`
    : `Please choose another time:
${choose}`
  return {
    to: address,
    key: `booking:${reference}:called-off`,
    kind: 'booking.called-off',
    language: booking.language,
    ...(offered && { says: 'offered' }),
    slots: { ...bookingSlots(booking, origin), link: offered ? `${origin}/requests` : choose },
    words: {
      subject: `We are sorry: we had to cancel your time on ${when}`,
      body: `Hello ${name},

We are sorry. We had to cancel your time at ${hubName} on ${when}.${reason ? `\n\n${reason}` : ''}

${kept}

${hubPhone ? `Or call ${hubPhone}. We find a time together.` : ''}`.trim(),
      text: offered
        ? `We are sorry, we had to cancel ${when}. We kept ${momentWords(offered.startsAt, now)} for you. Take it or choose another: ${origin}/requests${hubPhone ? ` or call ${hubPhone}` : ''}`
        : `We are sorry, we had to cancel ${when}. Choose another time: ${choose}${hubPhone ? ` or call ${hubPhone}` : ''}`,
    },
    attachment: bookingCalendar(booking, origin, now, true),
    waitsForMorning: booking.startsAt.getTime() - now.getTime() > 24 * 3_600_000,
  }
}
