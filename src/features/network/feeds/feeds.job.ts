import { releaseDuplicates } from '../../../records/duplicate.ts'
import { dueSources } from '../../../records/import-source.ts'
import { indexOpportunities } from '../../../records/search-index.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { isFeedFormat } from './formats.job.ts'
import { runImport } from './run-import.job.ts'

/** What feeds need done by themselves. */
export const feedJobs: readonly Job[] = [
  { name: 'read-due-feeds', cron: '*/10 * * * *', run: readDueFeeds },
  { name: 'release-duplicates', cron: '15 * * * *', run: releaseRepeats },
]

/** Reads every source again whose hours have passed, one after the other. */
export async function readDueFeeds({ db, now, log }: JobAsk): Promise<void> {
  for (const { name, format, address } of await dueSources(db, now)) {
    if (!isFeedFormat(format)) continue
    const { outcome, read } = await runImport(db, { source: name, format, address, now })
    const facts = { job: 'read-due-feeds', count: read }
    if (outcome === 'done') log.info(facts, 'a source was read again')
    else log.warn(facts, `a source was ${outcome}: the list of sources says which, and why`)
  }
}

/** When the listing that another repeats has closed, the other takes its place in search. */
export async function releaseRepeats({ db, now }: JobAsk): Promise<void> {
  const released = await releaseDuplicates(db, now)
  await indexOpportunities(
    db,
    released.map(({ id }) => id),
    now,
  )
}
