import { releaseRunOut } from '../../../records/fund-run-out.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

/** In the night, so that what ran out yesterday is on somebody's list this morning. */
export const fundJobs: readonly Job[] = [{ name: 'give-back-run-out-vouchers', cron: '25 2 * * *', run: giveBack }]

async function giveBack({ db, now, log }: JobAsk): Promise<void> {
  const count = await releaseRunOut(db, now)
  log.info({ job: 'give-back-run-out-vouchers', count }, 'money of vouchers that ran out is back in its budgets')
}
