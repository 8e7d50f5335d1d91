import type { Option } from './facets.ts'
import { addDays, daysBetween, endOfLondonDay, londonDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'
import { addWorkingDays, isWorkingDay } from './working-days.ts'

/** Why a clock may stop for a while. Too little room at the receiver is no reason: that is the waiting list. */
export const HOLD_REASONS = [
  {
    value: 'unwell',
    text: 'The person is not well enough now',
    forPerson: 'You told us that you are not well enough now',
    days: 40,
  },
  { value: 'away', text: 'The person is away', forPerson: 'You are away', days: 30 },
  {
    value: 'person-asked',
    text: 'The person asked us to wait',
    forPerson: 'You asked us to wait',
    days: 20,
  },
  {
    value: 'not-safe-now',
    text: 'It is not safe to make contact now',
    forPerson: 'We are waiting for a safe time',
    days: 20,
  },
  {
    value: 'paper-awaited',
    text: 'A paper that is needed is on its way',
    forPerson: 'We are waiting for a paper',
    days: 15,
  },
  {
    value: 'date-fixed',
    text: 'The start has a fixed date that the person agreed to',
    forPerson: 'Your start date is fixed',
    days: 40,
  },
] as const satisfies readonly (Option & { forPerson: string; days: number })[]

export type HoldReason = (typeof HOLD_REASONS)[number]['value']

/** Working days that all holds of one referral may take together. */
export const HELD_DAYS_AT_MOST = 60

/** A reasoned pause. The days from `from` to `until` do not count; where it was ended early, those before `endedOn`. */
export type ReferralHold = {
  readonly reason: HoldReason
  readonly from: LocalDate
  /** The last day of the hold. */
  readonly until: LocalDate
  readonly endedOn: LocalDate | null
}

/** Returns the last day that a hold really took; a day before `from` where it was ended on the day it began. */
const lastHeldDay = (hold: ReferralHold): LocalDate =>
  hold.endedOn !== null && hold.endedOn <= hold.until ? addDays(hold.endedOn, -1) : hold.until

const covers = (hold: ReferralHold, date: LocalDate): boolean => hold.from <= date && date <= lastHeldDay(hold)

/** Returns the hold that lies over a referral on this date, the one that ends last; null where none does. */
export const holdOn = (holds: readonly ReferralHold[], date: LocalDate): ReferralHold | null =>
  holds.filter((hold) => covers(hold, date)).sort((a, b) => (lastHeldDay(a) < lastHeldDay(b) ? 1 : -1))[0] ?? null

/** Returns whether clocks count this date: offices are open, and no hold lies over it. */
export const countsOn = (holds: readonly ReferralHold[], date: LocalDate): boolean =>
  isWorkingDay(date) && !holds.some((hold) => covers(hold, date))

/** Returns the date this many days after `date` that clocks count. `days` is at least 1, so it is never a day off. */
export function addCountedDays(holds: readonly ReferralHold[], date: LocalDate, days: number): LocalDate {
  let day = date
  for (let left = days; left > 0; ) {
    day = addDays(day, 1)
    if (countsOn(holds, day)) left -= 1
  }
  return day
}

/** Returns the end of the day, in London, by which something is due within `days` days that clocks count. */
export const countedDeadline = (holds: readonly ReferralHold[], from: Date, days: number): Date =>
  endOfLondonDay(addCountedDays(holds, londonDate(from), days))

/** Returns how many days that clocks count come after `from`, up to and including `to`; 0 where `to` is not later. */
export function countedDaysBetween(holds: readonly ReferralHold[], from: LocalDate, to: LocalDate): number {
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (countsOn(holds, day)) count += 1
  return count
}

/** Returns how many working days these holds take, each day once. */
export function heldDays(holds: readonly ReferralHold[]): number {
  const days = new Set<LocalDate>()
  for (const hold of holds)
    for (let left = daysBetween(hold.from, lastHeldDay(hold)); left >= 0; left -= 1) {
      const date = addDays(hold.from, left)
      if (isWorkingDay(date)) days.add(date)
    }
  return days.size
}

/** Returns the last day up to which a hold for this reason may reach when it begins at `now`. */
export const holdUntilAtMost = (reason: HoldReason, now: Date): LocalDate =>
  addWorkingDays(londonDate(now), HOLD_REASONS.find(({ value }) => value === reason)!.days)

export type HoldRefusal = 'hold-in-the-past' | 'hold-too-long' | 'held-too-often' | 'already-on-hold'

/** Returns the hold, or why it cannot be had: nothing is held without an end, for too long, or twice at once. */
export function newHold(
  holds: readonly ReferralHold[],
  asked: { readonly reason: HoldReason; readonly until: LocalDate },
  now: Date,
): { readonly ok: true; readonly hold: ReferralHold } | { readonly ok: false; readonly why: HoldRefusal } {
  const from = londonDate(now)
  const hold: ReferralHold = { ...asked, from, endedOn: null }
  if (asked.until <= from) return { ok: false, why: 'hold-in-the-past' }
  if (holdOn(holds, from)) return { ok: false, why: 'already-on-hold' }
  if (asked.until > holdUntilAtMost(asked.reason, now)) return { ok: false, why: 'hold-too-long' }
  if (heldDays([...holds, hold]) > HELD_DAYS_AT_MOST) return { ok: false, why: 'held-too-often' }
  return { ok: true, hold }
}

/** Returns these holds with the one that lies over `now` ended: the day itself counts again. */
export function endHold(holds: readonly ReferralHold[], now: Date): readonly ReferralHold[] {
  const today = londonDate(now)
  return holds.map((hold) => (covers(hold, today) ? { ...hold, endedOn: today } : hold))
}
