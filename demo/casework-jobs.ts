import type { Insertable } from 'kysely'
import { checkDays, type JobWay } from '../src/domain/job-report.ts'
import { addDays, londonDate, londonMoment } from '../src/domain/london-time.ts'
import type { Schema } from '../src/records/schema.ts'
import type { Common } from './casework-common.ts'

/**
 * Who said themself that they have a job: in which week of the case, how many weeks later it began, and by which way. Who
 * answered the question thirteen and twenty-six weeks later; one has not, and waits on the list of their adviser.
 */
const JOBS: Readonly<Record<string, Said>> = {
  'Ingrid Boateng-Frost': { week: 1, begins: 0, byWay: 'page' },
  'Constance Mbatha': { week: 25, begins: 1, byWay: 'text' },
  'Tyrone Lacey-Nkosi': { week: 12, begins: 7, byWay: 'text', waits: true },
  'Wilhelmina Farouk': { week: 25, begins: 0, byWay: 'page' },
  'Horatio Nwachukwu': { week: 6, begins: 0, byWay: 'whatsapp' },
  'Delphine Karimi': { week: 27, begins: 2, byWay: 'page' },
  'Philippa Undercroft': { week: 6, begins: 1, byWay: 'text' },
}

type Said = {
  readonly week: number
  readonly begins: number
  readonly byWay: JobWay
  /** Whether the last question is not answered. */
  readonly waits?: boolean
}

/** Returns the job that somebody told of, with the questions about it as far as their days have come. */
export function jobsOf(common: Common): {
  readonly job_report: Insertable<Schema['job_report']>[]
  readonly job_check: Insertable<Schema['job_check']>[]
} {
  const { row, keys, at, id, now } = common
  const said = JOBS[row.who]
  if (!said) return { job_report: [], job_check: [] }
  const reportedAt = at(said.week, 400)
  const startsOn = londonDate(at(said.week + said.begins))
  const report = { ...keys, id: id('job'), reported_at: reportedAt, by_way: said.byWay, starts_on: startsOn }
  const checks = checkDays(startsOn, reportedAt).map(({ week, dueOn }) => {
    const asked = dueOn < londonDate(now)
    const answered = asked && !said.waits
    return {
      ...{ ...keys, id: id(`job check ${week}`), report_id: report.id, week, due_on: dueOn, sample: true },
      asked_at: asked ? londonMoment(dueOn, '10:10') : null,
      asked_by_way: asked ? ('text' as const) : null,
      ...(answered
        ? {
            ...{ answer: 'yes' as const, answered_at: londonMoment(addDays(dueOn, 1), '18:20') },
            ...{ answered_by_way: said.byWay, answered_by: null },
          }
        : { answer: null, answered_at: null, answered_by_way: null, answered_by: null }),
    }
  })
  return { job_report: [{ ...report, where_words: row.where, ended_at: null, sample: true }], job_check: checks }
}
