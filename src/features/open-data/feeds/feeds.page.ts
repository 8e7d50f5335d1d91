import ICAL from 'ical.js'
import { plainText } from '../../../adapters/text/sanitise.ts'
import type { Opportunity } from '../../../domain/listing.ts'
import { londonDate } from '../../../domain/london-time.ts'
import type { Card } from '../../../domain/search.ts'
import { type Html, html } from '../../../kit/html.ts'
import { cardFacts } from '../../../web/card.ts'
import { kindText } from '../../../web/option-words.ts'
import { opportunityPath } from '../../../web/paths.ts'

export type Feed = { readonly title: string; readonly origin: string; readonly path: string; readonly now: Date }

/** Returns the cards as RSS 2.0, each with the facts by which people choose. */
export function rssFeed(cards: readonly Card[], { title, origin, path, now }: Feed): string {
  const items = cards.map((card) => rssItem(card, origin, now))
  const channel = html`<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${title}</title><link>${origin}${path}</link><description>${title}</description><language>en-GB</language><lastBuildDate>${now.toUTCString()}</lastBuildDate><atom:link href="${origin}${path.replace('/opportunities', '/opportunities.rss')}" rel="self" type="application/rss+xml"/>${items}</channel></rss>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printable(channel.text)}`
}

function rssItem(card: Card, origin: string, now: Date): Html {
  const address = `${origin}${opportunityPath(card)}`
  const words = [...cardFacts(card, now).map(({ text }) => text), card.summary].join('. ')
  return html`<item><title>${kindText(card.kind)}: ${card.title} – ${card.organizationName}</title><link>${address}</link><guid isPermaLink="false">${origin}/opportunities/${card.id}</guid><description>${words}</description><category>${kindText(card.kind)}</category>${
    card.postedOn && html`<pubDate>${new Date(`${card.postedOn}T09:00:00Z`).toUTCString()}</pubDate>`
  }</item>`
}

/** Control characters that XML 1.0 cannot hold, even escaped. */
const printable = (text: string) => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')

/** At most this many dates of one listing: a weekly drop-in should not fill a calendar. */
const MOST_DATES = 12

/** Returns every date in the listings as iCalendar: events and course starts as they fall, closing dates as whole days. */
export function calendar(opportunities: readonly Opportunity[], { title, origin, now }: Feed): string {
  const component = new ICAL.Component(['vcalendar', [], []])
  component.addPropertyWithValue('version', '2.0')
  component.addPropertyWithValue('prodid', '-//Good Work//Opportunities//EN')
  component.addPropertyWithValue('x-wr-calname', title)
  for (const opportunity of opportunities) {
    for (const date of datesOf(opportunity, now)) component.addSubcomponent(vevent(opportunity, date, origin, now))
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

function vevent(opportunity: Opportunity, date: CalendarDate, origin: string, now: Date): ICAL.Component {
  const component = new ICAL.Component('vevent')
  const event = new ICAL.Event(component)
  event.uid = `${opportunity.uuid}-${date.key}@${new URL(origin).hostname}`
  event.summary = date.words
  event.description = `${plainText(opportunity.descriptionHtml).slice(0, 500)}\n${origin}${opportunityPath(opportunity)}`
  event.location = opportunity.locations[0] ? placeWords(opportunity.locations[0]) : 'Online'
  event.startDate = moment(date.start, date.allDay)
  if (date.end && !date.allDay) event.endDate = moment(date.end, false)
  component.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true))
  component.addPropertyWithValue('url', `${origin}${opportunityPath(opportunity)}`)
  return component
}

const moment = (date: Date, allDay: boolean): ICAL.Time =>
  allDay ? ICAL.Time.fromDateString(londonDate(date)) : ICAL.Time.fromJSDate(date, true)

const placeWords = ({ name, address, town, postcode }: Opportunity['locations'][number]) =>
  [name, address, town, postcode].filter(Boolean).join(', ')
