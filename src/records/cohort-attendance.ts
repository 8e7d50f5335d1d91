import { randomUUID } from 'node:crypto'
import {
  ABSENCES_FOR_FLAG,
  type AttendanceStatus,
  absencesInARow,
  askBy,
  type CohortSession,
} from '../domain/cohort.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import type { CohortPlace } from './cohort-place.ts'
import { writeHistory } from './history.ts'
import { changesPlace, seesPlace } from './reach-of-cohorts.ts'
import type { Db } from './schema.ts'

/** What is written of somebody and a meeting. */
export type Attended = {
  readonly sessionId: string
  readonly placeId: string
  readonly status: AttendanceStatus
  readonly version: number
}

/** Returns who came to the meetings of a group, as far as this viewer sees them. */
export async function attendanceOf(db: Db, viewer: Viewer, cohortId: string, now: Date): Promise<readonly Attended[]> {
  const rows = await db
    .selectFrom('cohort_attendance')
    .innerJoin('cohort_session', 'cohort_session.id', 'cohort_attendance.session_id')
    .select(['session_id', 'place_id', 'cohort_attendance.status', 'cohort_attendance.version'])
    .where('cohort_session.cohort_id', '=', cohortId)
    .where(seesPlace(viewer, 'cohort_attendance', now))
    .execute()
  return rows.map((row) => ({
    ...{ sessionId: row.session_id, placeId: row.place_id, status: row.status, version: row.version },
  }))
}

/** One row of the form: what somebody ticked, and which version they saw (0: nothing yet). */
export type AttendanceRow = {
  readonly place: CohortPlace
  readonly status: AttendanceStatus
  readonly seen: number
}

/** What came of a form: whom it wrote down, and where somebody else had written otherwise in the meantime. */
export type AttendanceSaved = {
  readonly saved: readonly CohortPlace[]
  readonly clashes: readonly { readonly place: CohortPlace; readonly theirs: AttendanceStatus }[]
}

/**
 * Writes down who came, row by row, in the caller's transaction: two who fill in the same form lose nothing of each
 * other's. A row that somebody else wrote otherwise in the meantime stays as theirs and is given back to be looked at.
 */
export async function keepAttendance(
  db: Db,
  viewer: Member,
  session: CohortSession,
  rows: readonly AttendanceRow[],
  now: Date,
): Promise<AttendanceSaved> {
  const saved: CohortPlace[] = []
  const clashes: { place: CohortPlace; theirs: AttendanceStatus }[] = []
  // In one order for everybody, so that two forms wait for each other and never both at once.
  for (const row of rows.toSorted((a, b) => (a.place.id < b.place.id ? -1 : 1))) {
    const written = await writeRow(db, viewer, session, row, now)
    if (written === 'saved') saved.push(row.place)
    else if (written !== 'same') clashes.push({ place: row.place, theirs: written })
  }
  for (const { id, participantId } of saved) {
    const about = { participantId, why: 'support' } as const
    const details = { number: session.number, place: id }
    await writeHistory(db, viewer, 'cohort.attendance', `cohort:${session.cohortId}`, details, now, about)
  }
  for (const place of saved) await followAbsences(db, viewer, place, now)
  return { saved, clashes }
}

async function writeRow(
  db: Db,
  viewer: Member,
  session: CohortSession,
  { place, status, seen }: AttendanceRow,
  now: Date,
): Promise<'saved' | 'same' | AttendanceStatus> {
  const recorded = { status, recorded_at: now, recorded_by: viewer.accountId }
  if (seen === 0) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('cohort_attendance')
      .values({
        ...{ session_id: session.id, place_id: place.id, participant_id: place.participantId },
        ...{ organization_id: place.organizationId, run_by: place.runBy, ...recorded },
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows === 1n) return 'saved'
  }
  const before = await db
    .selectFrom('cohort_attendance')
    .select(['status', 'version'])
    .where('session_id', '=', session.id)
    .where('place_id', '=', place.id)
    .where(changesPlace(viewer, 'cohort_attendance', now))
    .forUpdate()
    .executeTakeFirst()
  if (!before || before.status === status) return 'same'
  if (before.version !== seen) return before.status
  await db
    .updateTable('cohort_attendance')
    .set({ ...recorded, version: seen + 1 })
    .where('session_id', '=', session.id)
    .where('place_id', '=', place.id)
    .execute()
  return 'saved'
}

/** Who missed several in a row is asked about by a day; who came again is not. */
async function followAbsences(db: Db, viewer: Member, place: CohortPlace, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('cohort_attendance')
    .innerJoin('cohort_session', 'cohort_session.id', 'cohort_attendance.session_id')
    .select('cohort_attendance.status')
    .where('place_id', '=', place.id)
    .where(seesPlace(viewer, 'cohort_attendance', now))
    .orderBy('cohort_session.number')
    .execute()
  const row = absencesInARow(rows.map(({ status }) => status))
  if (row === 0) {
    await db
      .updateTable('absence_flag')
      .set({ closed_at: now, closed_by: viewer.accountId, closed_words: 'Came again' })
      .where('place_id', '=', place.id)
      .where('closed_at', 'is', null)
      .where(changesPlace(viewer, 'absence_flag', now))
      .execute()
  }
  if (row < ABSENCES_FOR_FLAG || place.status !== 'enrolled') return
  await db
    .insertInto('absence_flag')
    .values({
      ...{ id: randomUUID(), place_id: place.id, cohort_id: place.cohortId, participant_id: place.participantId },
      ...{ organization_id: place.organizationId, run_by: place.runBy, owner_account_id: place.adviserId },
      ...{ in_a_row: row, raised_at: now, due_at: askBy(now), closed_at: null, closed_by: null, closed_words: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
