import type { Enrolment } from '../domain/enrolment.ts'
import { londonDate, londonDateAndTime } from '../domain/london-time.ts'
import { dateWords, timeWords } from './dates.ts'

/** Returns "Tuesday 24 November at 10am"; the day alone where no time is known. */
export function startWords(startsAt: Date, now: Date): string {
  const { date, time } = londonDateAndTime(startsAt)
  const day = dateWords(date, londonDate(now))
  return time === '00:00' ? day : `${day} at ${timeWords(time)}`
}

/** Returns the last day of an offer, in words. */
export const untilWords = (until: Date, now: Date): string => dateWords(londonDate(until), londonDate(now))

/** Returns what happens next and when, whatever has happened so far: nobody is left without a next step. */
export function enrolmentNextStep(enrolment: Enrolment, now: Date): string {
  const { status, startsAt, offeredUntil, ahead, organizationName } = enrolment
  const when = startsAt ? startWords(startsAt, now) : ''
  const begun = startsAt !== null && startsAt <= now
  switch (status) {
    case 'enrolled':
      return begun ? `It began on ${when}.` : `It begins on ${when}. We remind you the day before.`
    case 'offered':
      return `A place is kept for you until the end of ${untilWords(offeredUntil ?? now, now)}. Say yes or no.`
    case 'waiting':
      return begun
        ? 'It has begun, and no place came free. Look for another date.'
        : `${queueWords(ahead ?? 0)} We tell you as soon as a place is free, at the latest on ${when}.`
    case 'interested':
      return `${organizationName} has no date yet. We tell you on the day a date is set.`
    case 'attended':
    case 'completed':
      return 'Look for what comes next, or ask an adviser.'
    case 'did-not-attend':
      return 'That happens. Look for another date, or ask an adviser.'
    default:
      return 'You can sign up again, or look for something else.'
  }
}

const queueWords = (ahead: number): string => {
  if (ahead === 0) return 'You are next on the list.'
  return ahead === 1 ? 'One person is before you.' : `${ahead} people are before you.`
}
