import { foldOpenCounts } from '../../../records/promise.ts'
import type { Job } from '../../../web/job.ts'

/** What is open is counted by adding; at night the sums are made short again. */
export const promiseJobs: readonly Job[] = [
  { name: 'fold-open-counts', cron: '35 3 * * *', run: ({ db }) => foldOpenCounts(db) },
]
