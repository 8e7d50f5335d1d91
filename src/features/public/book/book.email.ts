import type { Booking } from '../../../domain/booking.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import { bookingCalendar } from '../../../web/booking-calendar.ts'
import { bookingSlots, canBeTold, momentWords, whereWords } from '../../../web/booking-words.ts'

/** Returns the message that confirms a booking, with a calendar entry; null where nothing can be sent. */
export function bookedMessage(booking: Booking, origin: string, now: Date): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubPhone, address } = booking
  const when = momentWords(booking.startsAt, now)
  return {
    to: address,
    key: `booking:${reference}:booked`,
    kind: 'booking.booked',
    language: booking.language,
    slots: bookingSlots(booking, origin),
    words: {
      subject: `Your time at ${hubName}: ${when}`,
      body: `Hello ${name},

Your time is booked. Your reference is ${reference}.

- ${when}
- ${whereWords(booking)}
${withWhom(booking)}
You do not need to bring anything. If you cannot make it, please tell us. Then somebody else can have the time.

Move or cancel it here:
${origin}/requests

${hubPhone ? `Or call ${hubPhone} and say your reference.` : ''}`.trim(),
      text: `Booked: ${when}. ${shortWhere(booking)} Ref ${reference}. Move or cancel: ${origin}/requests${hubPhone ? ` or call ${hubPhone}` : ''}`,
    },
    attachment: bookingCalendar(booking, origin, now),
    waitsForMorning: false,
    expiresAt: booking.startsAt,
  }
}

/** Returns the reminder for the day before; it is not sent once the time has come. */
export function reminderMessage(booking: Booking, origin: string, now: Date): MessageDraft | null {
  if (!canBeTold(booking.address)) return null
  const { reference, name, hubName, hubPhone, address } = booking
  const when = momentWords(booking.startsAt, now)
  return {
    to: address,
    // A booking that was moved is reminded of its new time.
    key: `booking:${reference}:reminder:${booking.startsAt.toISOString()}`,
    kind: 'booking.reminder',
    language: booking.language,
    slots: bookingSlots(booking, origin),
    words: {
      subject: `Reminder: ${when}, ${hubName}`,
      body: `Hello ${name},

This is to remind you of your time:

- ${when}
- ${whereWords(booking)}
${withWhom(booking)}
Your reference is ${reference}.

If you cannot make it, that is fine. Please move or cancel it here:
${origin}/requests

${hubPhone ? `Or call ${hubPhone}.` : ''}`.trim(),
      text: `Reminder: ${when}. ${shortWhere(booking)} Ref ${reference}. Cannot make it? ${origin}/requests${hubPhone ? ` or call ${hubPhone}` : ''}`,
    },
    waitsForMorning: true,
    expiresAt: booking.startsAt,
  }
}

const withWhom = ({ adviserName }: Booking): string => (adviserName ? `- You meet ${adviserName}.\n` : '')

const shortWhere = (booking: Booking): string =>
  booking.way === 'in-person' ? `${booking.hubName}, ${booking.hubAddress}.` : whereWords(booking)
