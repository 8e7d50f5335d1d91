import type { CaseStatus } from './support-case.ts'

/**
 * How much of an adviser's time a case takes, in hundredths of a usual one. Our own numbers, to be changed by what a
 * borough measures: getting started takes most, staying beside somebody in work takes less, and what stands in the way
 * makes all of it more. It shares out work; it says nothing about anybody's chances and nobody is sorted by it.
 */
const STATUS_WEIGHTS: Readonly<Record<CaseStatus, number>> = {
  starting: 130,
  active: 100,
  'in-work': 50,
  paused: 25,
  closed: 0,
}

/** Percent of the weight, by how many barriers stand open: from this many on. The largest that fits counts. */
const BARRIER_FACTORS = [
  { from: 5, percent: 150 },
  { from: 3, percent: 125 },
  { from: 0, percent: 100 },
] as const

/** Returns the weight of a case, in hundredths of a usual case. `openBarriers` is a whole number from 0. */
export function caseWeight(status: CaseStatus, openBarriers: number): number {
  const { percent } = BARRIER_FACTORS.find(({ from }) => openBarriers >= from)!
  return Math.round((STATUS_WEIGHTS[status] * percent) / 100)
}
