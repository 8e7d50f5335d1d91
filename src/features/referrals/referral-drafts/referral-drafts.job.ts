import { removeOldReferralDrafts } from '../../../records/referral-draft.ts'
import type { Job } from '../../../web/job.ts'

/** Drafts hold what people said of somebody: they are not kept for nobody. */
export const referralDraftJobs: readonly Job[] = [
  {
    name: 'forget-referral-drafts',
    cron: '50 2 * * *',
    run: async ({ db, now, log }) => {
      const count = await removeOldReferralDrafts(db, now)
      log.info({ job: 'forget-referral-drafts', count }, 'drafts of referrals that were left are gone')
    },
  },
]
