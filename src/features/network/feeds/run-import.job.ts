import { openSource, type SourceLimits } from '../../../adapters/fetch/open-source.ts'
import { type FormatItem, type FormatReader, type Opened, SourceRefused } from '../../../adapters/formats/format.ts'
import type { ImportReport } from '../../../domain/import-report.ts'
import {
  beginRun,
  countMissing,
  endRun,
  forgetOldRuns,
  type ImportCounts,
  type ImportOutcome,
  missingIds,
  NO_COUNTS,
  withSourceLock,
  writeCounts,
} from '../../../records/import-run.ts'
import { noteReading, rememberSource } from '../../../records/import-source.ts'
import { locateAgain } from '../../../records/location-store.ts'
import type { Db } from '../../../records/schema.ts'
import { indexOpportunities } from '../../../records/search-index.ts'
import { inTransaction } from '../../../records/transaction.ts'
import { takeAway } from '../../../records/withdrawal.ts'
import { type FeedFormat, READERS } from '../../../web/feed-formats.ts'
import { type Run, takeRows } from './take-rows.job.ts'

export type ImportRequest = {
  /** The name that the source is known by; the second reading of the same name updates the first. */
  readonly source: string
  readonly format: FeedFormat
  /** A file path or an https address. */
  readonly address: string
  readonly place?: string | null
  readonly everyHours?: number | null
  /** Does everything and keeps nothing. */
  readonly dryRun?: boolean
  /** Lets most of a source go at once, where an operator knows that it is meant. */
  readonly acceptLoss?: boolean
  /** So many listings may go at once, because their partner has looked at them; null: none were looked at. */
  readonly lossAccepted?: number | null
  readonly sample?: boolean
  readonly now: Date
  readonly limits?: SourceLimits
  readonly onProgress?: (counts: ImportCounts) => void
  /** The partner whose own source it is: all of it is theirs, and each advert passes the automatic checks. */
  readonly owner?: { readonly id: number; readonly name: string } | null
  readonly columnNames?: Readonly<Record<string, string>> | null
  /** The kinds that are wanted; null: all. */
  readonly kinds?: readonly string[] | null
  /** Opens the source where it is neither a file nor an address: what a partner has uploaded. */
  readonly open?: (() => Promise<Opened>) | undefined
  /** Another reader than that of the format; for measurements. */
  readonly reader?: FormatReader
}

export type FeedReport = ImportReport & {
  readonly source: string
  readonly outcome: ImportOutcome
  /** Why it was refused or held back, in one plain sentence; null where all went well. */
  readonly reason: string | null
  /** Of those expired, how many had left the feed. */
  readonly withdrawn: number
}

/** Rows taken in one transaction. */
const BATCH = 250

/** A source that had at least so many listings and loses more than this share of them is not believed. */
const SUDDEN_LOSS = { least: 10, share: 0.5 }

/**
 * Reads a source from beginning to end and keeps what it says, batch by batch, each in one transaction. Read again, it
 * changes only what has changed; cut off in the middle, the next reading completes it. What has left the feed is
 * withdrawn at the end, unless most of it has gone at once: then the old listings stay and a warning is raised.
 */
export async function runImport(db: Db, request: ImportRequest): Promise<FeedReport> {
  const report = await withSourceLock(db, request.source, (db) =>
    request.dryRun ? rehearse(db, request) : perform(db, request),
  )
  return report ?? refusedReport(request, 'Another import of the same source is running.')
}

class Rehearsed extends Error {
  readonly report: FeedReport
  constructor(report: FeedReport) {
    super('rehearsed')
    this.report = report
  }
}

/** A dry run is a real one whose transaction is given up at the end, so that its report is exact. */
async function rehearse(db: Db, request: ImportRequest): Promise<FeedReport> {
  try {
    return await inTransaction(db, async (db) => {
      throw new Rehearsed(await perform(db, request))
    })
  } catch (error) {
    if (error instanceof Rehearsed) return error.report
    throw error
  }
}

