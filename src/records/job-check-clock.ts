import { CHECK_WAITS_DAYS, type JobCheck } from '../domain/job-report.ts'
import { addDays, endOfLondonDay, londonDate } from '../domain/london-time.ts'
import { fullName, type Participant } from '../domain/participant.ts'
import { checkOf } from './job-report.ts'
import { peopleToTell } from './participant.ts'
import { readsCasework } from './reach-of-casework.ts'
import type { Db } from './schema.ts'
import type { TodaySource } from './today-source.ts'

/** A question that is to be asked, of whom, and where they live. */
export type AskingCheck = { readonly check: JobCheck; readonly person: Participant; readonly placeSlug: string }

/** Returns the questions that are to be asked now; a job's, over all organisations. Of a job that ended nothing is asked. */
export async function checksToAsk(db: Db, now: Date, most = 500): Promise<readonly AskingCheck[]> {
  const rows = await db
    .selectFrom('job_check')
    .innerJoin('job_report', 'job_report.id', 'job_check.report_id')
    .selectAll('job_check')
    .where('job_check.due_on', '<=', londonDate(now))
    .where('job_check.answered_at', 'is', null)
    .where('job_check.asked_at', 'is', null)
    .where('job_report.ended_at', 'is', null)
    .orderBy('job_check.due_on')
    .limit(most)
    .execute()
  const people = await peopleToTell(
    db,
    rows.map(({ participant_id }) => participant_id),
  )
  return rows.map((row) => ({ check: checkOf(row), ...people.get(row.participant_id)! }))
}

/** Writes that a question was asked, and by which way. */
export async function markAsked(
  db: Db,
  { id }: JobCheck,
  byWay: 'email' | 'text' | 'adviser',
  now: Date,
): Promise<void> {
  await db.updateTable('job_check').set({ asked_at: now, asked_by_way: byWay }).where('id', '=', id).execute()
}

/** Questions that a person asks: there was no safe way to ask by, or nobody answered for some days. */
export const jobChecksDue: TodaySource = async (db, viewer, { now, most }) => {
  const quietSince = addDays(londonDate(now), -CHECK_WAITS_DAYS)
  const rows = await db
    .selectFrom('job_check')
    .innerJoin('support_case', 'support_case.id', 'job_check.case_id')
    .innerJoin('participant', 'participant.id', 'job_check.participant_id')
    .where('support_case.owner_account_id', '=', viewer.accountId)
    .where('job_check.answered_at', 'is', null)
    .where('job_check.asked_at', 'is not', null)
    .where((where) => where.or([where('asked_by_way', '=', 'adviser'), where('job_check.due_on', '<=', quietSince)]))
    .where(readsCasework(viewer, 'job_check', now))
    .select(['job_check.id', 'job_check.participant_id', 'week', 'due_on', 'given_name', 'family_name'])
    .orderBy('due_on')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    key: `job-check:${row.id}`,
    kind: 'job-check',
    who: fullName({ givenName: row.given_name, familyName: row.family_name }),
    participantId: row.participant_id,
    what: `Ask whether they are still in work, ${row.week} weeks after they started`,
    dueAt: endOfLondonDay(addDays(row.due_on, CHECK_WAITS_DAYS)),
    timed: false,
    urgent: false,
    href: `/desk/people/${row.participant_id}`,
    acts: [
      { path: '/desk/job-checks', text: 'Still in work', fields: { check: row.id, answer: 'yes' } },
      { path: '/desk/job-checks', text: 'Not any more', fields: { check: row.id, answer: 'no' } },
    ],
  }))
}
