import { isCheckOpen, type JobCheck, type JobReport, type JobWay } from '../domain/job-report.ts'
import { londonDate } from '../domain/london-time.ts'
import { dateWords, fullDate } from './dates.ts'

/** A job that somebody told of, as the desk reads it. */
export type JobLine = {
  readonly title: string
  readonly said: string
  /** What they answered weeks later, or when they are asked. */
  readonly checks: readonly string[]
}

/** Returns the jobs that somebody told of, with what they said to "Are you still in work?". No proof of anything. */
export const jobLines = (jobs: readonly JobReport[], checks: readonly JobCheck[], now: Date): readonly JobLine[] =>
  jobs.map((job) => ({
    title: `${job.whereWords ?? 'A job'}${job.startsOn ? `, from ${dateWords(job.startsOn, londonDate(now))}` : ''}`,
    said: `They told us ${BY[job.byWay]} on ${fullDate(londonDate(job.reportedAt))}${job.endedAt ? ', and that it has ended' : ''}.`,
    checks: checks.filter(({ reportId }) => reportId === job.id).map((check) => checkWords(check, job, now)),
  }))

function checkWords(check: JobCheck, job: JobReport, now: Date): string {
  const after = `After ${check.week} weeks`
  if (check.answer) return `${after}: ${check.answer === 'yes' ? 'still in work' : 'not any more'}`
  if (isCheckOpen(check, londonDate(now)) && check.askedAt) return `${after}: asked, no answer yet`
  return job.endedAt ? `${after}: not asked` : `${after}: we ask on ${fullDate(check.dueOn)}`
}

const BY: Readonly<Record<JobWay, string>> = { page: 'on their page', text: 'by text', whatsapp: 'by WhatsApp' }
