import { type Opened, SourceRefused } from '../../../adapters/formats/format.ts'
import { releaseDuplicates } from '../../../records/duplicate.ts'
import { dueSources } from '../../../records/import-source.ts'
import { findUpload, readUploadAddress } from '../../../records/partner-feed.ts'
import { indexOpportunities } from '../../../records/search-index.ts'
import { isFeedFormat } from '../../../web/feed-formats.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { runImport } from './run-import.job.ts'

/** What feeds need done by themselves. */
export const feedJobs: readonly Job[] = [
  { name: 'read-due-feeds', cron: '* * * * *', run: readDueFeeds },
  { name: 'release-duplicates', cron: '15 * * * *', run: releaseRepeats },
]

/** Reads every source again whose hours have passed, and what partners asked for, one after the other. */
export async function readDueFeeds({ db, now, log }: JobAsk): Promise<void> {
  for (const source of await dueSources(db, now)) {
    const { name, format, address, owner } = source
    if (!isFeedFormat(format)) continue
    const upload = readUploadAddress(address)
    const open = upload === null ? undefined : () => openUpload(db, upload)
    const kept = {
      columnNames: source.columnNames,
      kinds: source.kinds,
      owner,
      open,
      lossAccepted: source.lossAccepted,
    }
    const { outcome, read } = await runImport(db, { source: name, format, address, now, ...kept })
    const facts = { job: 'read-due-feeds', count: read }
    if (outcome === 'done') log.info(facts, 'a source was read again')
    else log.warn(facts, `a source was ${outcome}: the list of sources says which, and why`)
  }
}

/** What a partner has uploaded, as a source that has been opened. */
async function openUpload(db: JobAsk['db'], id: number): Promise<Opened> {
  const upload = await findUpload(db, id)
  if (!upload) throw new SourceRefused('The file is not kept any more. Please bring it again.')
  async function* body() {
    yield upload!.bytes
  }
  return { address: upload.name, type: null, body: body() }
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
