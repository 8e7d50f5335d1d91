import type { Appointment } from '../domain/appointment.ts'
import { fewTimes, movesByItself } from '../domain/appointment-choice.ts'
import { londonDate, londonDateAndTime, weekdayOf } from '../domain/london-time.ts'
import { recordsOfResident } from '../domain/reach.ts'
import { TimeTaken } from './appointment.ts'
import { appointmentsOf, findAppointment } from './appointment-list.ts'
import { type ResidentViewer, tellOwner } from './case-news.ts'
import { moveToTime, ownTimes } from './own-times.ts'
import type { Db } from './schema.ts'
import { askByText, type TextQuestion } from './text-question.ts'

/**
 * Offers somebody a few other times for their next meeting by text. Returns them by their numbers, as they stand in the
 * text; null where there is no meeting that they can move by themself, or no time to move it to.
 */
export async function offerTimes(db: Db, viewer: ResidentViewer, address: string, now: Date): Promise<string | null> {
  const participantId = viewer.participantId!
  const { coming } = await appointmentsOf(db, viewer, recordsOfResident(viewer), now)
  const meeting = coming.find((one) => one.startsAt > now && movesByItself(one))
  if (!meeting) return null
  const times = fewTimes(await ownTimes(db, viewer, meeting, now), ({ startsAt }) => londonDate(startsAt))
  if (times.length === 0) return null
  const facts = { appointmentId: meeting.id, times: times.map(({ startsAt }) => startsAt.toISOString()) }
  await askByText(db, address, { participantId, caseId: meeting.caseId, kind: 'time', facts }, now)
  return times.map(({ startsAt }, i) => `${i + 1}: ${shortMoment(startsAt)}`).join('. ')
}

/** Returns the times that somebody was offered by text. */
export const timesOffered = ({ facts }: TextQuestion): readonly string[] =>
  Array.isArray(facts.times) ? facts.times.filter((time): time is string => typeof time === 'string') : []

/** Moves a meeting to a time that was offered by text. Returns the meeting as it is now; null where the time is gone. */
export async function takeTime(
  db: Db,
  viewer: ResidentViewer,
  { facts }: TextQuestion,
  time: string,
  now: Date,
): Promise<Appointment | null> {
  const meeting = await findAppointment(db, viewer, String(facts.appointmentId), now)
  if (!meeting || meeting.startsAt <= now) return null
  const chosen = (await ownTimes(db, viewer, meeting, now)).find(({ startsAt }) => startsAt.toISOString() === time)
  if (!chosen) return null
  try {
    const moved = await moveToTime(db, viewer, meeting, chosen, now)
    if (meeting.caseId) await tellOwner(db, { id: meeting.caseId }, `moved:${meeting.id}:${moved.version}`, now)
    return moved
  } catch (error) {
    if (error instanceof TimeTaken) return null
    throw error
  }
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Returns "Tue 24 Nov 2.30pm": letters in a text are dear. */
export function shortMoment(moment: Date): string {
  const { date, time } = londonDateAndTime(moment)
  const month = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(new Date(`${date}T12:00Z`))
  const [hour, minute] = time.split(':').map(Number) as [number, number]
  const clock = `${hour % 12 || 12}${minute ? `.${String(minute).padStart(2, '0')}` : ''}${hour < 12 ? 'am' : 'pm'}`
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${Number(date.slice(8))} ${month} ${clock}`
}
