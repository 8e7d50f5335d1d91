import type { Selectable } from 'kysely'
import { type Answers, type Assessment, type AssessmentTaking, scoresOf, validAnswers } from '../domain/assessment.ts'
import type { Instrument } from '../domain/instruments.ts'
import type { Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { accountOf, refuseStrangers, whyOf } from './plan.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { AssessmentTable } from './schema-casework.ts'

type TakingAssessment = {
  /** Made by the caller. */
  readonly id: string
  readonly participantId: string
  readonly organizationId: number
  readonly caseId: string | null
  readonly instrument: Instrument
  /** What was answered; a question that is not there was left out on purpose. */
  readonly answers: Answers
  readonly takenAt: Date
  readonly takenHow: AssessmentTaking
  readonly sample?: boolean
}

/**
 * Keeps the answers of one day with what they come to, in the caller's transaction. Throws Conflict (`nothing-answered`)
 * where no answer is one of this instrument. A person who answers alone is written down as such.
 */
export async function takeAssessment(db: Db, viewer: Viewer, taking: TakingAssessment, now: Date): Promise<void> {
  const { id, participantId, instrument } = taking
  const answers = validAnswers(instrument, taking.answers)
  if (Object.keys(answers).length === 0) throw new Conflict('nothing-answered')
  await refuseStrangers(db, viewer, taking, now)
  await db
    .insertInto('assessment')
    .values({
      ...{ id, case_id: taking.caseId, participant_id: participantId, organization_id: taking.organizationId },
      ...{ instrument: instrument.id, instrument_version: instrument.version },
      ...{ answers: JSON.stringify(answers), scores: JSON.stringify(scoresOf(instrument, answers)) },
      ...{ taken_at: taking.takenAt, taken_how: viewer.kind === 'resident' ? 'alone' : taking.takenHow },
      ...{ account_id: accountOf(viewer), withdrawn_at: null, sample: taking.sample ?? false },
    })
    .execute()
  const details = { instrument: instrument.id, version: instrument.version }
  const about = { participantId, why: whyOf(viewer) }
  await writeHistory(db, viewer, 'assessment.taken', `assessment:${id}`, details, now, about)
}

/** Returns what was ever answered in these records of one person, the latest first; what was withdrawn as well. */
export async function assessmentsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly Assessment[]> {
  const rows = await db
    .selectFrom('assessment')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'assessment', now))
    .orderBy('taken_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(assessmentOf)
}

/** Takes back answers that were written down by mistake: they stay to be seen, and count for nothing. Once. */
export async function withdrawAssessment(db: Db, viewer: Viewer, kept: Assessment, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ withdrawn_at: now })
    .where('id', '=', kept.id)
    .where('withdrawn_at', 'is', null)
    .where(changesCasework(viewer, 'assessment', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await writeHistory(db, viewer, 'assessment.withdrawn', `assessment:${kept.id}`, {}, now, {
    participantId: kept.participantId,
    why: whyOf(viewer),
  })
}

const assessmentOf = (row: Selectable<AssessmentTable>): Assessment => ({
  id: row.id,
  participantId: row.participant_id,
  caseId: row.case_id,
  instrument: row.instrument,
  version: row.instrument_version,
  answers: row.answers,
  scores: row.scores,
  takenAt: row.taken_at,
  takenHow: row.taken_how,
  withdrawnAt: row.withdrawn_at,
})
