import type { LocalDate } from './opportunity.ts'

/** Pounds an hour from a day on, latest first. */
type Rates = readonly { readonly from: LocalDate; readonly pounds: number }[]

/** Living Wage Foundation; each new rate counts from the day by which employers must pay it, 1 May. Age 18 and over. */
export const LONDON_LIVING_WAGE: Rates = [
  { from: '2026-05-01', pounds: 14.8 },
  { from: '2025-05-01', pounds: 13.85 },
  { from: '2024-05-01', pounds: 13.15 },
  { from: '2023-05-14', pounds: 11.95 },
]

const REAL_LIVING_WAGE: Rates = [
  { from: '2026-05-01', pounds: 13.45 },
  { from: '2025-05-01', pounds: 12.6 },
  { from: '2024-05-01', pounds: 12 },
  { from: '2023-05-14', pounds: 10.9 },
]

/** Returns the London Living Wage in pounds an hour on this day; the earliest known rate for days before it. */
export function londonLivingWage(date: LocalDate): number {
  return inForce(LONDON_LIVING_WAGE, date)
}

/** Returns the real Living Wage outside London in pounds an hour on this day. */
export function realLivingWage(date: LocalDate): number {
  return inForce(REAL_LIVING_WAGE, date)
}

function inForce(rates: Rates, date: LocalDate): number {
  return (rates.find(({ from }) => from <= date) ?? rates.at(-1)!).pounds
}
