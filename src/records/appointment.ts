import type { Selectable, Updateable } from 'kysely'
import {
  type Appointment,
  type AppointmentMove,
  type AppointmentSide,
  type AppointmentWay,
  appointmentAfter,
  type NextStep,
  stepAfterCalledOff,
  stepOfMeeting,
} from '../domain/appointment.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict, NotFound } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { keepOwnStep } from './own-case-step.ts'
import { mayChangeParticipant } from './participant.ts'
import { changesCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { AppointmentTable } from './schema-casework.ts'
import { changeCase, findCase } from './support-case.ts'
import { inTransaction } from './transaction.ts'

/** The adviser meets somebody else then. */
export class TimeTaken extends Conflict {
  override name = 'TimeTaken'
}

/** When and how somebody is met. */
export type Meeting = {
  readonly startsAt: Date
  readonly minutes: number
  readonly ownerAccountId: number
  readonly hubId: number | null
  readonly way: AppointmentWay
  readonly whereWords: string | null
  readonly videoLink: string | null
}

/** An appointment that is made; its id is made by the caller. */
export type BookingAppointment = Meeting & {
  readonly id: string
  readonly participantId: string
  readonly caseId: string | null
  readonly about: string
  /** The case waits for it: its next step is this meeting, and its date follows. */
  readonly isNextStep: boolean
  readonly status?: 'offered' | 'booked'
  readonly sample?: boolean
}

/**
 * Makes an appointment, in the caller's transaction. Throws TimeTaken where the adviser meets somebody else then, whoever
 * was first by a moment, and NotFound where the person is not this viewer's to change.
 */
export async function bookAppointment(db: Db, viewer: Member, booking: BookingAppointment, now: Date): Promise<void> {
  if (!(await mayChangeParticipant(db, viewer, booking.participantId, now))) throw new NotFound()
  const { id, participantId, caseId, about, isNextStep, startsAt } = booking
  await unlessTaken(db, (db) =>
    db
      .insertInto('appointment')
      .values({
        ...{ id, case_id: caseId, participant_id: participantId, organization_id: viewer.membership.organizationId },
        ...columnsOf(booking),
        ...{ about, status: booking.status ?? 'booked', is_next_step: isNextStep, sample: booking.sample ?? false },
        ...{ moved_from: null, moved_by: null, reason: null, recorded_at: null, recorded_by: null, note_id: null },
        ...{ feedback: null, feedback_words: null, feedback_at: null },
        ...{ chosen_at: now, booked_by: viewer.accountId },
      })
      .execute(),
  )
  if (isNextStep) await followCase(db, viewer, { caseId }, stepOfMeeting({ about, startsAt }), now)
  await writeMove(db, viewer, { id, participantId }, 'booked', { case: caseId }, now)
}

/**
 * Gives an appointment another time, place or adviser, in the caller's transaction. Throws Conflict with the reason where
 * the rules refuse it or somebody else was first, and TimeTaken where that time is gone: then the old one stays.
 */
export async function moveAppointment(
  db: Db,
  viewer: Viewer,
  kept: Appointment,
  meeting: Meeting,
  now: Date,
): Promise<Appointment> {
  const side = sideOf(viewer)
  const made = appointmentAfter(kept, 'move', side, now)
  if (!made.ok) throw new Conflict(made.why)
  const sameTime = meeting.startsAt.getTime() === kept.startsAt.getTime()
  await changeAppointment(db, viewer, kept, now, {
    ...columnsOf(meeting),
    status: made.status,
    moves: kept.moves + 1,
    ...(!sameTime && { moved_from: kept.startsAt, moved_by: side, chosen_at: now }),
  })
  if (kept.isNextStep) await followCase(db, viewer, kept, stepOfMeeting({ ...kept, ...meeting }), now)
  await writeMove(db, viewer, kept, 'moved', { by: side }, now)
  return { ...kept, ...meeting, status: made.status, version: kept.version + 1, moves: kept.moves + 1 }
}

/**
 * Makes a move that changes nothing but where an appointment stands: called off, cancelled, accepted, put back. In the
 * caller's transaction; the case follows. Throws Conflict as `moveAppointment` does.
 */
export async function keepAppointmentMove(
  db: Db,
  viewer: Viewer,
  kept: Appointment,
  moving: { readonly move: Exclude<AppointmentMove, 'move'>; readonly reason?: string | null },
  now: Date,
): Promise<Appointment> {
  const made = appointmentAfter(kept, moving.move, sideOf(viewer), now)
  if (!made.ok) throw new Conflict(made.why)
  const isOpen = made.status === 'booked'
  const recordedAt = isOpen ? null : now
  const reason = isOpen ? null : (moving.reason ?? null)
  await changeAppointment(db, viewer, kept, now, {
    ...{ status: made.status, reason, recorded_at: recordedAt },
    recorded_by: isOpen || !('accountId' in viewer) ? null : viewer.accountId,
  })
  if (kept.isNextStep) {
    await followCase(db, viewer, kept, isOpen ? stepOfMeeting(kept) : stepAfterCalledOff(now), now)
  }
  await writeMove(db, viewer, kept, VERBS[moving.move] ?? moving.move, { to: made.status }, now)
  return { ...kept, status: made.status, reason, recordedAt, version: kept.version + 1 }
}

const VERBS: Readonly<Partial<Record<AppointmentMove, string>>> = {
  'call-off': 'called-off',
  cancel: 'cancelled',
  decline: 'cancelled',
  accept: 'accepted',
}

/** Returns on which side of an appointment this viewer stands. */
export const sideOf = (viewer: Viewer): AppointmentSide => (viewer.kind === 'resident' ? 'person' : 'us')

/** Gives the case of an appointment its next step; nothing where it has ended. In the caller's transaction. */
export async function followCase(
  db: Db,
  viewer: Viewer,
  { caseId }: Pick<Appointment, 'caseId'>,
  { words, dueAt }: NextStep,
  now: Date,
): Promise<void> {
  if (caseId === null) return
  if (viewer.kind === 'resident') {
    await keepOwnStep(db, caseId, { words, dueAt })
    return
  }
  const kept = await findCase(db, viewer, caseId, now)
  if (kept && kept.status !== 'closed') await changeCase(db, viewer, kept, now, { next_step: words, due_at: dueAt })
}

/** Changes columns of an appointment as it was read. Throws Conflict where somebody else was first or it is not theirs. */
export async function changeAppointment(
  db: Db,
  viewer: Viewer,
  kept: Pick<Appointment, 'id' | 'version'>,
  now: Date,
  columns: Updateable<AppointmentTable>,
): Promise<void> {
  const { numUpdatedRows } = await unlessTaken(db, (db) =>
    db
      .updateTable('appointment')
      .set({ ...columns, version: kept.version + 1 })
      .where('id', '=', kept.id)
      .where('version', '=', kept.version)
      .where(changesCasework(viewer, 'appointment', now))
      .executeTakeFirst(),
  )
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
}

/** What the database refuses, since one adviser is in one place, is a time that is taken. */
export const unlessTaken = <T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> =>
  inTransaction(db, work).catch((error: { code?: string }) => {
    throw error.code === '23P01' ? new TimeTaken('time-taken') : error
  })

/** Writes what happened to an appointment in the history. */
export function writeMove(
  db: Db,
  viewer: Viewer,
  { id, participantId }: Pick<Appointment, 'id' | 'participantId'>,
  verb: string,
  details: Readonly<Record<string, string | number | null>>,
  now: Date,
): Promise<void> {
  const why = viewer.kind === 'resident' ? 'own-record' : 'support'
  return writeHistory(db, viewer, `appointment.${verb}`, `appointment:${id}`, details, now, { participantId, why })
}

const columnsOf = (meeting: Meeting) => ({
  starts_at: meeting.startsAt,
  minutes: meeting.minutes,
  owner_account_id: meeting.ownerAccountId,
  hub_id: meeting.hubId,
  way: meeting.way,
  where_words: meeting.whereWords,
  video_link: meeting.way === 'video' ? meeting.videoLink : null,
})

/** Returns a row as the rules and pages know it. */
export const appointmentOf = (row: Omit<Selectable<AppointmentTable>, 'sample'>): Appointment => ({
  id: row.id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  hubId: row.hub_id,
  ownerAccountId: row.owner_account_id,
  about: row.about,
  way: row.way,
  whereWords: row.where_words,
  videoLink: row.video_link,
  startsAt: row.starts_at,
  minutes: row.minutes,
  status: row.status,
  isNextStep: row.is_next_step,
  movedFrom: row.moved_from,
  movedBy: row.moved_by,
  moves: row.moves,
  clashes: row.clashes,
  reason: row.reason,
  chosenAt: row.chosen_at,
  recordedAt: row.recorded_at,
  noteId: row.note_id,
  feedback: row.feedback,
  feedbackWords: row.feedback_words,
  version: row.version,
})