async function perform(db: Db, request: ImportRequest): Promise<FeedReport> {
  const { source, format, address, place, everyHours, now } = request
  await rememberSource(
    db,
    { name: source, format, address, placeSlug: place ?? null, everyHours: everyHours ?? null },
    now,
  )
  const id = await beginRun(db, source, now)
  const owner = request.owner ?? null
  const run: Run = { id, source, now, sample: request.sample ?? false, owner, counts: NO_COUNTS, quarantined: [] }
  await indexOpportunities(db, await locateAgain(db), now)
  try {
    await readAll(db, request, run)
    return await conclude(db, request, run)
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error
    return close(db, run, 'refused', error.message, 0)
  }
}

async function readAll(db: Db, request: ImportRequest, run: Run): Promise<void> {
  let batch: FormatItem[] = []
  for await (const item of rows(request)) {
    batch.push(item)
    if (batch.length < BATCH) continue
    await takeRows(db, run, batch)
    request.onProgress?.(run.counts)
    batch = []
  }
  if (batch.length > 0) await takeRows(db, run, batch)
  request.onProgress?.(run.counts)
}

/** The rows as the format reads them. Whatever a reader trips over is the source's fault, and refuses the source. */
async function* rows(request: ImportRequest): AsyncGenerator<FormatItem> {
  const { source, format, address, now, limits, reader, owner, columnNames, kinds } = request
  const { read, webPages } = READERS[format]
  const guard = { ...limits, allowWebPage: webPages, ...(owner && { allowFiles: false }) }
  try {
    const opened = await (request.open ? request.open() : openSource(address, guard))
    const context = { now, opened, sourceName: owner?.name ?? source, columnNames: columnNames ?? undefined }
    for await (const item of (reader ?? read)({ ...context, open: (further) => openSource(further, guard) })) {
      if (!kinds || !('draft' in item) || kinds.includes(item.draft.kind)) yield item
    }
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(
      `It could not be read to its end: ${String((error as Error).message).replace(/\s+/g, ' ')}.`,
    )
  }
}

async function conclude(db: Db, request: ImportRequest, run: Run): Promise<FeedReport> {
  const { live, missing } = await countMissing(db, run.source, run.id, run.now)
  const taken = run.counts.read - run.counts.quarantined
  const sudden = missing > live * SUDDEN_LOSS.share && (live >= SUDDEN_LOSS.least || taken === 0)
  if (sudden && !request.acceptLoss && missing > (request.lossAccepted ?? 0)) {
    const reason = `${missing} of its ${live} listings have gone at once. The old ones are kept until that is explained.`
    return close(db, run, 'held-back', reason, 0)
  }
  return close(db, run, 'done', null, await withdrawGone(db, run))
}

async function withdrawGone(db: Db, run: Run): Promise<number> {
  const gone = await missingIds(db, run.source, run.id)
  for (let from = 0; from < gone.length; from += BATCH) {
    const ids = gone.slice(from, from + BATCH)
    await inTransaction(db, (db) => takeAway(db, ids, run.now))
  }
  return gone.length
}

async function close(
  db: Db,
  run: Run,
  outcome: ImportOutcome,
  reason: string | null,
  withdrawn: number,
): Promise<FeedReport> {
  const counts = { ...run.counts, expired: run.counts.expired + withdrawn }
  await writeCounts(db, run.id, counts)
  await endRun(db, run.id, { outcome, reason, at: run.now })
  const items = outcome === 'done' ? counts.read - counts.quarantined : null
  await noteReading(db, run.source, { at: run.now, items, warning: reason })
  await forgetOldRuns(db, run.source)
  const quarantined = run.quarantined.toSorted((a, b) => a.row - b.row)
  return { source: run.source, outcome, reason, withdrawn, ...counts, quarantined }
}

function refusedReport(request: ImportRequest, reason: string): FeedReport {
  return { source: request.source, outcome: 'refused', reason, withdrawn: 0, ...NO_COUNTS, quarantined: [] }
}
