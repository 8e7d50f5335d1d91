import { readsCasework } from './reach-of-casework.ts'
import { before, keyOf, latest, type TimelineSource } from './timeline-source.ts'

/** Jobs that somebody told of themself. */
export const jobsHappened: TimelineSource = {
  kind: 'case',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('job_report')
      .where('participant_id', 'in', look.participantIds)
      .where(before(look, 'reported_at', 'job', 'job_report.id'))
      .where(readsCasework(viewer, 'job_report', look.now))
      .select(['reported_at as at', 'where_words', 'participant_id', keyOf('job', 'job_report.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at, kind: 'case', what: 'They told us of a job', words: row.where_words, by: null },
      href: `/desk/people/${row.participant_id}#work`,
    }))
  },
}

/** What they answered when they were asked whether they are still in it. */
export const jobChecksHappened: TimelineSource = {
  kind: 'case',
  async read(db, viewer, look) {
    const rows = await db
      .selectFrom('job_check')
      .leftJoin('account', 'account.id', 'job_check.answered_by')
      .where('job_check.participant_id', 'in', look.participantIds)
      .where('job_check.answered_at', 'is not', null)
      .where(before(look, 'job_check.answered_at', 'job-check', 'job_check.id'))
      .where(readsCasework(viewer, 'job_check', look.now))
      .select(['job_check.answered_at as at', 'job_check.answer', 'job_check.week', 'job_check.participant_id'])
      .select(['account.name', keyOf('job-check', 'job_check.id').as('key')])
      .$call(latest(look))
      .execute()
    return rows.map((row) => ({
      ...{ key: row.key, at: row.at!, kind: 'case', words: null, by: row.name },
      what: `${row.answer === 'yes' ? 'Still in work' : 'Not in work any more'} after ${row.week} weeks`,
      href: `/desk/people/${row.participant_id}#work`,
    }))
  },
}
