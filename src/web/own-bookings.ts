import type { Booking } from '../domain/booking.ts'
import type { Viewer } from '../domain/permission.ts'
import { ownBookings } from '../records/booking-list.ts'
import type { Db } from '../records/schema.ts'
import { BOOKING_WORDS, momentWords } from './booking-words.ts'
import type { OwnRequest } from './own-request.ts'

export const ownBookingPath = ({ reference }: Pick<Booking, 'reference'>): string => `/requests/bookings/${reference}`

/** Returns the times this viewer booked, as lines of “Your requests”. */
export async function ownBookingLines(db: Db, viewer: Viewer, now: Date): Promise<readonly OwnRequest[]> {
  return (await ownBookings(db, viewer)).map((booking) => ({
    reference: booking.reference,
    title: `Time at ${booking.hubName}`,
    status: BOOKING_WORDS[booking.status],
    nextStep: nextStepWords(booking, now),
    date: booking.bookedAt,
    path: ownBookingPath(booking),
  }))
}

/** Returns what happens next, and when; every status has something that can be done. */
export function nextStepWords(booking: Pick<Booking, 'status' | 'startsAt' | 'offeredUntil'>, now: Date): string {
  const when = momentWords(booking.startsAt, now)
  if (booking.status === 'offered') {
    return `We kept ${when} for you. Tell us by ${momentWords(booking.offeredUntil!, now)}`
  }
  if (booking.status === 'booked') return booking.startsAt > now ? `You meet on ${when}` : `You met on ${when}`
  if (booking.status === 'attended' || booking.status === 'late') return 'Book again when you like'
  return 'You can book another time'
}
