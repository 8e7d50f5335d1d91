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

/** What the law asks for at least, in pounds an hour, by age; also for apprentices under 19 or in their first year. */
type Statutory = { readonly from: LocalDate; readonly adult: number; readonly young: number; readonly under18: number }

/** National Minimum Wage (Amendment) Regulations, each from 1 April. Adult: 21 and over; young: 18 to 20. */
const MINIMUM_WAGE: readonly Statutory[] = [
  { from: '2026-04-01', adult: 12.71, young: 10.85, under18: 8 },
  { from: '2025-04-01', adult: 12.21, young: 10, under18: 7.55 },
]

/**
 * Returns the least that the law lets anybody be paid for an hour on this day, in pounds. `oldest` is the highest age
 * that can have the job; null where it is open to all. Apprentices have the rate of under-18s.
 */
export function minimumWage(date: LocalDate, oldest: number | null, apprentice = false): number {
  const rates = MINIMUM_WAGE.find(({ from }) => from <= date) ?? MINIMUM_WAGE.at(-1)!
  if (apprentice || (oldest !== null && oldest < 18)) return rates.under18
  return oldest !== null && oldest < 21 ? rates.young : rates.adult
}
