import type { LocalDate, LocalTime, Weekday } from './opportunity.ts'

const MINUTE = 60_000
const DAY = 86_400_000

/** Returns the calendar date in London at this moment. */
export function londonDate(moment: Date): LocalDate {
  return isoDate(moment.getTime() + offsetMinutes(moment.getTime()) * MINUTE)
}

/** Returns the time of day in London at this moment, `09:30`. */
export function londonTime(moment: Date): LocalTime {
  return new Date(moment.getTime() + offsetMinutes(moment.getTime()) * MINUTE).toISOString().slice(11, 16)
}

/** Returns the calendar date and the time of day in London at this moment, in one reckoning. */
export function londonDateAndTime(moment: Date): { readonly date: LocalDate; readonly time: LocalTime } {
  const asIfUtc = new Date(moment.getTime() + offsetMinutes(moment.getTime()) * MINUTE).toISOString()
  return { date: asIfUtc.slice(0, 10), time: asIfUtc.slice(11, 16) }
}

/** Returns the last millisecond of this day in London. */
export function endOfLondonDay(date: LocalDate): Date {
  return new Date(startOfLondonDay(addDays(date, 1)).getTime() - 1)
}

/** Returns midnight at which this day begins in London. */
export function startOfLondonDay(date: LocalDate): Date {
  return londonMoment(date, '00:00')
}

/**
 * Returns the moment at which London's clocks show this date and time. In the hour that is skipped in March it is the
 * moment an hour after 00:mm; in the hour that comes twice in October it is the first.
 */
export function londonMoment(date: LocalDate, time: LocalTime): Date {
  const asIfUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`)
  const summer = asIfUtc - 60 * MINUTE
  return new Date(offsetMinutes(summer) === 60 ? summer : asIfUtc)
}

/** Returns the date this many days later, or earlier where `days` is negative. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * DAY)
}

/** Returns the ISO weekday: Monday is 1, Sunday is 7. */
export function weekdayOf(date: LocalDate): Weekday {
  return (((dayNumber(date) + 3) % 7) + 1) as Weekday
}

/** Returns how many days `to` is after `from`; below zero where it is before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** Days since 1 January 1970, which was a Thursday. */
const dayNumber = (date: LocalDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY

/**
 * Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
 * (Summer Time Order 2002; the same rule since 1996, and taken for all years here).
 */
function offsetMinutes(moment: number): 0 | 60 {
  const year = new Date(moment).getUTCFullYear()
  const [begins, ends] = SUMMERS.get(year) ?? summer(year)
  return moment >= begins && moment < ends ? 60 : 0
}

/** The summers already worked out: a page asks for hundreds of dates, nearly all of the same year. */
const SUMMERS = new Map<number, readonly [number, number]>()

function summer(year: number): readonly [number, number] {
  const bounds = [lastSunday(year, 2), lastSunday(year, 9)] as const
  if (SUMMERS.size < 300) SUMMERS.set(year, bounds)
  return bounds
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month, 31, 1))
  return last.getTime() - last.getUTCDay() * DAY
}

const isoDate = (asIfUtc: number): LocalDate => new Date(asIfUtc).toISOString().slice(0, 10)

/**
 * Returns the calendar date in London that this text names, or null where it names none. Reads ISO 8601, the UK order
 * `20/5/2023`, "5 March 2026" and RFC 822, with or without a time. A time with an offset is a moment, and its date is
 * the one London had then. Refuses dates that no calendar has.
 */
export function readDate(text: string): LocalDate | null {
  const read = readClock(text)
  if (!read) return null
  return read.offset === null ? read.date : londonDate(momentOf(read))
}

/** Returns the moment that this text names; without an offset it is London time, without a time the day's start. */
export function readMoment(text: string): Date | null {
  const read = readClock(text)
  return read ? momentOf(read) : null
}

/**
 * Returns the last moment that a closing date allows. A bare date means the end of that day in London, and so does a
 * midnight without an offset, because that is how systems print a date that has no time.
 */
export function readClosing(text: string): Date | null {
  const read = readClock(text)
  if (!read) return null
  const bare = read.time === null || (read.offset === null && read.time === '00:00:00')
  return bare ? endOfLondonDay(read.date) : momentOf(read)
}

type Clock = { readonly date: LocalDate; readonly time: string | null; readonly offset: number | null }

function momentOf({ date, time, offset }: Clock): Date {
  if (offset === null) return londonMoment(date, time ?? '00:00')
  return new Date(Date.parse(`${date}T${time ?? '00:00:00'}Z`) - offset * MINUTE)
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH = '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?'.concat(
  '|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)',
)
const TIME = String.raw`(?:(?:[t,]|\s+at)?\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*([ap]m)?`.concat(
  String.raw`\s*(z|utc|gmt|bst|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?`,
)
const WEEKDAY = String.raw`(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[,.]?\s+)?`

/** How dates are written, each with the order of its groups. UK order always: day before month. */
const FORMS: readonly { readonly shape: RegExp; readonly order: string }[] = [
  { shape: form(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})`), order: 'ymd' },
  { shape: form(String.raw`(\d{4})(\d{2})(\d{2})`), order: 'ymd' },
  { shape: form(String.raw`(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})`), order: 'dmy' },
  { shape: form(String.raw`(\d{1,2})/(\d{1,2})/(\d{2})`), order: 'dmy' },
  { shape: form(String.raw`(\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?${MONTH}\.?,?[\s-]+(\d{4})`), order: 'dmy' },
  { shape: form(String.raw`${MONTH}\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})`), order: 'mdy' },
]

function form(date: string): RegExp {
  return new RegExp(`^${WEEKDAY}${date}${TIME}$`, 'i')
}

function readClock(text: string): Clock | null {
  const tidy = text.replace(/[\s\u00a0]+/g, ' ').trim()
  if (tidy.length > 60) return null
  for (const { shape, order } of FORMS) {
    const found = shape.exec(tidy)
    if (!found) continue
    const part = (name: string) => found[order.indexOf(name) + 1]!
    const date = dateOf(part('y'), part('m'), part('d'))
    if (!date) return null
    if (found[4] === undefined) return { date, time: null, offset: null }
    const time = timeOf(found[4], found[5]!, found[6] ?? '00', found[7])
    return time ? { date, time, offset: offsetOf(found[8]) } : null
  }
  return null
}

function dateOf(year: string, month: string, day: string): LocalDate | null {
  const named = MONTHS.indexOf(month.slice(0, 3).toLowerCase())
  const number = named >= 0 ? named + 1 : Number(month)
  const date = `${year.length === 2 ? `20${year}` : year}-${pad(number)}-${pad(Number(day))}`
  const read = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(read) && isoDate(read) === date && date > '1900' ? date : null
}

function timeOf(hour: string, minute: string, second: string, half: string | undefined): string | null {
  const twelve = Number(hour) % 12
  const hours = half ? (half.toLowerCase() === 'pm' ? twelve + 12 : twelve) : Number(hour)
  if (hours > 23 || Number(minute) > 59 || Number(second) > 60) return null
  return `${pad(hours)}:${minute}:${second === '60' ? '59' : second}`
}

function offsetOf(text: string | undefined): number | null {
  if (!text) return null
  if (/^bst$/i.test(text)) return 60
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)
  if (!found) return 0
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3] ?? 0))
}

const pad = (number: number): string => String(number).padStart(2, '0')
