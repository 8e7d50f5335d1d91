import ICAL from 'ical.js'
import type { Enrolment } from '../domain/enrolment.ts'
import { londonDateAndTime } from '../domain/london-time.ts'

const HOUR = 3_600_000

/**
 * Returns the first meeting as a calendar entry to attach; null where there is no date. What has no time of day is an
 * entry for the whole day; what does not say how long it takes is there for an hour.
 */
export function enrolmentCalendar(enrolment: Enrolment, origin: string, now: Date) {
  const { startsAt, endsAt, reference, title, organizationName, kind } = enrolment
  if (!startsAt) return undefined
  const calendar = new ICAL.Component(['vcalendar', [], []])
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Good Work//Enrolments//EN')
  calendar.addPropertyWithValue('method', 'PUBLISH')
  const entry = new ICAL.Component('vevent')
  const event = new ICAL.Event(entry)
  event.uid = `${reference}@${new URL(origin).hostname}`
  event.summary = kind === 'event' ? title : `First day: ${title}`
  event.description = `${organizationName}\nReference ${reference}\n${origin}/requests`
  const { date, time } = londonDateAndTime(startsAt)
  if (time === '00:00') {
    event.startDate = ICAL.Time.fromDateString(date)
  } else {
    // A course runs for weeks: what stands in the diary is its first hour.
    const shortEnd = endsAt && endsAt.getTime() - startsAt.getTime() <= 24 * HOUR ? endsAt : null
    event.startDate = ICAL.Time.fromJSDate(startsAt, true)
    event.endDate = ICAL.Time.fromJSDate(shortEnd ?? new Date(startsAt.getTime() + HOUR), true)
  }
  entry.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  calendar.addSubcomponent(entry)
  return { name: 'first-day.ics', type: 'text/calendar; charset=utf-8', content: `${calendar.toString()}\r\n` }
}
