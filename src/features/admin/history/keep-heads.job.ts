import { historyHeads } from '../../../records/history-chain.ts'
import type { Job } from '../../../web/job.ts'

/** Every hour, where each chain of the history stands is kept outside the database: `bin/history verify --heads`. */
export const historyJobs: readonly Job[] = [
  {
    name: 'keep-history-heads',
    cron: '2 * * * *',
    async run({ db, keepHeads, log, now }) {
      if (!keepHeads) return
      const heads = await historyHeads(db)
      await keepHeads(heads.map((head) => JSON.stringify({ ...head, at: now.toISOString() })))
      log.info({ job: 'keep-history-heads', count: heads.length }, 'the heads of the history are kept')
    },
  },
]
