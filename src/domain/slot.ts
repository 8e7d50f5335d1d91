import type { AccessFeature, Language, Option } from './facets.ts'
import { addDays, londonMoment, londonTime, weekdayOf } from './london-time.ts'
import type { LocalDate, LocalTime, Weekday } from './opportunity.ts'

/** How one can meet an adviser. */
export const WAYS = [
  { value: 'in-person', text: 'In person at the hub' },
  { value: 'phone', text: 'By phone' },
  { value: 'video', text: 'By video call' },
] as const satisfies readonly Option[]
export type Way = (typeof WAYS)[number]['value']

export type Break = { readonly from: LocalTime; readonly to: LocalTime }

/** When somebody at a hub can be booked, week after week, by London's clocks. */
export type AvailabilityRule = {
  readonly weekdays: readonly Weekday[]
  readonly from: LocalTime
  readonly to: LocalTime
  readonly minutes: number
  readonly breaks: readonly Break[]
  readonly validFrom: LocalDate
  readonly validTo: LocalDate | null
}

export type Availability = AvailabilityRule & {
  readonly id: number
  readonly hubId: number
  /** Null: whoever is at the desk of the hub. */
  readonly adviserId: number | null
  /** As people are told: "Grace". */
  readonly adviserName: string
  readonly ways: readonly Way[]
  readonly languages: readonly Language[]
  readonly access: readonly AccessFeature[]
}

/** Days on which a hub, or one of its advisers, is away; both ends belong to it. */
export type Closure = {
  readonly id: number
  readonly hubId: number
  readonly adviserId: number | null
  readonly from: LocalDate
  readonly to: LocalDate
  readonly words: string
}

export type SlotTime = { readonly startsAt: Date; readonly endsAt: Date }

export type Slot = SlotTime & {
  readonly id: number
  readonly hubId: number
  readonly adviserName: string
  readonly ways: readonly Way[]
  readonly languages: readonly Language[]
  readonly access: readonly AccessFeature[]
}

/** How far ahead times can be booked: far enough for the next free hour, near enough that rotas are true. */
export const DAYS_AHEAD = 42

/**
 * Returns the slots of one day, earliest first: one after the other from the start of the hours, each whole, none in a
 * break. On the two nights when the clocks change, a slot that the clock on the wall would not show truly is left out.
 */
export function slotsOn(rule: AvailabilityRule, date: LocalDate): SlotTime[] {
  if (!rule.weekdays.includes(weekdayOf(date))) return []
  if (date < rule.validFrom || (rule.validTo !== null && date > rule.validTo)) return []

  const breaks = rule.breaks.map(({ from, to }) => [minutesOf(from), minutesOf(to)] as const)
  const last = minutesOf(rule.to)
  const slots: SlotTime[] = []
  let start = minutesOf(rule.from)
  while (start + rule.minutes <= last) {
    const end = start + rule.minutes
    const pause = breaks.find(([from, to]) => start < to && from < end)
    if (pause) {
      // A break that has no length would hold us here for ever.
      start = Math.max(pause[1], start + 1)
      continue
    }
    const slot = trueSlot(date, start, end)
    if (slot) slots.push(slot)
    start = end
  }
  return slots
}

/** Returns the slots of these days after `now`, without those on which the hub or this adviser is away. */
export function comingSlots(
  rule: Availability,
  closures: readonly Closure[],
  from: LocalDate,
  days: number,
  now: Date,
): SlotTime[] {
  const away = closures.filter((closure) => concerns(closure, rule))
  return Array.from({ length: days }, (_, day) => addDays(from, day))
    .filter((date) => !away.some((closure) => closure.from <= date && date <= closure.to))
    .flatMap((date) => slotsOn(rule, date))
    .filter(({ startsAt }) => startsAt > now)
}

/** Returns whether a closure takes away the times of this hub and adviser. */
const concerns = (
  closure: Pick<Closure, 'hubId' | 'adviserId'>,
  { hubId, adviserId }: { readonly hubId: number; readonly adviserId: number | null },
): boolean => closure.hubId === hubId && (closure.adviserId === null || closure.adviserId === adviserId)

function trueSlot(date: LocalDate, start: number, end: number): SlotTime | null {
  const startsAt = londonMoment(date, timeOf(start))
  const endsAt = new Date(startsAt.getTime() + (end - start) * 60_000)
  return londonTime(startsAt) === timeOf(start) && londonTime(endsAt) === timeOf(end) ? { startsAt, endsAt } : null
}

const minutesOf = (time: LocalTime): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const timeOf = (minutes: number): LocalTime =>
  `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
