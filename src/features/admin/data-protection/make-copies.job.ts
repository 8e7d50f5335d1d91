import { writeZip, type ZipEntry } from '../../../adapters/files/zip.ts'
import { COPY_DAYS } from '../../../domain/data-request.ts'
import { addDays, londonDate } from '../../../domain/london-time.ts'
import { describeError } from '../../../kit/log.ts'
import { type CopyToMake, copiesGone, copiesToMake, copyMade } from '../../../records/access-making.ts'
import { copyOfPerson, type PersonCopy } from '../../../records/copy-of-person.ts'
import { queueMessage } from '../../../records/message.ts'
import type { Db } from '../../../records/schema.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { copyHtml } from '../../../web/copy-html.ts'
import { copyJson, copySchema } from '../../../web/copy-json.ts'
import { dataMessage } from '../../../web/data-messages.ts'
import type { Job, JobAsk } from '../../../web/job.ts'

export const makeCopiesJobs: readonly Job[] = [
  { name: 'make-copies', cron: '*/5 * * * *', run: makeCopies },
  { name: 'let-copies-go', cron: '35 4 * * *', run: letCopiesGo },
]

/** Makes the copies that privacy leads let go: one to read, one for programs, and the papers, in one sealed archive. */
export async function makeCopies(ask: JobAsk): Promise<void> {
  const { db, now, log, fileStore } = ask
  if (!fileStore) return
  let failed = 0
  for (const copy of await copiesToMake(db)) {
    try {
      const whole = await copyOfPerson(db, copy)
      const fileUuid = await fileStore.keep(await archive(whole, fileStore, now))
      const counts = Object.fromEntries(whole.tables.map(({ table, rows }) => [table, rows.length]))
      await inTransaction(db, async (db) => {
        await copyMade(db, copy, { fileUuid, counts: { ...counts, files: whole.files.length } }, now)
        if (copy.byPerson) await tell(db, copy, ask)
      }).catch(async (error) => {
        await fileStore.remove(fileUuid)
        throw error
      })
    } catch (error) {
      failed += 1
      log.error({ job: 'make-copies', error: describeError(error) }, 'a copy could not be made')
    }
  }
  if (failed > 0) throw new Error(`${failed} copies could not be made`)
}

/** After thirty days a copy is gone; it can be asked for again. */
export async function letCopiesGo({ db, now, fileStore }: JobAsk): Promise<void> {
  for (const uuid of await copiesGone(db, now)) await fileStore?.remove(uuid)
}

async function archive(copy: PersonCopy, files: NonNullable<JobAsk['fileStore']>, now: Date): Promise<Buffer> {
  const papers: ZipEntry[] = []
  for (const [at, { uuid, name }] of copy.files.entries()) {
    const bytes = await files.read(uuid)
    if (bytes) papers.push({ name: `papers/${at + 1}-${safeName(name)}`, bytes })
  }
  const names = papers.map(({ name }) => name)
  return writeZip([
    { name: 'read-me-first.html', bytes: Buffer.from(copyHtml(copy, names, now)) },
    { name: 'copy.json', bytes: Buffer.from(copyJson(copy, names, now)) },
    { name: 'copy.schema.json', bytes: Buffer.from(copySchema()) },
    ...papers,
  ])
}

const safeName = (name: string): string => name.replace(/[^\w.-]+/g, '-').slice(0, 80)

async function tell(db: Db, copy: CopyToMake, { places, origin, now }: JobAsk): Promise<void> {
  const place = places.find(({ slug }) => slug === copy.placeSlug)
  if (!place) return
  const host = place.hosts[0]
  const from = { origin: host ? `${new URL(origin).protocol}//${host}` : origin, phone: place.contact.phone }
  const until = addDays(londonDate(now), COPY_DAYS)
  const message = dataMessage(copy.person, { kind: 'copy.ready', id: copy.id, until, once: 'once' }, from)
  if (message) await queueMessage(db, message, now)
}
