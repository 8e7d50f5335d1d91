import { metresToMiles } from './geodesy.ts'

/** Streets are longer than straight lines: about 1.3 times, as route-factor studies of British towns find. */
const STREET_FACTOR = 1.3
/** 4.8 km an hour, the pace that Transport for London's access levels (PTAL) assume. */
const WALK_METRES_A_MINUTE = 80
/** About 9 miles an hour, what London's buses make on average, stops included. */
const BUS_METRES_A_MINUTE = 240
/** Walking to the stop, waiting, and walking from the stop. */
const BUS_WAIT_MINUTES = 10

/** Nobody waits for a bus to save less than this. */
const WORTH_A_BUS = 10

export type Travel = {
  readonly miles: number
  /** Minutes on foot; null where it is too far to walk (over three quarters of an hour). */
  readonly walkMinutes: number | null
  /** Minutes by bus; null where it saves less than ten minutes of walking, or where a bus is not the way to go (over 12 miles). */
  readonly busMinutes: number | null
}

/** Returns a rough estimate of the way there from a straight line in metres, rounded to five minutes past ten. */
export function estimateTravel(metres: number): Travel {
  const street = metres * STREET_FACTOR
  const walk = street / WALK_METRES_A_MINUTE
  const bus = BUS_WAIT_MINUTES + street / BUS_METRES_A_MINUTE
  const miles = metresToMiles(metres)
  return {
    miles,
    walkMinutes: walk <= 45 ? rounded(walk) : null,
    busMinutes: bus + WORTH_A_BUS <= walk && miles <= 12 ? rounded(bus) : null,
  }
}

/** Returns the way there in words: "About 15 minutes’ walk", "About 20 minutes by bus or 35 minutes’ walk". */
export function travelWords(metres: number): string | null {
  const { walkMinutes, busMinutes } = estimateTravel(metres)
  if (busMinutes !== null && walkMinutes !== null) {
    return `About ${minutes(busMinutes)} by bus or ${minutes(walkMinutes)}’ walk`
  }
  if (walkMinutes !== null) return `About ${minutes(walkMinutes)}${walkMinutes === 1 ? '’s' : '’'} walk`
  return busMinutes === null ? null : `About ${minutes(busMinutes)} by bus`
}

/** Returns a distance in words: "0.6 miles", "12 miles", "less than 0.1 miles". */
export function milesWords(metres: number): string {
  const miles = metresToMiles(metres)
  if (miles < 0.1) return 'less than 0.1 miles'
  const shown = miles < 10 ? Math.round(miles * 10) / 10 : Math.round(miles)
  return shown === 1 ? '1 mile' : `${shown} miles`
}

const rounded = (time: number): number => (time <= 10 ? Math.max(1, Math.round(time)) : Math.round(time / 5) * 5)
const minutes = (count: number): string => (count === 1 ? '1 minute' : `${count} minutes`)
