import { randomUUID } from 'node:crypto'
import { attendancesNow } from '../../../domain/appointment.ts'
import { NOTE_REFUSALS, noteRefusal, passesHealthOn } from '../../../domain/note.ts'
import type { Participant } from '../../../domain/participant.ts'
import { Conflict } from '../../../kit/errors.ts'
import { type Answer, page, redirect } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { type RecordingAttendance, recordAttendance } from '../../../records/attendance.ts'
import { decisionsOf } from '../../../records/sharing.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { personAsked, personOpened } from '../../../web/person-asked.ts'
import { ROOM } from './appointments.handler.ts'
import { appointmentAsked, listPath, tellOf } from './appointments.queries.ts'
import { readAttendance } from './attendance.form.ts'
import { attendanceView } from './attendance.view.ts'

/** Asks how a meeting went; where it was written down already, there is nothing to ask. */
export async function showAttendance(ask: Ask): Promise<Answer> {
  const person = await personOpened(ask)
  const kept = await appointmentAsked(ask, person)
  if (!attendancesNow(kept, ask.now).some(({ value }) => value !== 'not-held')) return redirect(listPath(person))
  return page(attendanceView(person, kept, {}, { ...ask, form: new URLSearchParams({ note: randomUUID() }) }))
}

/** Writes down who came, what was said and what is next, in one go; the person hears what they should. */
export async function keepAttendance(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const person = await personAsked(ask)
  const kept = await appointmentAsked(ask, person)
  const noteId = isUuid(form.get('note') ?? '') ? form.get('note')! : randomUUID()
  const read = readAttendance(form, kept, noteId, now)
  const mistakes = read.ok ? await noteMistakes(ask, person, read.value) : read.mistakes
  if (!read.ok || Object.keys(mistakes).length > 0) {
    return page(attendanceView(person, kept, mistakes, ask), 422)
  }
  return takeDeskForm(ask, ROOM, async (db) => {
    refuseStale(ask, kept)
    if (!attendancesNow(kept, now).some(({ value }) => value === read.value.how))
      throw new Conflict('cannot-be-done-now')
    const recorded = await recordAttendance(db, memberIn(ask), kept, read.value, now)
    const told = TOLD[read.value.how]
    if (told) await tellOf(ask, db, told, recorded.id, person)
    return listPath(person)
  })
}

/** What the person hears when it was written down. */
const TOLD = { attend: 'feedback', 'arrive-late': 'feedback', miss: 'missed', 'not-held': null } as const

/** What is wrong with the eyes that a note is for. */
async function noteMistakes(
  { db, viewer, now }: Ask,
  person: Participant,
  { note }: RecordingAttendance,
): Promise<Mistakes> {
  if (!note || viewer.kind !== 'member') return {}
  const writer = {
    role: viewer.membership.role,
    passesHealthOn: passesHealthOn(await decisionsOf(db, viewer, person.id, now), now),
  }
  const why = noteRefusal(note, writer)
  return why ? { [why === 'not-yours-to-write' ? 'subject' : 'visibility']: NOTE_REFUSALS[why] } : {}
}
