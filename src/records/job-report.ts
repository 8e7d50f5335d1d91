import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import {
  checkDays,
  type JobAnswer,
  type JobCheck,
  type JobReport,
  type JobWay,
  stepAfterJob,
  stepAfterJobEnded,
} from '../domain/job-report.ts'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member, Viewer } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { nextByPerson, type OwnCase, type ResidentViewer, tellOwner } from './case-news.ts'
import { writeHistory } from './history.ts'
import { changesCasework, readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { JobCheckTable, JobReportTable } from './schema-my-plan.ts'

/** What somebody says of their new job; all but that they have it can be left out. */
export type ReportingJob = {
  readonly byWay: JobWay
  readonly startsOn: LocalDate | null
  readonly whereWords: string | null
}

/**
 * Keeps that somebody has a job, in the caller's transaction: with the days on which we ask whether they still have it,
 * a next step for whoever has the case, and word to them. Said twice it is one report; returns its id.
 */
export async function reportJob(
  db: Db,
  viewer: ResidentViewer,
  of: OwnCase,
  { byWay, startsOn, whereWords }: ReportingJob,
  now: Date,
): Promise<string> {
  const before = await db
    .selectFrom('job_report')
    .select('id')
    .where('case_id', '=', of.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (before) return before.id
  const id = randomUUID()
  const whose = { case_id: of.id, participant_id: of.participantId, organization_id: of.organizationId }
  await db
    .insertInto('job_report')
    .values({
      id,
      ...whose,
      reported_at: now,
      by_way: byWay,
      starts_on: startsOn,
      where_words: whereWords,
      ended_at: null,
    })
    .execute()
  await db
    .insertInto('job_check')
    .values(
      checkDays(startsOn, now).map(({ week, dueOn }) => ({
        ...{ id: randomUUID(), report_id: id, ...whose, week, due_on: dueOn, asked_at: null, asked_by_way: null },
        ...{ answer: null, answered_at: null, answered_by_way: null, answered_by: null },
      })),
    )
    .execute()
  await nextByPerson(db, viewer, of, { ...stepAfterJob(now), reason: 'job', said: 'I got a job' }, now)
  await tellOwner(db, of, `job:${id}`, now)
  await written(db, viewer, 'job.reported', `job-report:${id}`, of.participantId, { way: byWay }, now)
  return id
}

/** Adds when and where to what was reported, in the caller's transaction. The days on which we ask move along. */
export async function addToReport(
  db: Db,
  viewer: ResidentViewer,
  id: string,
  { startsOn, whereWords }: { readonly startsOn?: LocalDate; readonly whereWords?: string },
  now: Date,
): Promise<void> {
  const row = await db
    .updateTable('job_report')
    .set((set) => ({
      ...(startsOn && { starts_on: startsOn }),
      ...(whereWords && { where_words: whereWords }),
      version: set('version', '+', 1),
    }))
    .where('id', '=', id)
    .where(changesCasework(viewer, 'job_report', now))
    .returning(['participant_id', 'reported_at'])
    .executeTakeFirst()
  if (!row) throw new Conflict('moved-by-someone-else')
  for (const { week, dueOn } of startsOn ? checkDays(startsOn, row.reported_at) : []) {
    await db
      .updateTable('job_check')
      .set({ due_on: dueOn })
      .where('report_id', '=', id)
      .where('week', '=', week)
      .where('asked_at', 'is', null)
      .where(changesCasework(viewer, 'job_check', now))
      .execute()
  }
  await written(db, viewer, 'job.completed', `job-report:${id}`, row.participant_id, {}, now)
}

/** Returns the jobs that were reported in these records of one person, the latest first. */
export async function jobReportsOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly JobReport[]> {
  const rows = await db
    .selectFrom('job_report')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'job_report', now))
    .orderBy('reported_at', 'desc')
    .execute()
  return rows.map(reportOf)
}

