import { londonDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { flooredCount } from '../../../domain/privacy-floor.ts'
import type { ListingMonth } from '../../../records/listing-tally.ts'
import { opportunityPath } from '../../../web/paths.ts'

const MONTHS = 12

/** Returns the first days of this month and the eleven before it. */
export function monthsUntil(now: Date): LocalDate[] {
  const [year, month] = londonDate(now).split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, back) => {
    const count = year! * 12 + month! - 1 - back
    return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`
  })
}

export type StatisticsPage = {
  readonly month: LocalDate
  readonly months: readonly LocalDate[]
  readonly rows: readonly { readonly title: string; readonly path: string; readonly counts: readonly string[] }[]
}

/** Returns the listings with their counts as they may be shown. */
export const statisticsPage = (
  rows: readonly ListingMonth[],
  month: LocalDate,
  months: readonly LocalDate[],
): StatisticsPage => ({
  month,
  months,
  rows: rows.map(({ id, title, ...counts }) => ({
    title,
    path: opportunityPath({ id, title }),
    counts: [counts.seen, counts.opened, counts.applied, counts.replied, counts.started].map(flooredCount),
  })),
})
