import ICAL from 'ical.js'
import type { Booking } from '../domain/booking.ts'
import { whereWords } from './booking-words.ts'

/** A folded line begins with a space, which the writer does not count: with it, 75 octets (RFC 5545, 3.1). */
ICAL.foldLength = 74

/** On a calendar anybody may look at, it says no more than this. */
const TITLE = 'Appointment'

/**
 * Returns the booking as a calendar entry to attach. The same booking has the same name in every entry and a number
 * that grows with each move, so that calendars change what they have instead of adding to it.
 */
export function bookingCalendar(booking: Booking, origin: string, now: Date, gone = false) {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Good Work//Bookings//EN')
  calendar.addPropertyWithValue('method', gone ? 'CANCEL' : 'PUBLISH')
  const entry = new ICAL.Component('vevent')
  const event = new ICAL.Event(entry)
  event.uid = `${booking.reference}@${new URL(origin).hostname}`
  event.sequence = booking.moves + (gone ? 1 : 0)
  event.summary = `${TITLE}, ${booking.hubName}`
  event.description = `${whereWords(booking)}\nReference ${booking.reference}\n${origin}/requests`
  event.location = booking.way === 'in-person' ? `${booking.hubName}, ${booking.hubAddress}` : ''
  event.startDate = ICAL.Time.fromJSDate(booking.startsAt, true)
  event.endDate = ICAL.Time.fromJSDate(booking.endsAt, true)
  entry.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  entry.addPropertyWithValue('status', gone ? 'CANCELLED' : 'CONFIRMED')
  calendar.addSubcomponent(entry)
  return { name: 'appointment.ics', type: 'text/calendar; charset=utf-8', content: `${calendar.toString()}\r\n` }
}
