import ICAL from 'ical.js'

/** A folded line begins with a space, which the writer does not count: with it, 75 octets (RFC 5545, 3.1). */
ICAL.foldLength = 74

/** What stands in somebody's calendar. */
export type CalendarEntry = {
  /** The same in every entry for the same thing, so that calendars change what they have. */
  readonly name: string
  /** Grows with each change. */
  readonly sequence: number
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly gone: boolean
}

/** Returns a calendar with one entry, as a file to attach or to save; `gone` takes the entry out again. */
export function calendarFile(told: CalendarEntry, origin: string, now: Date) {
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Good Work//Bookings//EN')
  calendar.addPropertyWithValue('method', told.gone ? 'CANCEL' : 'PUBLISH')
  const entry = new ICAL.Component('vevent')
  const event = new ICAL.Event(entry)
  event.uid = `${told.name}@${new URL(origin).hostname}`
  event.sequence = told.sequence + (told.gone ? 1 : 0)
  event.summary = told.summary
  event.description = told.description
  event.location = told.location
  event.startDate = ICAL.Time.fromJSDate(told.startsAt, true)
  event.endDate = ICAL.Time.fromJSDate(told.endsAt, true)
  entry.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  entry.addPropertyWithValue('status', told.gone ? 'CANCELLED' : 'CONFIRMED')
  calendar.addSubcomponent(entry)
  return { name: 'appointment.ics', type: 'text/calendar; charset=utf-8', content: `${calendar.toString()}\r\n` }
}
