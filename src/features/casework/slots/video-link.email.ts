import type { Booking } from '../../../domain/booking.ts'
import type { MessageDraft } from '../../../domain/message.ts'
import { bookingCalendar } from '../../../web/booking-calendar.ts'
import { bookingSlots, canBeTold, momentWords } from '../../../web/booking-words.ts'

/** Returns the message with the link to a video call, for a booking that has one; null where nothing can be sent. */
export function videoLinkMessage(booking: Booking, origin: string, now: Date): MessageDraft | null {
  const { reference, name, hubName, hubPhone, address, adviserName, videoLink } = booking
  if (!canBeTold(address) || !videoLink) return null
  const when = momentWords(booking.startsAt, now)
  return {
    to: address,
    // A link that was changed is told once more.
    key: `booking:${reference}:video-link:${now.toISOString()}`,
    kind: 'booking.reminder',
    language: booking.language,
    says: 'video-link',
    slots: { ...bookingSlots(booking, origin), link: videoLink },
    words: {
      subject: `The link for your video call: ${when}`,
      body: `Hello ${name},

Open this link to talk to ${adviserName ?? hubName} on ${when}:
${videoLink}

Does it not work on your phone or computer? That is fine. ${hubPhone ? `Call ${hubPhone}, and we talk by phone.` : 'We find another way.'}

Your reference is ${reference}. Move or cancel it here:
${origin}/requests`,
      text: `Your video call, ${when}: ${videoLink} Ref ${reference}.${hubPhone ? ` Does it not work? Call ${hubPhone}` : ''}`,
    },
    attachment: bookingCalendar(booking, origin, now),
    waitsForMorning: booking.startsAt.getTime() - now.getTime() > 24 * 3_600_000,
    expiresAt: booking.startsAt,
  }
}
