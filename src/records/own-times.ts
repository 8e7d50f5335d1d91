import type { Appointment } from '../domain/appointment.ts'
import { type FreeTime, timesFor } from '../domain/appointment-choice.ts'
import { DAYS_AHEAD } from '../domain/slot.ts'
import { moveAppointment } from './appointment.ts'
import type { ResidentViewer } from './case-news.ts'
import { freeTimesFor } from './free-time.ts'
import type { Db } from './schema.ts'

const DAY = 86_400_000
/** Sooner than this nobody is on their way yet. */
const FROM_NOW = 2 * 3_600_000

/** Returns the free times to which somebody may move a meeting of theirs by themself, the earliest first. */
export async function ownTimes(
  db: Db,
  viewer: ResidentViewer,
  meeting: Appointment,
  now: Date,
): Promise<readonly FreeTime[]> {
  const from = new Date(now.getTime() + FROM_NOW)
  const to = new Date(now.getTime() + DAYS_AHEAD * DAY)
  return timesFor(meeting, await freeTimesFor(db, viewer, meeting.ownerAccountId, { from, to }))
}

/** Moves a meeting of one's own to one of these times, in the caller's transaction; throws as `moveAppointment` does. */
export const moveToTime = (
  db: Db,
  viewer: ResidentViewer,
  meeting: Appointment,
  { startsAt, hubId }: FreeTime,
  now: Date,
): Promise<Appointment> => {
  const where = { hubId: meeting.way === 'hub' ? hubId : meeting.hubId, whereWords: meeting.whereWords }
  const { minutes, ownerAccountId, way, videoLink } = meeting
  return moveAppointment(db, viewer, meeting, { startsAt, minutes, ownerAccountId, way, videoLink, ...where }, now)
}
