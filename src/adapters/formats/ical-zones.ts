import ICAL from 'ical.js'

/** A moment as a clock on the wall shows it: milliseconds as if it were UTC. */
export type WallTime = number

/** Turns wall time into a moment and back. */
export type Zone = { readonly toMoment: (wall: WallTime) => number; readonly toWall: (moment: number) => WallTime }

export const UTC: Zone = { toMoment: (wall) => wall, toWall: (moment) => moment }

/** What Microsoft's programs call the zones that UK calendars use. */
const WINDOWS_ZONES: Readonly<Record<string, string>> = {
  'gmt standard time': 'Europe/London',
  'greenwich standard time': 'Etc/UTC',
  'greenwich mean time': 'Europe/London',
  'british summer time': 'Europe/London',
  gmt: 'Europe/London',
  bst: 'Europe/London',
  'w. europe standard time': 'Europe/Berlin',
  'romance standard time': 'Europe/Paris',
  'central europe standard time': 'Europe/Budapest',
  'eastern standard time': 'America/New_York',
  'pacific standard time': 'America/Los_Angeles',
  utc: 'Etc/UTC',
}

export const LONDON = ianaZone('Europe/London')!

/**
 * Returns how to read each named zone of a calendar. A name that the world's zone table knows is read by that table,
 * never by the calendar's own rules, which are often wrong or upside down (Europe/Dublin with summer as standard
 * time). Any other name is read by the calendar's rules; without any, it is London time.
 */
export function zonesOf(blocks: readonly (readonly string[])[]): (name: string | null) => Zone {
  const own = new Map<string, readonly string[]>()
  for (const block of blocks) {
    const name = /^TZID[^:]*:(.*)$/m.exec(block.join('\n'))?.[1]?.trim()
    if (name) own.set(name, block)
  }
  const known = new Map<string, Zone>()
  return (name) => {
    if (name === null) return LONDON
    let zone = known.get(name)
    if (!zone) {
      zone = ianaZone(name) ?? ownZone(own.get(name)) ?? LONDON
      known.set(name, zone)
    }
    return zone
  }
}

function ianaZone(name: string): Zone | null {
  const bare = name.replace(/^"|"$/g, '').trim()
  const inside = /[A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_+-]+)?$/.exec(bare)?.[0]
  for (const candidate of [WINDOWS_ZONES[bare.toLowerCase()], bare, inside]) {
    const format = candidate === undefined ? null : formatter(candidate)
    if (format) return fromOffsets((moment) => wallOf(format, moment) - moment)
  }
  return null
}

/** Offsets such as "UTC+11" are no names of zones; what Intl takes for one ("+11:00", "EST") is left to the calendar. */
function formatter(name: string): Intl.DateTimeFormat | null {
  if (!name.includes('/')) return null
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return null
  }
}

function wallOf(format: Intl.DateTimeFormat, moment: number): WallTime {
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(moment)) part[type] = Number(value)
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
}

function fromOffsets(offsetAt: (moment: number) => number): Zone {
  return {
    toWall: (moment) => moment + offsetAt(moment),
    toMoment: (wall) => {
      const guess = wall - offsetAt(wall)
      return wall - offsetAt(guess)
    },
  }
}

function ownZone(block: readonly string[] | undefined): Zone | null {
  if (!block) return null
  try {
    const component = new ICAL.Component(ICAL.parse(block.join('\r\n')) as never)
    const zone = new ICAL.Timezone(component)
    const offset = (wall: number) => zone.utcOffset(ICAL.Time.fromJSDate(new Date(wall), true)) * 1000
    offset(0)
    return { toMoment: (wall) => wall - offset(wall), toWall: (moment) => moment + offset(moment) }
  } catch {
    return null
  }
}
