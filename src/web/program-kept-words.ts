import type { ProgramKeeping } from '../domain/person-retention.ts'
import { keptWords } from '../domain/retention.ts'
import { fullDate } from './dates.ts'

/** Returns how long what belongs to a programme is kept, for whoever it is about: "7 years after …". */
export function programKeptWords({ days, from, projectEndsOn }: ProgramKeeping): string {
  const kept = days > 730 ? `${Math.round(days / 365)} years` : keptWords(days)
  if (from === 'case' || !projectEndsOn) return `${kept} after it ended for you`
  return `${kept} after the whole programme ends, on ${fullDate(projectEndsOn)}`
}
