import { join } from 'node:path'
import { openSource } from '../adapters/fetch/open-source.ts'
import { SourceRefused } from '../adapters/formats/format.ts'
import { loadPlaces, PlaceRefused } from '../adapters/places/places.ts'
import { AlreadyRunning } from '../adapters/postgres/cluster.ts'
import { NoEngine } from '../adapters/postgres/engine.ts'
import type { ImportReport } from '../domain/import-report.ts'
import type { Place } from '../domain/place.ts'
import { type FeedReport, runImport } from '../features/network/feeds/run-import.job.ts'
import { importReferenceData } from '../features/network/reference-data/reference-data.job.ts'
import { clock } from '../kit/clock.ts'
import { BadSetting, readConfig } from '../kit/config.ts'
import type { Db } from '../records/schema.ts'
import { isFeedFormat } from '../web/feed-formats.ts'
import { openDatabases } from './database.ts'
import { BadCommand, HELP, type ImportAsked, readCommand } from './import-arguments.ts'
import { reportJson, reportLines } from './import-report.ts'

const ROOT = join(import.meta.dirname, '../..')

const say = (line: string) => process.stderr.write(`${line}\n`)

class Interrupted extends Error {
  override name = 'Interrupted'
}

let interrupted = false
const interrupt = () => {
  if (interrupted) process.exit(130)
  interrupted = true
}
process.on('SIGINT', interrupt)
process.on('SIGTERM', interrupt)

process.exitCode = await main().catch(explain)

/** Returns the exit code: 0 when every row was taken or put aside, 1 when the source was refused. */
async function main(): Promise<number> {
  const asked = readCommand(process.argv.slice(2), process.env.IMPORT_FROM ?? process.cwd())
  if (!asked) {
    process.stdout.write(HELP)
    return 0
  }
  const config = readConfig(process.env, ROOT)
  const place = asked.place === null ? null : await findPlace(config.placesDir, asked.place)
  const now = asked.asOf ?? clock(config.frozenNow)()
  let closing = false
  const onTrouble = (message: string) => closing || say(message)
  const databases = await openDatabases(config, { join: true, onTrouble })
  try {
    const report = await perform(databases.jobs, asked, place, now)
    const { outcome = 'done', reason } = report as Partial<FeedReport>
    process.stdout.write(
      asked.json ? reportJson(report) : outcome === 'refused' ? '' : reportLines(report, asked.dryRun),
    )
    if (reason) say(outcome === 'refused' ? `Refused: ${reason}` : `Warning: ${reason}`)
    return outcome === 'refused' ? 1 : 0
  } finally {
    closing = true
    await databases.close()
  }
}

async function findPlace(folder: string, slug: string): Promise<Place> {
  const places = await loadPlaces(folder)
  const place = places.find((each) => each.slug === slug)
  if (place) return place
  throw new BadCommand(`there is no place “${slug}”; there is ${places.map((each) => each.slug).join(', ')}`)
}

async function perform(db: Db, asked: ImportAsked, place: Place | null, now: Date): Promise<FeedReport | ImportReport> {
  const { format, address, source, named, everyHours, dryRun, acceptLoss, allowHttp, allowPrivate } = asked
  const limits = { allowHttp, allowPrivate }
  const onProgress = progress()
  if (isFeedFormat(format)) {
    const request = { source, format, address, place: place?.slug ?? null, everyHours, dryRun, acceptLoss, now, limits }
    return runImport(db, { ...request, onProgress: ({ read }) => onProgress(read) })
  }
  const opened = await openSource(address, limits)
  return importReferenceData(db, { format, opened, ...(named ? { source } : {}), place, dryRun, now, onProgress })
}

/** Tells how far it is: on a terminal in one line that changes, else now and then. */
function progress(): (read: number) => void {
  let told = performance.now()
  return (read) => {
    if (interrupted) throw new Interrupted()
    const every = process.stderr.isTTY ? 100 : 5000
    if (performance.now() - told < every) return
    told = performance.now()
    const words = `${read.toLocaleString('en-GB')} rows read`
    process.stderr.write(process.stderr.isTTY ? `\r${words} …\x1b[K` : `${words} …\n`)
  }
}

/** One clear line for what an operator can mend; the whole error for what only we can. */
function explain(error: unknown): number {
  if (error instanceof BadCommand) {
    say(`bin/import: ${error.message}`)
    return 2
  }
  if (error instanceof Interrupted) {
    say('Stopped. What was taken stays; the same command goes on from there.')
    return 130
  }
  const plain = [SourceRefused, BadSetting, PlaceRefused, NoEngine, AlreadyRunning].some(
    (kind) => error instanceof kind,
  )
  say(
    error instanceof SourceRefused
      ? `Refused: ${error.message}`
      : plain
        ? `bin/import: ${(error as Error).message}`
        : trouble(error),
  )
  return 1
}

function trouble(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'bin/import: the server of DATABASE_URL does not answer'
  return error.stack ?? error.message
}
