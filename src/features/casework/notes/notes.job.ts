import { removeOldWorkDrafts } from '../../../records/work-draft.ts'
import type { Job } from '../../../web/job.ts'

/** What was typed about somebody and never saved is not kept for nobody. */
export const notesJobs: readonly Job[] = [
  {
    name: 'forget-work-drafts',
    cron: '55 2 * * *',
    run: async ({ db, now, log }) => {
      const count = await removeOldWorkDrafts(db, now)
      log.info({ job: 'forget-work-drafts', count }, 'what was typed about people and left is gone')
    },
  },
]
