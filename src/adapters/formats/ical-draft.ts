import ICAL from 'ical.js'
import { blankDraft } from '../../domain/draft.ts'
import type { Kind } from '../../domain/facets.ts'
import { londonDate } from '../../domain/london-time.ts'
import type { Cost, LocationDraft, Occurrence, OpportunityDraft, OrganizationDraft } from '../../domain/opportunity.ts'
import { findPostcode } from '../../domain/postcode.ts'
import { tidyWebAddress } from '../text/link.ts'
import { plainLine, plainText, sanitiseHtml, summarise } from '../text/sanitise.ts'
import type { Calendar } from './ical-blocks.ts'

export type EventFacts = {
  readonly id: string
  readonly title: string
  readonly occurrences: readonly Occurrence[]
  readonly calendar: Calendar
  /** Of the address the calendar was read from; null for a file. */
  readonly host: string | null
}

/** Words by which a calendar entry is more than an event; the first that matches wins. */
const KIND_WORDS: readonly (readonly [RegExp, Kind])[] = [
  [/\bdrop[\s-]?ins?\b|\bopen (?:advice )?session\b|\badvice (?:surgery|session|clinic)\b/i, 'drop-in'],
  [/\b(?:course|class(?:es)?|lessons?|training|bootcamp|ESOL|qualification|apprentic\w+ workshop)\b/i, 'course'],
]

const ONLINE =
  /\b(?:zoom|teams\.microsoft|microsoft teams|ms teams|meet\.google|google meet|webex|webinar|online|virtual)\b/i

/** Returns a calendar entry as an opportunity. */
export function eventDraft(component: ICAL.Component, facts: EventFacts): OpportunityDraft {
  const title = plainLine(facts.title).slice(0, 300)
  const descriptionHtml = sanitiseHtml(value(component, 'description') ?? '')
  const words = plainText(descriptionHtml)
  const where = placeOf(component)
  const url = tidyWebAddress(value(component, 'url') ?? '')
  const online =
    ONLINE.test(`${title} ${where?.name ?? ''} ${value(component, 'location') ?? ''}`) || (!where && ONLINE.test(words))
  const first = facts.occurrences[0]!
  return {
    ...blankDraft(facts.id, kindOf(title), title),
    summary: summarise(words),
    descriptionHtml,
    organization: organizerOf(component, facts),
    delivery: [...(where || !online ? (['in-person'] as const) : []), ...(online ? (['online'] as const) : [])],
    locations: where ? [where] : [],
    cost: costOf(`${title}\n${words}`),
    startsOn: londonDate(first.startsAt),
    occurrences: facts.occurrences,
    url,
    lastCheckedOn: changedOn(component),
  }
}

function kindOf(title: string): Kind {
  return KIND_WORDS.find(([words]) => words.test(title))?.[1] ?? 'event'
}

function value(component: ICAL.Component, name: string): string | null {
  const found = component.getFirstPropertyValue(name)
  return found === null || found === undefined ? null : String(found)
}

/** The calendar's own name stands for whoever keeps it: an organizer is often a person, and a person is not published. */
function organizerOf(component: ICAL.Component, { calendar, host }: EventFacts): OrganizationDraft {
  const named = component.getFirstProperty('organizer')?.getFirstParameter('cn')
  const name = [calendar.facts.get('X-WR-CALNAME'), named, host].find((each) => each && !each.includes('@'))
  return { ...blankDraft('', 'event', '').organization, name: plainLine(name ?? '').slice(0, 200) }
}

/** "Millrace Hall, 4 Millrace Lane, Fleet Vale FV1 2AB, UK": the name first, the postcode last. */
function placeOf(component: ICAL.Component): LocationDraft | null {
  const text = plainLine((value(component, 'location') ?? '').replace(/\n/g, ', '))
  const point = pointOf(component)
  const isLink = /^https?:\/\//i.test(text) || (ONLINE.test(text) && !findPostcode(text))
  if ((text === '' || isLink) && !point) return null
  const postcode = findPostcode(text)?.postcode ?? null
  const parts = text
    .split(/\s*[,;]\s*/)
    .map((part) => withoutPostcode(part, postcode))
    .filter((part) => part !== '' && !/^(?:UK|U\.K\.|United Kingdom|England|GB)$/i.test(part))
  const [name, ...address] = parts
  return {
    sourceId: null,
    name: name?.slice(0, 200) ?? null,
    address: address.join(', ').slice(0, 300) || null,
    town: null,
    postcode,
    point,
    access: [],
    accessWords: null,
    transport: null,
  }
}

function withoutPostcode(part: string, postcode: string | null): string {
  if (!postcode) return part.trim()
  const [out, inward] = postcode.split(' ')
  return part.replace(new RegExp(`\\b${out}\\s*${inward}\\b`, 'i'), '').trim()
}

/** GEO is "latitude;longitude" (RFC 5545, 3.8.1.6). */
function pointOf(component: ICAL.Component): LocationDraft['point'] {
  const geo: unknown = component.getFirstPropertyValue('geo')
  const [lat, lng] = Array.isArray(geo)
    ? geo.map(Number)
    : String(geo ?? '')
        .split(';')
        .map(Number)
  return Number.isFinite(lat) && Number.isFinite(lng) && (lat !== 0 || lng !== 0) ? { lat: lat!, lng: lng! } : null
}

const FREE =
  /\b(?:free (?:entry|event|session|class|course|admission|of charge|to attend|to join)|(?:admission|entry|cost|price)s?\W{1,3}free|it['’]s free)\b/i

function costOf(words: string): Cost | null {
  return FREE.test(words) ? { words: 'Free', band: 'free', pounds: 0 } : null
}

function changedOn(component: ICAL.Component): string | null {
  const changed = component.getFirstPropertyValue('last-modified')
  if (!(changed instanceof ICAL.Time)) return null
  const { year, month, day } = changed
  const date = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return Number.isNaN(Date.parse(date)) ? null : date
}
