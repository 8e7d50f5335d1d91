import { weekdayOf } from './london-time.ts'
import type { LocalDate } from './opportunity.ts'

export const ALERT_FREQUENCIES = [
  { value: 'daily', text: 'Every morning', hint: 'Only when there is something new.' },
  { value: 'weekly', text: 'Every Monday morning', hint: 'Only when there is something new.' },
] as const
export type AlertFrequency = (typeof ALERT_FREQUENCIES)[number]['value']

/** `lapsed`: nobody said yes again after a year. `closed`: the place or the search is not there any more. */
export type AlertState = 'unconfirmed' | 'active' | 'stopped' | 'lapsed' | 'closed'

/** One search that somebody follows by e-mail. */
export type Alert = {
  readonly id: number
  readonly uuid: string
  readonly reference: string
  readonly placeSlug: string
  readonly address: string
  /** As in the address of the search: `q=care&near=NW5`. */
  readonly search: string
  readonly frequency: AlertFrequency
  /** In which we write, by its BCP 47 code. */
  readonly language: string
  readonly state: AlertState
  readonly createdAt: Date
  readonly confirmedAt: Date | null
  readonly consentUntil: Date | null
  readonly askedAgainAt: Date | null
}

/** A yes counts for so long (peers ask again after a year); then it is asked for once more. */
const CONSENT_MONTHS = 12
/** Days before the end at which we ask. */
const ASK_AGAIN_DAYS = 14
/** Days for which a request that nobody confirmed is kept. */
export const UNCONFIRMED_DAYS = 7

/** Returns until when a yes given now counts. */
export function consentEnds(now: Date): Date {
  const end = new Date(now)
  end.setUTCMonth(end.getUTCMonth() + CONSENT_MONTHS)
  return end
}

/** Returns whether an alert of this frequency goes out on this date: every day, or on Mondays. */
export const goesOutOn = (frequency: AlertFrequency, date: LocalDate): boolean =>
  frequency === 'daily' || weekdayOf(date) === 1

/** What happens to an active alert this morning, before anything is looked for. */
export function consentAt({ consentUntil, askedAgainAt }: Alert, now: Date): 'counts' | 'ask' | 'over' {
  if (!consentUntil || consentUntil <= now) return 'over'
  const soon = consentUntil.getTime() - now.getTime() < ASK_AGAIN_DAYS * 86_400_000
  return soon && !askedAgainAt ? 'ask' : 'counts'
}
