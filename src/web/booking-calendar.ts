import type { Booking } from '../domain/booking.ts'
import { whereWords } from './booking-words.ts'
import { calendarFile } from './calendar-entry.ts'

/** Returns the booking as a calendar entry to attach. Anybody may look at a calendar: it says where, not what for. */
export const bookingCalendar = (booking: Booking, origin: string, now: Date, gone = false) =>
  calendarFile(
    {
      name: booking.reference,
      sequence: booking.moves,
      summary: `Appointment, ${booking.hubName}`,
      description: `${whereWords(booking)}\nReference ${booking.reference}\n${origin}/requests`,
      location: booking.way === 'in-person' ? `${booking.hubName}, ${booking.hubAddress}` : '',
      ...{ startsAt: booking.startsAt, endsAt: booking.endsAt, gone },
    },
    origin,
    now,
  )