/** Returns the questions about the jobs of one person, by their day. */
export async function jobChecksOf(
  db: Db,
  viewer: Viewer,
  participantIds: readonly string[],
  now: Date,
): Promise<readonly JobCheck[]> {
  const rows = await db
    .selectFrom('job_check')
    .selectAll()
    .where('participant_id', 'in', participantIds)
    .where(readsCasework(viewer, 'job_check', now))
    .orderBy('due_on')
    .execute()
  return rows.map(checkOf)
}

/**
 * Keeps the answer to "Are you still in work?", in the caller's transaction. No ends the report: whoever has the case
 * gets a next step, and later questions are not asked. Throws Conflict where it was answered already.
 */
export async function answerCheck(
  db: Db,
  viewer: ResidentViewer | Member,
  check: JobCheck,
  said: { readonly answer: JobAnswer; readonly byWay: JobWay | 'adviser' },
  now: Date,
): Promise<void> {
  const { answer, byWay } = said
  const { numUpdatedRows } = await db
    .updateTable('job_check')
    .set({ answer, answered_at: now, answered_by_way: byWay, version: check.version + 1 })
    .$if(viewer.kind === 'member', (query) =>
      query.set({ answered_by: 'accountId' in viewer ? viewer.accountId : null }),
    )
    .where('id', '=', check.id)
    .where('version', '=', check.version)
    .where('answered_at', 'is', null)
    .where(changesCasework(viewer, 'job_check', now))
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  if (answer === 'no') await endReport(db, viewer, check, now)
  await written(
    db,
    viewer,
    'job.check-answered',
    `job-check:${check.id}`,
    check.participantId,
    { answer, way: byWay },
    now,
  )
}

async function endReport(db: Db, viewer: ResidentViewer | Member, check: JobCheck, now: Date): Promise<void> {
  await db
    .updateTable('job_report')
    .set((set) => ({ ended_at: now, version: set('version', '+', 1) }))
    .where('id', '=', check.reportId)
    .where('ended_at', 'is', null)
    .where(changesCasework(viewer, 'job_report', now))
    .execute()
  if (viewer.kind === 'member') return
  const of = { id: check.caseId, participantId: check.participantId, organizationId: check.organizationId }
  const next = { ...stepAfterJobEnded(now), reason: 'job-ended', said: 'I am no longer in this job' }
  await nextByPerson(db, viewer, of, next, now)
  await tellOwner(db, of, `job-ended:${check.id}`, now)
}

/** Returns a question that this viewer reads; null for everybody else. */
export async function findCheck(db: Db, viewer: Viewer, id: string, now: Date): Promise<JobCheck | null> {
  const row = await db
    .selectFrom('job_check')
    .selectAll()
    .where('id', '=', id)
    .where(readsCasework(viewer, 'job_check', now))
    .executeTakeFirst()
  return row ? checkOf(row) : null
}

const written = (
  db: Db,
  viewer: ResidentViewer | Member,
  verb: string,
  subject: string,
  participantId: string,
  details: Readonly<Record<string, string>>,
  now: Date,
) =>
  writeHistory(db, viewer, verb, subject, details, now, {
    participantId,
    why: viewer.kind === 'resident' ? 'own-record' : 'support',
  })

const reportOf = (row: Selectable<JobReportTable>): JobReport => ({
  id: row.id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  reportedAt: row.reported_at,
  byWay: row.by_way,
  startsOn: row.starts_on,
  whereWords: row.where_words,
  endedAt: row.ended_at,
  version: row.version,
})

/** Returns a row as the rules and pages know it. */
export const checkOf = (row: Selectable<JobCheckTable>): JobCheck => ({
  id: row.id,
  reportId: row.report_id,
  caseId: row.case_id,
  participantId: row.participant_id,
  organizationId: row.organization_id,
  week: row.week,
  dueOn: row.due_on,
  askedAt: row.asked_at,
  answer: row.answer,
  answeredAt: row.answered_at,
  version: row.version,
})
