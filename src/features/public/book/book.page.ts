import { ACCESS } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import { londonDate } from '../../../domain/london-time.ts'
import { hoursOn } from '../../../domain/opening.ts'
import type { Slot } from '../../../domain/slot.ts'
import type { HubWithTimes } from '../../../records/slot.ts'
import { momentWords, WAY_WORDS } from '../../../web/booking-words.ts'
import { dateWords, timesWords } from '../../../web/dates.ts'
import { accessText } from '../../../web/option-words.ts'
import { hubPath } from '../../../web/paths.ts'
import { type DayOfTimes, slotDays } from '../../../web/slot-days.ts'
import { type Choice, choiceQuery, laterThan } from './book.form.ts'

export const bookPath = (hub: { readonly slug: string }): string => `${hubPath(hub)}/book`

/** On a small screen more days than these are hard to take in; the others are one link away. */
const MOST_DAYS = 5

export type TimesPage = {
  readonly hub: Hub
  readonly choice: Choice
  /** What can be asked for here. */
  readonly access: readonly { readonly value: string; readonly text: string }[]
  readonly days: readonly DayOfTimes[]
  /** "in person, in Somali, with a hearing loop" */
  readonly chosen: string
  readonly laterPath: string | null
  readonly laterWords: string | null
  readonly soonestPath: string | null
  readonly elsewhere: readonly { readonly words: string; readonly path: string }[]
  /** "10am to 5pm"; null on a day it is closed. */
  readonly hoursToday: string | null
}

/** Returns the times of one hub that suit a choice, and where else to look. */
export function timesPage(
  hub: Hub,
  choice: Choice,
  slots: readonly Slot[],
  others: readonly HubWithTimes[],
  now: Date,
): TimesPage {
  const today = londonDate(now)
  const days = slotDays(slots, now, ({ id }) => `${bookPath(hub)}/${id}${choiceQuery(choice, now)}`)
  const later = days[MOST_DAYS]?.date ?? laterThan(choice, now)
  const path = (more: Partial<Choice>) => bookPath(hub) + choiceQuery({ ...choice, ...more }, now)
  return {
    hub,
    choice,
    access: ACCESS.filter(({ value }) => offered(hub).has(value)),
    days: days.slice(0, MOST_DAYS),
    chosen: chosenWords(choice),
    laterPath: later ? path({ from: later }) : null,
    laterWords: later ? `Times from ${dateWords(later, today)}` : null,
    soonestPath: choice.from === today ? null : path({ from: today }),
    elsewhere: others
      .filter(({ id }) => id !== hub.id)
      .map((other) => ({
        words: `${other.name}: first free on ${momentWords(other.first, now)}`,
        path: bookPath(other) + choiceQuery({ ...choice, from: today }, now),
      })),
    hoursToday:
      hoursOn(hub.schedules, today)
        .map(({ opensAt, closesAt }) => timesWords(opensAt, closesAt))
        .filter(Boolean)
        .join(' and ') || null,
  }
}

/** A need that no hub of this kind can meet is better said to a person than ticked. */
const offered = (hub: Hub): Set<string> => new Set<string>([...hub.access, ...hub.location.access])

function chosenWords({ way, language, access }: Choice): string {
  const parts = [WAY_WORDS[way]]
  if (language !== 'en') parts.push('in the language you chose')
  if (access.length > 0) parts.push(`with what you need (${accessText(access).toLowerCase()})`)
  return parts.join(', ')
}

export type HubChoicePage = {
  readonly hubs: readonly { readonly name: string; readonly words: string; readonly path: string }[]
}

/** Returns the hubs to choose from, the soonest free time first. */
export function hubChoicePage(hubs: readonly HubWithTimes[], request: string | null, now: Date): HubChoicePage {
  const query = request ? `?request=${encodeURIComponent(request)}` : ''
  return {
    hubs: hubs.map((hub) => ({
      name: hub.name,
      words: `First free on ${momentWords(hub.first, now)}`,
      path: bookPath(hub) + query,
    })),
  }
}
