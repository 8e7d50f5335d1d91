import { londonDate } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

/** A finished month, quarter or year from April. Others are not to be had: two answers a day apart would give one person away. */
export type FigurePeriod = {
  readonly kind: 'month' | 'quarter' | 'year'
  readonly starts: LocalDate
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const
/** How many of each can be chosen. */
const OFFERED = { month: 12, quarter: 4, year: 2 } as const

/** Months since the year 0. */
const monthCount = (day: LocalDate): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const firstDay = (count: number): LocalDate =>
  `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`

/** Returns the day as of which all figures are made: the first of this month, in London. */
export const figuresAsOf = (now: Date): LocalDate => firstDay(monthCount(londonDate(now)))

/** Returns the periods that can be chosen, the latest of each kind first. */
export function figurePeriods(now: Date): readonly FigurePeriod[] {
  const thisMonth = monthCount(londonDate(now))
  return (['month', 'quarter', 'year'] as const).flatMap((kind) => {
    const size = MONTHS[kind]
    const begins = kind === 'year' ? 3 : 0
    const current = thisMonth - ((thisMonth - begins) % size)
    return Array.from({ length: OFFERED[kind] }, (_, back) => ({ kind, starts: firstDay(current - size * (back + 1)) }))
  })
}

/** Returns how a period is named in an address: "quarter-2026-07-01". */
export const periodKey = ({ kind, starts }: FigurePeriod): string => `${kind}-${starts}`

/** Returns the first days of its first and its last month. */
export const monthsOf = ({ kind, starts }: FigurePeriod): { readonly first: LocalDate; readonly last: LocalDate } => ({
  first: starts,
  last: firstDay(monthCount(starts) + MONTHS[kind] - 1),
})
