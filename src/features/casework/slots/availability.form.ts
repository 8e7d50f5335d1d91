import { ACCESS, LANGUAGES } from '../../../domain/facets.ts'
import type { Hub } from '../../../domain/hub.ts'
import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate, LocalTime, Weekday } from '../../../domain/opportunity.ts'
import { type AvailabilityRule, type Break, type Closure, slotsOn, WAYS } from '../../../domain/slot.ts'
import type { AvailabilityDraft } from '../../../records/availability.ts'
import type { Colleague } from '../../../records/hub-reach.ts'
import { WEEKDAYS } from '../../../web/dates.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

/** The lengths that can be chosen, in minutes. */
export const LENGTHS = [20, 30, 40, 45, 60, 90] as const

/** Whoever is at the desk, where no adviser is named. */
export const DESK = 'desk'

/** Returns times that repeat every week, or how to mend what was typed. */
export function readHours(
  form: URLSearchParams,
  hub: Pick<Hub, 'id' | 'languages' | 'access' | 'location'>,
  colleagues: readonly Colleague[],
  now: Date,
): Read<AvailabilityDraft> {
  const mistakes: Record<string, string> = {}
  const adviser = colleagues.find(({ accountId }) => String(accountId) === form.get('adviser'))
  const deskName = (form.get('desk-name') ?? '').trim().slice(0, 60)
  if (!adviser && form.get('adviser') !== DESK) mistakes.adviser = 'Choose who people meet'
  if (!adviser && form.get('adviser') === DESK && !deskName) mistakes['desk-name'] = 'Enter the first name people see'
  const weekdays = WEEKDAYS.map((_, i) => (i + 1) as Weekday).filter((day) =>
    form.getAll('weekdays').includes(`${day}`),
  )
  if (weekdays.length === 0) mistakes.weekdays = 'Choose at least one day'
  const ways = WAYS.map(({ value }) => value).filter((value) => form.getAll('ways').includes(value))
  if (ways.length === 0) mistakes.ways = 'Choose at least one way to meet'
  const from = timeIn(form, 'from', mistakes, 'Enter when it starts, like 10am or 10:00')
  const to = timeIn(form, 'to', mistakes, 'Enter when it ends, like 4pm or 16:00')
  if (from && to && from >= to) mistakes.to = 'The end must be after the start'
  const minutes = LENGTHS.find((length) => String(length) === form.get('minutes')) ?? 45
  const breaks = readBreak(form, mistakes)
  const validFrom = form.get('valid-from')?.trim() ? dateIn(form, 'valid-from', mistakes) : londonDate(now)
  const validTo = form.get('valid-to')?.trim() ? dateIn(form, 'valid-to', mistakes) : null
  if (validFrom && validTo && validTo < validFrom) mistakes['valid-to'] = 'The last day must be after the first'
  if (Object.keys(mistakes).length > 0 || !from || !to || !validFrom) return { ok: false, mistakes }

  const rule: AvailabilityRule = { weekdays, from, to, minutes, breaks, validFrom, validTo }
  if (!makesAny(rule)) return { ok: false, mistakes: { to: `There is no room for ${minutes} minutes in these hours` } }
  return {
    ok: true,
    value: {
      ...rule,
      hubId: hub.id,
      adviserId: adviser?.accountId ?? null,
      adviserName: adviser ? adviser.name.split(' ')[0]! : deskName,
      ways,
      languages: LANGUAGES.map(({ value }) => value).filter((value) => form.getAll('languages').includes(value)),
      access: ACCESS.map(({ value }) => value).filter((value) => form.getAll('access').includes(value)),
    },
  }
}

/** Whether a whole time fits on any of its days. */
const makesAny = (rule: AvailabilityRule): boolean =>
  Array.from({ length: 7 }, (_, day) => addDays('2026-06-01', day)).some(
    (date) => slotsOn({ ...rule, validFrom: date, validTo: null }, date).length > 0,
  )

function readBreak(form: URLSearchParams, mistakes: Record<string, string>): Break[] {
  if (!form.get('break-from')?.trim() && !form.get('break-to')?.trim()) return []
  const from = timeIn(form, 'break-from', mistakes, 'Enter when the break starts, or leave both empty')
  const to = timeIn(form, 'break-to', mistakes, 'Enter when the break ends, or leave both empty')
  if (from && to && from >= to) mistakes['break-to'] = 'The end of the break must be after its start'
  return from && to ? [{ from, to }] : []
}

/** Returns days away, or how to mend what was typed. */
export function readClosure(
  form: URLSearchParams,
  hubId: number,
  colleagues: readonly Colleague[],
  now: Date,
): Read<Omit<Closure, 'id'>> {
  const mistakes: Record<string, string> = {}
  const adviser = colleagues.find(({ accountId }) => String(accountId) === form.get('adviser'))
  if (!adviser && form.get('adviser') !== 'hub') mistakes.adviser = 'Choose who is away'
  const from = dateIn(form, 'from', mistakes)
  const to = form.get('to')?.trim() ? dateIn(form, 'to', mistakes) : from
  if (from && to && to < from) mistakes.to = 'The last day must be after the first'
  if (to && to < londonDate(now)) mistakes.to = 'These days have passed'
  const words = (form.get('words') ?? '').trim().slice(0, 120)
  if (!words) mistakes.words = 'Enter why, in a few words. People who have booked may read it'
  if (Object.keys(mistakes).length > 0 || !from || !to) return { ok: false, mistakes }
  return { ok: true, value: { hubId, adviserId: adviser?.accountId ?? null, from, to, words } }
}

/** Reads "10", "10am", "10:30", "4.30 pm". */
export function readTime(text: string): LocalTime | null {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim())
  if (!found) return null
  const half = found[3]?.toLowerCase()
  const hour = half ? (Number(found[1]) % 12) + (half === 'p' ? 12 : 0) : Number(found[1])
  const minute = Number(found[2] ?? 0)
  if (hour > 23 || minute > 59 || (half && Number(found[1]) > 12)) return null
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

function timeIn(form: URLSearchParams, field: string, mistakes: Record<string, string>, words: string) {
  const time = readTime(form.get(field) ?? '')
  if (!time) mistakes[field] = words
  return time
}

function dateIn(form: URLSearchParams, field: string, mistakes: Record<string, string>): LocalDate | null {
  const date = readDate(form.get(field) ?? '')
  if (!date) mistakes[field] = 'Enter a date, like 24/11/2026'
  return date
}
