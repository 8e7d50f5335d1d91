import { letGoOfQuestions } from '../../../records/assessment-request.ts'
import { inTransaction } from '../../../records/transaction.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const assessmentJobs: readonly Job[] = [{ name: 'let-go-of-questions', cron: '35 2 * * *', run: letGo }]

/** Nobody is asked for ever: what was not answered is let go, and can be asked again. */
async function letGo({ db, now, log }: JobAsk): Promise<void> {
  const count = await inTransaction(db, (db) => letGoOfQuestions(db, now))
  log.info({ job: 'let-go-of-questions', count }, 'questions that nobody answered were let go')
}
