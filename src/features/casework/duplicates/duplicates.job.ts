import { countNames, findPossibleDuplicates } from '../../../records/person-match-batch.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

/** Looks through the day for others like people who are new; counts names at night. */
export const duplicatesJobs: readonly Job[] = [
  { name: 'find-duplicates', cron: '*/10 * * * *', run: findDuplicates },
  { name: 'count-names', cron: '50 3 * * *', run: recount },
]

async function findDuplicates({ db, now, log }: JobAsk): Promise<void> {
  const { looked, found } = await findPossibleDuplicates(db, now)
  if (looked > 0) log.info({ job: 'find-duplicates', count: found }, 'others like new people were looked for')
}

async function recount({ db, log }: JobAsk): Promise<void> {
  await db.transaction().execute(countNames)
  log.info({ job: 'count-names' }, 'names were counted')
}
