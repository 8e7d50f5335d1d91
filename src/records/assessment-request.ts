import { ASKED_EXPIRES_DAYS, type AskedAnswers } from '../domain/assessment-request.ts'
import type { Instrument } from '../domain/instruments.ts'
import { addDays, endOfLondonDay, londonDate } from '../domain/london-time.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import { fullName } from '../domain/participant.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { writeHistory } from './history.ts'
import { refuseStrangers, whyOf } from './plan.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { TodaySource } from './today-source.ts'

export type AskingAnswers = {
  /** Made by the caller. */
  readonly id: string
  readonly participantId: string
  readonly caseId: string | null
  readonly instrument: Pick<Instrument, 'id'>
  readonly answerBy: LocalDate
}

/** Asks somebody to answer an instrument by themself, in the caller's transaction. Throws Conflict `asked-already`. */
export async function askForAnswers(db: Db, viewer: Member, asking: AskingAnswers, now: Date): Promise<void> {
  const { id, participantId, instrument, answerBy } = asking
  await refuseStrangers(db, viewer, { participantId, organizationId: viewer.membership.organizationId }, now)
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('assessment_request')
    .values({
      ...{ id, case_id: asking.caseId, participant_id: participantId, instrument: instrument.id },
      ...{ organization_id: viewer.membership.organizationId, asked_by: viewer.accountId, asked_at: now },
      ...{ answer_by: answerBy, status: 'asked', ended_at: null, assessment_id: null },
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows !== 1n) throw new Conflict('asked-already')
  await written(db, viewer, 'assessment.asked', { id, participantId }, { instrument: instrument.id }, now)
}

/** Returns what these records of one person are asked to answer and have not, the earliest day first. */
export async function openQuestions(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly AskedAnswers[]> {
  const rows = await db
    .selectFrom('assessment_request')
    .innerJoin('account', 'account.id', 'assessment_request.asked_by')
    .selectAll('assessment_request')
    .select('account.name as asked_by_name')
    .where('participant_id', 'in', participantIds)
    .where('status', '=', 'asked')
    .where(readsCasework(viewer, 'assessment_request', now))
    .orderBy('answer_by')
    .orderBy('assessment_request.id')
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, organizationId: row.organization_id, status: row.status },
    ...{ instrument: row.instrument, askedBy: row.asked_by_name, askedAt: row.asked_at, answerBy: row.answer_by },
    version: row.version,
  }))
}

/** Writes that what was asked is answered by this assessment, in the caller's transaction; nothing where nothing was. */
export async function answerQuestions(
  db: Db,
  viewer: Viewer,
  {
    participantIds,
    organizationId,
    instrument,
    assessmentId,
  }: {
    readonly participantIds: readonly string[]
    readonly organizationId: number
    readonly instrument: Pick<Instrument, 'id'>
    readonly assessmentId: string
  },
  now: Date,
): Promise<void> {
  await db
    .updateTable('assessment_request')
    .set((set) => ({
      status: 'answered',
      ended_at: now,
      assessment_id: assessmentId,
      version: set('version', '+', 1),
    }))
    .where('participant_id', 'in', participantIds)
    .where('organization_id', '=', organizationId)
    .where('instrument', '=', instrument.id)
    .where('status', '=', 'asked')
    .where(changesCasework(viewer, 'assessment_request', now))
    .execute()
}

/** Takes back what somebody was asked. Throws Conflict where it is answered by now, or it is not this viewer's to take back. */
export async function withdrawQuestions(db: Db, viewer: Member, asked: AskedAnswers, now: Date): Promise<void> {
  const { numUpdatedRows } = await db
    .updateTable('assessment_request')
    .set({ status: 'withdrawn', ended_at: now, version: asked.version + 1 })
    .where('id', '=', asked.id)
    .where('version', '=', asked.version)
    .where('status', '=', 'asked')
    .where(changesCasework(viewer, 'assessment_request', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  await written(db, viewer, 'assessment.asked-back', asked, { instrument: asked.instrument }, now)
}

/** Lets go of what nobody answered two weeks after its day, for the clock. Returns how many. */
export async function letGoOfQuestions(db: Db, now: Date): Promise<number> {
  const rows = await db
    .updateTable('assessment_request')
    .set((set) => ({ status: 'expired', ended_at: now, version: set('version', '+', 1) }))
    .where('status', '=', 'asked')
    .where('answer_by', '<', addDays(londonDate(now), -ASKED_EXPIRES_DAYS))
    .returning(['id', 'participant_id', 'instrument'])
    .execute()
  for (const { id, participant_id: participantId, instrument } of rows) {
    await writeHistory(db, 'job', 'assessment.not-answered', `assessment-request:${id}`, { instrument }, now, {
      participantId,
      why: 'support',
    })
  }
  return rows.length
}

/** Questions that somebody has not answered by their day, for whoever has the case, or asked where there is none. */
export const unansweredQuestions: TodaySource = async (db, viewer, { now, most }) => {
  const rows = await db
    .selectFrom('assessment_request')
    .leftJoin('support_case', 'support_case.id', 'assessment_request.case_id')
    .innerJoin('participant', 'participant.id', 'assessment_request.participant_id')
    .where('assessment_request.status', '=', 'asked')
    .where('answer_by', '<', londonDate(now))
    .where('assessment_request.organization_id', '=', viewer.membership.organizationId)
    .where((where) =>
      where.or([
        where('support_case.owner_account_id', '=', viewer.accountId),
        where.and([where('assessment_request.case_id', 'is', null), where('asked_by', '=', viewer.accountId)]),
      ]),
    )
    .where(readsCasework(viewer, 'assessment_request', now))
    .select(['assessment_request.id', 'assessment_request.participant_id', 'answer_by', 'given_name', 'family_name'])
    .orderBy('answer_by')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ key: `asked:${row.id}`, kind: 'review', participantId: row.participant_id, timed: false, urgent: false },
    who: fullName({ givenName: row.given_name, familyName: row.family_name }),
    what: 'They have not answered your questions: ask together, or take them back',
    dueAt: endOfLondonDay(row.answer_by),
    href: `/desk/people/${row.participant_id}/assessments`,
  }))
}

const written = (
  db: Db,
  viewer: Viewer,
  verb: string,
  { id, participantId }: Pick<AskedAnswers, 'id' | 'participantId'>,
  details: { readonly instrument: string },
  now: Date,
): Promise<void> =>
  writeHistory(db, viewer, verb, `assessment-request:${id}`, details, now, { participantId, why: whyOf(viewer) })
