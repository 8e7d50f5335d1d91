import { type Opened, SourceRefused } from '../../../adapters/formats/format.ts'
import type { Worded } from '../../../domain/message.ts'
import { releaseDuplicates } from '../../../records/duplicate.ts'
import { dueSources } from '../../../records/import-source.ts'
import { queueMessage } from '../../../records/message.ts'
import { findUpload, readUploadAddress } from '../../../records/partner-feed.ts'
import { writtenBy } from '../../../records/posting.ts'
import { indexOpportunities } from '../../../records/search-index.ts'
import { isFeedFormat } from '../../../web/feed-formats.ts'
import type { Job, JobAsk } from '../../../web/job.ts'
import { feedTroubleWords } from './feeds.email.ts'
import { runImport } from './run-import.job.ts'

/** What feeds need done by themselves. */
export const feedJobs: readonly Job[] = [
  { name: 'read-due-feeds', cron: '* * * * *', run: readDueFeeds },
  { name: 'release-duplicates', cron: '15 * * * *', run: releaseRepeats },
]

/** Reads every source again whose hours have passed, and what partners asked for, one after the other. */
async function readDueFeeds(ask: JobAsk): Promise<void> {
  const { db, now, log } = ask
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
    const { outcome, read, reason } = await runImport(db, { source: name, format, address, now, ...kept })
    const isNew = outcome !== 'done' && source.warning === null
    if (owner && isNew) await tellOwner(ask, name, owner.id, feedTroubleWords(outcome, reason ?? '', linkOf(ask, name)))
    const facts = { job: 'read-due-feeds', count: read }
    if (outcome === 'done') log.info(facts, 'a source was read again')
    else log.warn(facts, `a source was ${outcome}: the list of sources says which, and why`)
  }
}

const linkOf = ({ origin }: JobAsk, name: string): string => `${origin}/desk/feeds/own/${name.split(':')[2]}`

/** Tells a partner's administrators once that something has gone wrong; not again while it stays wrong. */
async function tellOwner({ db, now }: JobAsk, name: string, organizationId: number, words: Worded): Promise<void> {
  for (const { email, language } of await writtenBy(db, organizationId, null)) {
    const to = { kind: 'email', value: email } as const
    const key = `feed:${name}:${now.getTime()}:${email}`
    await queueMessage(db, { to, key, kind: 'feed.trouble', language, words, waitsForMorning: true }, now)
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
async function releaseRepeats({ db, now }: JobAsk): Promise<void> {
  const released = await releaseDuplicates(db, now)
  await indexOpportunities(
    db,
    released.map(({ id }) => id),
    now,
  )
}
