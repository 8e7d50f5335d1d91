import { londonDate, londonDateAndTime } from '../domain/london-time.ts'
import { fullDate, timeWords } from './dates.ts'

/** Returns the day of a moment in London: "21 November 2026". */
export const dayOf = (moment: Date): string => fullDate(londonDate(moment))

/** Returns the day and time of a moment in London: "21 November 2026 at 9:30am". */
export function dayAndTimeOf(moment: Date): string {
  const { date, time } = londonDateAndTime(moment)
  return `${fullDate(date)} at ${timeWords(time)}`
}
