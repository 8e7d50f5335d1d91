import type { Option } from './facets.ts'
import { addDays, daysBetween } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/**
 * Dates that something hangs on. `health`: such a date tells of health by itself. `warnDays`: from so many days before
 * it is on the list of today. Our own numbers: as long as it takes to get an appointment and a paper.
 */
export const KEY_DATE_KINDS = [
  { value: 'fit-note', text: 'Fit note ends', health: true, warnDays: 7 },
  { value: 'health-assessment', text: 'Health assessment for a benefit', health: true, warnDays: 14 },
  { value: 'benefit-change', text: 'Benefit changes or is reviewed', health: false, warnDays: 14 },
  { value: 'right-to-work', text: 'Right to work ends or is checked', health: false, warnDays: 56 },
  { value: 'housing', text: 'Tenancy or place to stay ends', health: false, warnDays: 28 },
  { value: 'childcare', text: 'Childcare or school begins or ends', health: false, warnDays: 28 },
  { value: 'licence', text: 'Licence or card runs out', health: false, warnDays: 42 },
  { value: 'court', text: 'Court or probation date', health: false, warnDays: 7 },
  { value: 'other', text: 'Something else', health: false, warnDays: 7 },
] as const satisfies readonly (Option & { health: boolean; warnDays: number })[]

export type KeyDateKind = (typeof KEY_DATE_KINDS)[number]['value']

/** A date that matters, as those who may read it read it. */
export type KeyDate = {
  readonly id: string
  readonly participantId: string
  readonly kind: KeyDateKind
  readonly health: boolean
  readonly on: LocalDate
  readonly words: string | null
  readonly version: number
}

const kindOf = (kind: KeyDateKind) => KEY_DATE_KINDS.find(({ value }) => value === kind)!

/** Returns whether a date of this kind tells of health by itself. */
export const isHealthDate = (kind: KeyDateKind): boolean => kindOf(kind).health

/** Returns the first day on which somebody should think of it. */
export const warnOn = ({ kind, on }: Pick<KeyDate, 'kind' | 'on'>): LocalDate => addDays(on, -kindOf(kind).warnDays)

/** How a date stands today: to come, near, or passed without anybody saying that it was dealt with. */
export type KeyDateStanding = 'later' | 'soon' | 'passed'

/** Returns how a date stands on this day in London. */
export function keyDateStanding(date: Pick<KeyDate, 'kind' | 'on'>, today: LocalDate): KeyDateStanding {
  if (daysBetween(today, date.on) < 0) return 'passed'
  return daysBetween(today, warnOn(date)) <= 0 ? 'soon' : 'later'
}
