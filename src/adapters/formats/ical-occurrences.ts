import ICAL from 'ical.js'
import { startOfLondonDay } from '../../domain/london-time.ts'
import type { Occurrence } from '../../domain/opportunity.ts'
import { LONDON, UTC, type WallTime, type Zone } from './ical-zones.ts'

export type Zones = (name: string | null) => Zone

/** From when until when happenings are worked out. */
export type Window = { readonly from: Date; readonly to: Date }

/** Happenings kept of one event: more than a year of days. */
const MOST = 370
/** Steps of a rule that are tried before it is given up: every day for 80 years. */
const MOST_STEPS = 30_000
const DAY = 86_400_000

/** An event that cannot be put on a calendar; the message says why, in words. */
export class Undatable extends Error {
  override name = 'Undatable'
}

type Start = { readonly wall: WallTime; readonly zone: Zone; readonly allDay: boolean; readonly time: ICAL.Time }

/** Returns the moment of a date property, or null where it has none that can be read. */
export function momentOf(property: ICAL.Property | null, zones: Zones): number | null {
  const start = property ? startOf(property, zones) : null
  return start ? momentAt(start, start.wall) : null
}

/**
 * Returns the happenings of an event inside the window, rules, extra dates and exceptions worked out; where none are,
 * the last one before it, so that what is past is known to be past. `moved` are happenings that an override replaces.
 */
export function occurrencesOf(
  event: ICAL.Component,
  zones: Zones,
  window: Window,
  moved: ReadonlySet<number>,
): Occurrence[] {
  const property = event.getFirstProperty('dtstart')
  const start = property ? startOf(property, zones) : null
  if (!start) throw new Undatable('It has no start, or one that cannot be read.')
  const length = lengthOf(event, start, zones)

  const excepted = new Set([...moved, ...extraMoments(event, 'exdate', start, zones)])
  const exceptedDays = daysExcepted(event, start)
  const starts = new Set<number>()
  for (const moment of [momentAt(start, start.wall), ...extraMoments(event, 'rdate', start, zones)]) starts.add(moment)
  for (const moment of ruleMoments(event, start, window)) starts.add(moment)

  const kept = [...starts]
    .filter((moment) => !excepted.has(moment) && !exceptedDays.has(Math.floor(start.zone.toWall(moment) / DAY)))
    .sort((a, b) => a - b)
  const inside = kept.filter((moment) => {
    return moment + Math.max(length ?? 0, 0) >= window.from.getTime() && moment < window.to.getTime()
  })
  const last = kept.findLast((moment) => moment < window.from.getTime())
  const chosen = inside.length > 0 ? inside.slice(0, MOST) : last === undefined ? kept.slice(0, 1) : [last]
  return chosen.map((moment) => ({
    startsAt: new Date(moment),
    endsAt: length === null ? null : new Date(endOf(start, moment, length)),
    allDay: start.allDay,
  }))
}

/** Whole days are counted in days, so that the one with 23 or 25 hours ends at midnight too. */
function endOf(start: Start, moment: number, length: number): number {
  return start.allDay ? momentAt(start, start.zone.toWall(moment) + length) : moment + length
}

function startOf(property: ICAL.Property, zones: Zones): Start | null {
  const value = property.getFirstValue()
  const time = value instanceof ICAL.Period ? value.start : value
  return time instanceof ICAL.Time ? readTime(time, property, zones) : null
}

function readTime(time: ICAL.Time, property: ICAL.Property, zones: Zones): Start | null {
  const { year, month, day, hour, minute, second, isDate } = time
  const wall = isDate ? Date.UTC(year, month - 1, day) : Date.UTC(year, month - 1, day, hour, minute, second)
  if (!Number.isFinite(wall) || year < 1970 || year > 2200) return null
  const zoneName = property.getFirstParameter('tzid') ?? null
  const zone = isDate ? LONDON : time.zone === ICAL.Timezone.utcTimezone ? UTC : zones(zoneName)
  return { wall, zone, allDay: isDate, time }
}

const isoDay = (wall: WallTime): string => new Date(wall).toISOString().slice(0, 10)

function momentAt({ zone, allDay }: Start, wall: WallTime): number {
  return allDay ? startOfLondonDay(isoDay(wall)).getTime() : zone.toMoment(wall)
}

function lengthOf(event: ICAL.Component, start: Start, zones: Zones): number | null {
  const end = event.getFirstProperty('dtend')
  const endsAt = end ? startOf(end, zones) : null
  if (endsAt) {
    const length = start.allDay ? endsAt.wall - start.wall : momentAt(endsAt, endsAt.wall) - momentAt(start, start.wall)
    return length > 0 ? length : start.allDay ? DAY : null
  }
  const duration = event.getFirstPropertyValue('duration')
  if (duration instanceof ICAL.Duration && duration.toSeconds() > 0) return duration.toSeconds() * 1000
  return start.allDay ? DAY : null
}

function* times(event: ICAL.Component, name: 'exdate' | 'rdate'): Generator<[ICAL.Time, ICAL.Property]> {
  for (const property of event.getAllProperties(name)) {
    for (const value of property.getValues()) {
      const time = value instanceof ICAL.Period ? value.start : value
      if (time instanceof ICAL.Time) yield [time, property]
    }
  }
}

function extraMoments(event: ICAL.Component, name: 'exdate' | 'rdate', start: Start, zones: Zones): number[] {
  const moments: number[] = []
  for (const [time, property] of times(event, name)) {
    if (time.isDate && !start.allDay) continue
    const read = readTime(time, property, zones)
    if (read) moments.push(momentAt({ ...read, allDay: start.allDay }, read.wall))
  }
  return moments
}

/** Some programs leave out a day of a timed event by its date alone. */
function daysExcepted(event: ICAL.Component, start: Start): Set<number> {
  const days = new Set<number>()
  for (const [time] of times(event, 'exdate')) {
    if (time.isDate && !start.allDay) days.add(Date.UTC(time.year, time.month - 1, time.day) / DAY)
  }
  return days
}

function* ruleMoments(event: ICAL.Component, start: Start, window: Window): Generator<number> {
  for (const property of event.getAllProperties('rrule')) {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur)) throw new Undatable('It says that it repeats, in a way that cannot be read.')
    const until = lastOf(rule, start)
    const endless = rule.clone()
    endless.until = null
    const steps = endless.iterator(floating(start))
    let count = 0
    for (let next = steps.next(); next; next = steps.next()) {
      const wall = Date.UTC(next.year, next.month - 1, next.day, next.hour, next.minute, next.second)
      const moment = momentAt(start, wall)
      if (moment > window.to.getTime() || moment > until) break
      if (++count > MOST_STEPS) throw new Undatable('It repeats too often to be worked out.')
      yield moment
    }
  }
}

/** The rule is followed on the wall's clock, so that "every Tuesday at ten" stays at ten when the clocks change. */
function floating(start: Start): ICAL.Time {
  const time = start.time.clone()
  time.zone = ICAL.Timezone.localTimezone
  return time
}

/** Returns the end of a rule as a moment; the library would compare it with the wall's clock without its zone. */
function lastOf(rule: ICAL.Recur, start: Start): number {
  const until = rule.until
  if (!until) return Number.POSITIVE_INFINITY
  const wall = Date.UTC(until.year, until.month - 1, until.day, until.hour, until.minute, until.second)
  if (until.isDate) return momentAt({ ...start, allDay: true }, wall + DAY) - 1
  return until.zone === ICAL.Timezone.utcTimezone ? wall : momentAt(start, wall)
}
