import ICAL from 'ical.js'
import { addDays, londonDate, startOfLondonDay } from '../../domain/london-time.ts'
import type { FormatContext, FormatItem } from './format.ts'
import { type Calendar, type EventBlock, readCalendar } from './ical-blocks.ts'
import { eventDraft } from './ical-draft.ts'
import { momentOf, occurrencesOf, Undatable, type Window, type Zones } from './ical-occurrences.ts'
import { zonesOf } from './ical-zones.ts'

/** Happenings are worked out for a year ahead; the next reading of the calendar moves the year on. */
const DAYS_AHEAD = 366

type ParsedEvent = {
  readonly row: number
  readonly uid: string
  readonly component: ICAL.Component
  /** The moment of the happening that this one replaces; null for an event itself. */
  readonly replaces: number | null
}

/**
 * Reads an iCalendar feed (RFC 5545), one listing for each event however often it happens. A happening that was moved
 * stays with its event; one that was renamed or put elsewhere becomes a listing of its own. A broken event is put
 * aside alone. Refuses what is no calendar and a calendar without events.
 */
export async function* readIcal({ now, opened }: FormatContext): AsyncGenerator<FormatItem> {
  const calendar = await readCalendar(opened.body)
  const zones = zonesOf(calendar.zones)
  const today = londonDate(now)
  const window = { from: startOfLondonDay(today), to: startOfLondonDay(addDays(today, DAYS_AHEAD)) }
  const host = URL.canParse(opened.address) ? new URL(opened.address).hostname : null

  const byUid = new Map<string, ParsedEvent[]>()
  for (const block of calendar.events) {
    const event = parse(block, zones)
    if ('refused' in event) yield event
    else byUid.set(event.uid, [...(byUid.get(event.uid) ?? []), event])
  }
  for (const group of byUid.values()) {
    const events = renamedApart(group)
    for (const event of events) yield item(event, group, { calendar, zones, window, host })
  }
}

function parse({ row, lines, whole }: EventBlock, zones: Zones): ParsedEvent | (FormatItem & { refused: string }) {
  const uid = lines.map((line) => /^UID(?:;[^:]*)?:(.*)$/i.exec(line)?.[1]?.trim()).find(Boolean) ?? null
  if (!whole) return { row, id: uid, refused: 'The file breaks off in the middle of this event.' }
  const component = understand(lines)
  if (typeof component === 'string') return { row, id: uid, refused: `It cannot be read: ${component}.` }
  const recurrence = component.getFirstProperty('recurrence-id')
  const replaces = recurrence ? momentOf(recurrence, zones) : null
  return { row, uid: uid ?? unnamed(component), component, replaces }
}

/** A date that does not say that it is one, where a date and time would be expected. */
const BARE_DATE = /^(DTSTART|DTEND|EXDATE|RDATE|RECURRENCE-ID)(?:;TZID=[^:;]*)?:(\d{8})$/i

/** Mends what programs often get wrong: lines that are no properties, spaces inside rules, dates not marked as such. */
function understand(lines: readonly string[]): ICAL.Component | string {
  const tidy = lines
    .filter((line) => /^[A-Za-z][A-Za-z0-9-]*(?:;[^:]*|)[^;:]*:/.test(line))
    .map((line) => (/^(?:RRULE|EXRULE)\b/i.test(line) ? line.replace(/\s+/g, '') : line))
    .map((line) => line.replace(BARE_DATE, '$1;VALUE=DATE:$2'))
  try {
    return new ICAL.Component(ICAL.parse(['BEGIN:VEVENT', ...tidy, 'END:VEVENT'].join('\r\n')) as never)
  } catch (error) {
    return (error as Error).message.replace(/\s+/g, ' ').slice(0, 160)
  }
}

/** An event without an id is known by its start and its title. */
function unnamed(component: ICAL.Component): string {
  return `${component.getFirstPropertyValue('dtstart') ?? ''} ${component.getFirstPropertyValue('summary') ?? ''}`.trim()
}

/** Returns the events that become listings: each event itself, and those replacements that are something else. */
function renamedApart(group: readonly ParsedEvent[]): readonly ParsedEvent[] {
  const masters = group.filter((event) => event.replaces === null)
  const main = masters[0]
  if (!main) return group
  const says = (event: ParsedEvent, name: string) => String(event.component.getFirstPropertyValue(name) ?? '').trim()
  const apart = group.filter((event) => {
    if (event.replaces === null || isCalledOff(event)) return false
    return ['summary', 'location'].some((name) => says(event, name) !== '' && says(event, name) !== says(main, name))
  })
  return [...masters, ...apart]
}

const status = (event: ParsedEvent): string =>
  String(event.component.getFirstPropertyValue('status') ?? '').toUpperCase()
const isCalledOff = (event: ParsedEvent): boolean => status(event) === 'CANCELLED'

type Surroundings = {
  readonly calendar: Calendar
  readonly zones: Zones
  readonly window: Window
  readonly host: string | null
}

function item(event: ParsedEvent, group: readonly ParsedEvent[], around: Surroundings): FormatItem {
  const { row, component } = event
  const id = idOf(event, group)
  const over = { row, id, over: true } as const
  if (isCalledOff(event)) return { ...over, refused: 'It has been called off.' }
  const access = String(component.getFirstPropertyValue('class') ?? '').toUpperCase()
  if (access === 'PRIVATE' || access === 'CONFIDENTIAL') return { ...over, refused: 'It is marked as private.' }

  const title = String(component.getFirstPropertyValue('summary') ?? '').trim()
  if (title === '') return { row, id, refused: 'It has no title.' }
  if (/^(?:busy|free|tentative|unavailable|blocked)$/i.test(title)) {
    return { row, id, refused: `It says “${title}” and nothing else: the calendar shares only when somebody is busy.` }
  }
  try {
    const occurrences = happenings(event, group, around)
    if (occurrences.length === 0) return { ...over, refused: 'Every one of its happenings has been called off.' }
    return { row, id, draft: eventDraft(component, { id, title, occurrences, ...around }) }
  } catch (error) {
    const reason = error instanceof Undatable ? error.message : `It cannot be read: ${(error as Error).message}.`
    return { row, id, refused: reason }
  }
}

/** A program that gives several events one id is told apart by what they are and when they start. */
function idOf(event: ParsedEvent, group: readonly ParsedEvent[]): string {
  if (event.replaces !== null) return `${event.uid}/${new Date(event.replaces).toISOString()}`
  if (group.filter((each) => each.replaces === null).length === 1) return event.uid
  return `${event.uid}/${unnamed(event.component)}`
}

function happenings(event: ParsedEvent, group: readonly ParsedEvent[], { zones, window }: Surroundings) {
  const none: ReadonlySet<number> = new Set()
  if (event.replaces !== null) return occurrencesOf(event.component, zones, window, none)
  const replacements = group.filter((each) => each.replaces !== null)
  const moved = new Set(replacements.map((each) => each.replaces!))
  const apart = new Set(renamedApart(group))
  const stayed = replacements.filter((each) => !apart.has(each) && !isCalledOff(each))
  const own = occurrencesOf(event.component, zones, window, moved)
  const others = stayed.flatMap((each) => occurrencesOf(each.component, zones, window, none))
  const past = (moment: Date) => moment < window.from
  const all = [...own, ...others].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const ahead = all.filter(({ startsAt, endsAt }) => !past(endsAt ?? startsAt))
  return ahead.length > 0 ? ahead : all.slice(-1)
}
