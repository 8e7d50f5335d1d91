import type { Booking } from '../../../domain/booking.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import { bookingCalendar } from '../../../web/booking-calendar.ts'
import { bookingSlots, canBeTold, momentWords, whereWords } from '../../../web/booking-words.ts'

/** Returns the message about the new time, which changes the calendar entry they have; null where nothing can be sent. */
export function movedMessage(booking: Booking, origin: string, now: Date): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubAddress, hubPhone, address, adviserName } = booking
  const when = momentWords(booking.startsAt, now)
  return {
    to: address,
    key: `booking:${reference}:moved:${booking.moves}:${booking.startsAt.toISOString()}`,
    kind: 'booking.moved',
    language: booking.language,
    slots: bookingSlots(booking, origin),
    words: {
      subject: `Your new time at ${hubName}: ${when}`,
      body: `Hello ${name},

Your time is now:

- ${when}
- ${whereWords(booking)}
${adviserName ? `- You meet ${adviserName}.\n` : ''}
Your reference is still ${reference}. Your old time is free for somebody else.

Move or cancel it here:
${origin}/requests

${hubPhone ? `Or call ${hubPhone} and say your reference.` : ''}`.trim(),
      text: `Your new time: ${when}. ${booking.way === 'in-person' ? `${hubName}, ${hubAddress}.` : whereWords(booking)} Ref ${reference}. Move or cancel: ${origin}/requests`,
    },
    attachment: bookingCalendar(booking, origin, now),
    waitsForMorning: false,
    expiresAt: booking.startsAt,
  }
}

/** Returns the message that a time was given back, which takes it off their calendar. */
export function cancelledMessage(booking: Booking, origin: string, now: Date): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubSlug, address } = booking
  const when = momentWords(booking.startsAt, now)
  return {
    to: address,
    key: `booking:${reference}:cancelled`,
    kind: 'booking.cancelled',
    language: booking.language,
    slots: { ...bookingSlots(booking, origin), link: `${origin}/hubs/${hubSlug}/book` },
    words: {
      subject: `Cancelled: your time at ${hubName}`,
      body: `Hello ${name},

You have cancelled your time on ${when}. Thank you for telling us.

You can book again whenever it suits you:
${origin}/hubs/${hubSlug}/book`,
      text: `You cancelled your time on ${when}. Thank you for telling us. Book again: ${origin}/hubs/${hubSlug}/book`,
    },
    attachment: bookingCalendar(booking, origin, now, true),
    waitsForMorning: false,
  }
}
