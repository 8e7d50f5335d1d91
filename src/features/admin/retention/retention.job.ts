import { erasedBefore, RETENTION } from '../../../domain/retention.ts'
import { describeError } from '../../../kit/log.ts'
import { eraseEnded } from '../../../records/retention.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const retentionJobs: readonly Job[] = [{ name: 'erase-ended', cron: '10 4 * * *', run: eraseAllEnded }]

/** Erases what ended long enough ago, subject by subject. Where one cannot be, the others are, and the run is tried again. */
export async function eraseAllEnded({ db, now, places, log }: JobAsk): Promise<void> {
  const failed: string[] = []
  for (const rule of RETENTION) {
    try {
      const count = await eraseEnded(db, rule.subject, erasedBefore(rule, places, now), now)
      log.info({ job: 'erase-ended', count }, `ended long ago and erased: ${rule.subject}`)
    } catch (error) {
      failed.push(rule.subject)
      log.error({ job: 'erase-ended', error: describeError(error) }, `could not be erased: ${rule.subject}`)
    }
  }
  if (failed.length > 0) throw new Error(`not erased: ${failed.join(', ')}`)
}
