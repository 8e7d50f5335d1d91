import { ATTENDANCE_STATUSES } from '../../../domain/cohort.ts'
import { fullName } from '../../../domain/participant.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { changeSession, setCohortStatus } from '../../../records/cohort.ts'
import { attendanceOf, keepAttendance } from '../../../records/cohort-attendance.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { writeCohortSeen } from '../../../web/cohort-asked.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { optionText } from '../../../web/option-words.ts'
import { readRows, rowField, rowsAsForm, seenField } from './cohort-meetings.form.ts'
import { type Meeting, meetingAsked } from './cohort-meetings.queries.ts'
import { whoCameView } from './cohort-meetings.view.ts'

/** Before this, nobody has come yet: people are let in early, and forms are opened early. */
const OPENS_MINUTES = 60

/** The list of everybody in the group, with what is written of each about this meeting. */
export async function showWhoCame(ask: Ask): Promise<Answer> {
  const meeting = await meetingAsked(ask)
  await writeCohortSeen(ask, meeting.cohort, meeting.places.length)
  const attended = await attendanceOf(ask.db, ask.viewer, meeting.cohort.id, ask.now)
  return whoCameAnswer(ask, meeting, rowsAsForm(meeting.session.id, attended), {})
}

const whoCameAnswer = (ask: Ask, meeting: Meeting, form: URLSearchParams, mistakes: Mistakes): Answer =>
  page(
    whoCameView({ ...meeting, opened: hasOpened(meeting, ask.now) }, mistakes, { ...ask, form }),
    Object.keys(mistakes).length > 0 ? 422 : 200,
  )

const hasOpened = ({ session }: Meeting, now: Date): boolean =>
  now.getTime() >= session.startsAt.getTime() - OPENS_MINUTES * 60_000

/**
 * Writes down who came, row by row. Where a colleague has written otherwise since the form was opened, theirs stays and
 * the form comes back with what they wrote: to save again is to mean it.
 */
export async function keepWhoCame(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const member = memberIn(ask)
  const meeting = await meetingAsked(ask)
  const { cohort, session } = meeting
  if (cohort.endedAt || session.status === 'called-off' || !hasOpened(meeting, now)) {
    throw new Conflict('cannot-be-done-now')
  }
  const rows = readRows(form, meeting.places)
  const { saved, clashes } = await keepAttendance(db, member, session, rows, now)
  if (saved.length > 0 && session.status === 'planned') {
    await changeSession(db, member, session, { ...session, status: 'held' }, now)
  }
  if (saved.length > 0 && cohort.status === 'planned') await setCohortStatus(db, member, cohort, 'running', now)
  if (clashes.length === 0) return redirect(`/desk/cohorts/${cohort.id}`)

  const mistakes = Object.fromEntries(
    clashes.map(({ place, theirs }) => [
      rowField(place.id),
      `${fullName(place)}: a colleague has just written “${optionText(ATTENDANCE_STATUSES, theirs)}”. Save again if you know better`,
    ]),
  )
  const again = new URLSearchParams(form)
  for (const one of await attendanceOf(db, ask.viewer, cohort.id, now)) {
    if (one.sessionId === session.id) again.set(seenField(one.placeId), String(one.version))
  }
  return whoCameAnswer(ask, meeting, again, mistakes)
}
