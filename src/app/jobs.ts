import { PgBoss } from 'pg-boss'
import type { FileStore } from '../adapters/files/file-store.ts'
import type { KeepHeads } from '../adapters/history-heads/history-heads.ts'
import type { Place } from '../domain/place.ts'
import { accountsJobs } from '../features/admin/accounts/accounts.job.ts'
import { erasePeopleJobs } from '../features/admin/data-protection/erase-people.job.ts'
import { makeCopiesJobs } from '../features/admin/data-protection/make-copies.job.ts'
import { historyJobs } from '../features/admin/history/keep-heads.job.ts'
import { messageJobs } from '../features/admin/messages/tidy-messages.job.ts'
import { retentionJobs } from '../features/admin/retention/retention.job.ts'
import { appointmentJobs } from '../features/casework/appointments/reminders.job.ts'
import { assessmentJobs } from '../features/casework/assessments/assessments.job.ts'
import { newAdviserJobs } from '../features/casework/cases/new-adviser.job.ts'
import { duplicatesJobs } from '../features/casework/duplicates/duplicates.job.ts'
import { helpRequestJobs } from '../features/casework/help-requests/help-requests.job.ts'
import { jobCheckJobs } from '../features/casework/job-checks/job-checks.job.ts'
import { notesJobs } from '../features/casework/notes/notes.job.ts'
import { promiseJobs } from '../features/casework/promise/promise.job.ts'
import { reviewJobs } from '../features/casework/reviews/reviews.job.ts'
import { fundJobs } from '../features/casework/support-fund/run-out.job.ts'
import { jobApplicationJobs } from '../features/employers/job-applications/reply-deadline.job.ts'
import { feedJobs } from '../features/network/feeds/feeds.job.ts'
import { stillOpenJobs } from '../features/network/still-open/still-open.job.ts'
import { alertJobs } from '../features/public/alerts/alerts.job.ts'
import { bookJobs } from '../features/public/book/book.job.ts'
import { enrolJobs } from '../features/public/enrol/enrol.job.ts'
import { answerByLinkJobs } from '../features/referrals/answer-by-link/link-clock.job.ts'
import { fhirJobs } from '../features/referrals/fhir-api/tell-senders.job.ts'
import { referralClockJobs } from '../features/referrals/referral-clock/referral-clock.job.ts'
import { referralDraftJobs } from '../features/referrals/referral-drafts/referral-drafts.job.ts'
import type { Clock } from '../kit/clock.ts'
import { describeError, type Log } from '../kit/log.ts'
import type { KeepErasure } from '../records/erasure.ts'
import type { Db } from '../records/schema.ts'
import { removeExpired } from '../records/search-index.ts'
import { removeOldShortlists } from '../records/shortlist.ts'
import type { Job, JobAsk } from '../web/job.ts'

/** Everything that happens by itself. */
export const JOBS: readonly Job[] = [
  ...feedJobs,
  ...reviewJobs,
  ...assessmentJobs,
  ...jobCheckJobs,
  ...jobApplicationJobs,
  ...alertJobs,
  ...enrolJobs,
  ...helpRequestJobs,
  ...bookJobs,
  ...appointmentJobs,
  ...newAdviserJobs,
  ...promiseJobs,
  ...fundJobs,
  ...stillOpenJobs,
  ...accountsJobs,
  ...referralDraftJobs,
  ...notesJobs,
  ...messageJobs,
  ...fhirJobs,
  ...answerByLinkJobs,
  ...historyJobs,
  ...referralClockJobs,
  ...duplicatesJobs,
  ...retentionJobs,
  ...erasePeopleJobs,
  ...makeCopiesJobs,
  { name: 'remove-expired', cron: '5 * * * *', run: tidyListings },
  { name: 'forget-old-shortlists', cron: '20 3 * * *', run: forgetShortlists },
]

/** Searches leave out what has passed by themselves; this keeps their table small. */
async function tidyListings({ db, now, log }: JobAsk): Promise<void> {
  log.info(
    { job: 'remove-expired', count: await removeExpired(db, now) },
    'listings that have passed are gone from search',
  )
}

async function forgetShortlists({ db, now, log }: JobAsk): Promise<void> {
  log.info(
    { job: 'forget-old-shortlists', count: await removeOldShortlists(db, now) },
    'old shared shortlists are gone',
  )
}

export type JobParts = {
  readonly url: string
  readonly db: Db
  readonly jobs: readonly Job[]
  readonly places: readonly Place[]
  readonly origin: () => string
  readonly clock: Clock
  readonly log: Log
  readonly fileStore?: FileStore | undefined
  readonly keepHeads?: KeepHeads | undefined
  readonly keepErasure?: KeepErasure | undefined
}

export type RunningJobs = { readonly stop: () => Promise<void> }

/** Starts the queue in PostgreSQL and its timetable. Several processes may do so: each run is done by one of them. */
export async function startJobs(parts: JobParts): Promise<RunningJobs> {
  const boss = new PgBoss({
    connectionString: parts.url,
    application_name: 'good-work queue',
    schema: 'job_queue',
    createSchema: false,
    max: 2,
  })
  boss.on('error', (error) => parts.log.warn({ error: describeError(error) }, 'the job queue met an error'))
  await boss.start()
  for (const job of parts.jobs) await schedule(boss, job, parts)
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) }
}

async function schedule(boss: PgBoss, job: Job, parts: JobParts): Promise<void> {
  const options = {
    policy: 'exclusive' as const,
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 3600,
  }
  if (await boss.getQueue(job.name)) await boss.updateQueue(job.name, { retryLimit: options.retryLimit })
  else await boss.createQueue(job.name, options)
  await boss.schedule(job.name, job.cron, null, { tz: 'Europe/London' })
  await boss.work(job.name, { pollingIntervalSeconds: 10 }, () => run(job, parts))
}

async function run(
  job: Job,
  { db, places, origin, clock, log, fileStore, keepHeads, keepErasure }: JobParts,
): Promise<void> {
  const before = performance.now()
  try {
    await job.run({ db, places, origin: origin(), log, fileStore, keepHeads, keepErasure, now: clock() })
    log.info({ job: job.name, milliseconds: Math.round(performance.now() - before) }, 'job done')
  } catch (error) {
    log.error({ job: job.name, error: describeError(error) }, 'job failed')
    throw error
  }
}
