import { londonDateAndTime, londonMoment, readDate } from '../../../domain/london-time.ts'
import { readTime } from '../../../domain/posting-mistakes.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { TimeTaken } from '../../../records/appointment.ts'
import { changeSession } from '../../../records/cohort.ts'
import { peopleSeen } from '../../../records/participant.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { tellOfCohort, writeCohortSeen } from '../../../web/cohort-asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { type Meeting, meetingAsked } from './cohort-meetings.queries.ts'
import { moveMeetingView } from './move-meeting.view.ts'

export async function showChange(ask: Ask): Promise<Answer> {
  const meeting = await changeable(ask)
  const { date, time } = londonDateAndTime(meeting.session.startsAt)
  const { whereWords, version } = meeting.session
  await writeCohortSeen(ask, meeting.cohort, 0)
  const form = new URLSearchParams({ day: date, at: time, where: whereWords, version: String(version) })
  return page(moveMeetingView(meeting, {}, { ...ask, form }))
}

/** Gives a meeting another time and place, or calls it off, and tells everybody in the group. */
export async function changeMeeting(ask: Ask): Promise<Answer> {
  const { form, now, viewer } = ask
  const meeting = await changeable(ask)
  const read = readChange(form, meeting, now)
  if (!read.ok) return page(moveMeetingView(meeting, read.mistakes, ask), 422)
  const { cohort, session } = meeting
  const keep = () =>
    takeDeskForm(ask, 'cohort-meetings', async (db) => {
      if (form.get('version') !== String(session.version)) throw new Conflict('moved-by-someone-else')
      await changeSession(db, memberIn(ask), session, read.value, now)
      const told = read.value.status === 'called-off' ? 'called-off' : 'moved'
      const enrolled = meeting.places.filter(({ status }) => status === 'enrolled')
      const ids = enrolled.map(({ participantId }) => participantId)
      for (const person of (await peopleSeen(db, viewer, ids, now)).values()) {
        const about = { cohort, person, session: { ...session, ...read.value } }
        await tellOfCohort(ask, db, told, { ...about, once: `${session.id}:${session.version}` })
      }
      return `/desk/cohorts/${cohort.id}`
    })
  try {
    return await keep()
  } catch (error) {
    if (!(error instanceof TimeTaken)) throw error
    return page(moveMeetingView(meeting, { at: `${cohort.facilitatorName} meets somebody then` }, ask), 422)
  }
}

async function changeable(ask: Ask): Promise<Meeting> {
  const meeting = await meetingAsked(ask)
  if (meeting.cohort.endedAt || meeting.session.status !== 'planned') throw new Conflict('cannot-be-done-now')
  return meeting
}

type ReadChange =
  | { readonly ok: true; readonly value: Pick<Meeting['session'], 'startsAt' | 'whereWords' | 'status' | 'words'> }
  | { readonly ok: false; readonly mistakes: Mistakes }

function readChange(form: URLSearchParams, { session }: Meeting, now: Date): ReadChange {
  const mistakes: Record<string, string> = {}
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 200) || null
  const what = form.get('what')
  if (what === 'call-off') {
    const { startsAt, whereWords } = session
    if (!words) return { ok: false, mistakes: { words: 'Enter why. They read this' } }
    return { ok: true, value: { startsAt, whereWords, words, status: 'called-off' } }
  }
  if (what !== 'move') mistakes.what = 'Choose what happens'
  const date = readDate(form.get('day') ?? '')
  const time = readTime(form.get('at') ?? '')
  const whereWords = (form.get('where') ?? '').trim().slice(0, 200)
  if (!date) mistakes.day = 'Enter a day, like 24/11/2026'
  if (!time) mistakes.at = 'Enter when it starts, like 10am or 10:00'
  if (!whereWords) mistakes.where = 'Enter where it meets'
  const startsAt = date && time ? londonMoment(date, time) : null
  if (startsAt && startsAt <= now) mistakes.day = 'Choose a day that is still to come'
  if (!startsAt || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { startsAt, whereWords, words, status: 'planned' } }
}
