import ICAL from 'ical.js'
import { plainText } from '../../../adapters/text/sanitise.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { opportunityPath } from '../../../web/paths.ts'
import type { Feed } from './feeds.page.ts'

/** A folded line begins with a space, which the writer does not count: with it, 75 octets (RFC 5545, 3.1). */
ICAL.foldLength = 74

/** At most this many dates of one listing: a weekly drop-in should not fill a calendar. */
const MOST_DATES = 12

/** Returns every date in the listings as iCalendar: events and course starts as they fall, closing dates as whole days. */
export function calendar(opportunities: readonly Opportunity[], { title, origin, now }: Feed): string {
  const component = new ICAL.Component(['vcalendar', [], []])
  component.addPropertyWithValue('version', '2.0')
  component.addPropertyWithValue('prodid', '-//Good Work//Opportunities//EN')
  component.addPropertyWithValue('x-wr-calname', tidy(title))
  component.addSubcomponent(london())
  for (const opportunity of opportunities) {
    for (const date of datesOf(opportunity, now)) component.addSubcomponent(vevent(opportunity, date, origin))
  }
  return `${component.toString()}\r\n`
}

type CalendarDate = {
  readonly key: string
  readonly words: string
  readonly start: Date
  readonly end: Date | null
  readonly allDay: boolean
}

function datesOf(opportunity: Opportunity, now: Date): readonly CalendarDate[] {
  const happenings = opportunity.occurrences
    .filter(({ startsAt, endsAt }) => (endsAt ?? startsAt) >= now)
    .map(({ startsAt, endsAt, allDay }) => ({
      key: startsAt.toISOString(),
      words: opportunity.title,
      start: startsAt,
      end: endsAt,
      allDay,
    }))
  const starts = opportunity.intakes
    .filter(({ startsOn }) => startsOn >= londonDate(now))
    .map(({ startsOn }) => ({
      key: startsOn,
      words: `Course starts: ${opportunity.title}`,
      start: new Date(`${startsOn}T00:00:00Z`),
      end: null,
      allDay: true,
    }))
  const closing = opportunity.closesAt
    ? [
        {
          key: 'closes',
          words: `Closes: ${opportunity.title}`,
          start: new Date(`${londonDate(opportunity.closesAt)}T00:00:00Z`),
          end: null,
          allDay: true,
        },
      ]
    : []
  return [...happenings, ...starts, ...closing].slice(0, MOST_DATES)
}

function vevent(opportunity: Opportunity, date: CalendarDate, origin: string): ICAL.Component {
  const component = new ICAL.Component('vevent')
  const event = new ICAL.Event(component)
  event.uid = `${opportunity.uuid}-${date.key}@${new URL(origin).hostname}`
  event.summary = tidy(date.words)
  event.description = `${tidy(plainText(opportunity.descriptionHtml).slice(0, 500).toWellFormed())}\n${origin}${opportunityPath(opportunity)}`
  event.location = whereWords(opportunity)
  event.startDate = moment(date.start, date.allDay)
  if (date.end) event.endDate = moment(date.end, date.allDay)
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(opportunity.updatedAt, true))
  component.addPropertyWithValue('url', `${origin}${opportunityPath(opportunity)}`)
  return component
}

const moment = (date: Date, allDay: boolean): ICAL.Time =>
  allDay ? ICAL.Time.fromDateString(londonDate(date)) : ICAL.Time.fromJSDate(date, true)

function whereWords({ locations, delivery }: Opportunity): string {
  const [first] = locations
  if (!first) return delivery.includes('online') ? 'Online' : ''
  return tidy([first.name, first.address, first.town, first.postcode].filter(Boolean).join(', '))
}

/** Line breaks as the writer escapes them, and none of the control characters that no calendar may hold. */
const tidy = (words: string): string => words.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '')

/** The clocks of London. Moments are written in UTC; this stands here because a calendar may not be empty. */
function london(): ICAL.Component {
  return ICAL.Component.fromString(
    [
      'BEGIN:VTIMEZONE',
      'TZID:Europe/London',
      ...clock('STANDARD', '+0100', '+0000', 'GMT', '19961027T020000', 10),
      ...clock('DAYLIGHT', '+0000', '+0100', 'BST', '19970330T010000', 3),
      'END:VTIMEZONE',
    ].join('\r\n'),
  )
}

const clock = (part: string, from: string, to: string, name: string, since: string, month: number): string[] => [
  `BEGIN:${part}`,
  `DTSTART:${since}`,
  `TZOFFSETFROM:${from}`,
  `TZOFFSETTO:${to}`,
  `TZNAME:${name}`,
  `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=-1SU`,
  `END:${part}`,
]
