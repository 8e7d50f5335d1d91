import { addDays, londonDateAndTime, londonMoment } from './london-time.ts'

/** Nobody's telephone rings for us between these two times in London. */
const EVENING = '21:00'
const MORNING = '08:00'

/** Returns this moment, or eight in the morning in London where it lies in the night before. */
export function afterQuietHours(moment: Date): Date {
  const { date, time } = londonDateAndTime(moment)
  if (time >= MORNING && time < EVENING) return moment
  return londonMoment(time >= EVENING ? addDays(date, 1) : date, MORNING)
}
