import {
  type Appointment,
  ATTENDANCES,
  type Attendance,
  appointmentAfter,
  missedInARow,
  type NextStep,
  stepAfterCalledOff,
  stepAfterKept,
  stepAfterMissed,
} from '../domain/appointment.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { changeAppointment, followCase, sideOf, writeMove } from './appointment.ts'
import { statusesBack } from './appointment-list.ts'
import { type WritingNote, writeNote } from './note.ts'
import type { Db } from './schema.ts'
import { keepContact } from './support-case.ts'

/** How a meeting went. */
export type RecordingAttendance = {
  readonly how: Attendance
  /** Why it did not happen, where that was ours. */
  readonly reason?: string | null
  /** What was said and done, for the record. */
  readonly note?: Pick<WritingNote, 'id' | 'kind' | 'subject' | 'visibility' | 'words'> | null
  /** What is next, and by when; the rule says it where this does not. */
  readonly next?: NextStep | null
}

/**
 * Writes down how a meeting went, with its note, in the caller's transaction. The case goes on with the step that was
 * agreed, or with the one that the rule says: nobody who did not come is left without a step and a date. The same again
 * changes nothing. Throws Conflict where the rules refuse it, or somebody else was first.
 */
export async function recordAttendance(
  db: Db,
  viewer: Member,
  kept: Appointment,
  recording: RecordingAttendance,
  now: Date,
): Promise<Appointment> {
  const made = appointmentAfter(kept, recording.how, sideOf(viewer), now)
  if (!made.ok) throw new Conflict(made.why)
  const { heard } = ATTENDANCES.find(({ value }) => value === recording.how)!
  const note = recording.note ?? null
  if (note) {
    const { participantId, startsAt } = kept
    await writeNote(db, viewer, { ...note, participantId, twoWay: heard, happenedAt: earlier(startsAt, now) }, now)
  } else if (recording.how !== 'not-held') {
    const { participantId } = kept
    await keepContact(db, viewer, { participantId, at: earlier(kept.startsAt, now), twoWay: heard }, now)
  }
  await changeAppointment(db, viewer, kept, now, {
    ...{ status: made.status, recorded_at: now, recorded_by: viewer.accountId, reason: recording.reason ?? null },
    ...(note && { note_id: note.id }),
  })
  const next = recording.next ?? (await stepByRule(db, viewer, kept, recording.how, now))
  if (next) await followCase(db, viewer, kept, next, now)
  await writeMove(db, viewer, kept, 'recorded', { to: made.status }, now)
  return { ...kept, status: made.status, recordedAt: now, version: kept.version + 1 }
}

const earlier = (one: Date, other: Date): Date => (one < other ? one : other)

/** What is next where nothing was said; null where the case waits for something else, and may. */
async function stepByRule(
  db: Db,
  viewer: Viewer,
  kept: Appointment,
  how: Attendance,
  now: Date,
): Promise<NextStep | null> {
  if (how === 'miss') {
    const before = await statusesBack(db, viewer, kept.participantId, kept.startsAt, now)
    return stepAfterMissed(missedInARow(before) + 1, now)
  }
  if (!kept.isNextStep) return null
  return how === 'not-held' ? stepAfterCalledOff(now) : stepAfterKept(now)
}

/** What somebody thought of a meeting that they came to. */
export type Feedback = { readonly rating: 1 | 2 | 3 | 4 | 5; readonly words: string | null }

/** Keeps what the person thought of a meeting; said again, it is said anew. Throws Conflict where they were not there. */
export async function giveFeedback(
  db: Db,
  viewer: Viewer,
  kept: Appointment,
  { rating, words }: Feedback,
  now: Date,
): Promise<void> {
  if (kept.status !== 'attended' && kept.status !== 'late') throw new Conflict('cannot-be-done-now')
  await changeAppointment(db, viewer, kept, now, { feedback: rating, feedback_words: words, feedback_at: now })
  await writeMove(db, viewer, kept, 'feedback', { rating }, now)
}
