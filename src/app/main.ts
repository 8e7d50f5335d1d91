import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { erasureFile } from '../adapters/erasures/erasure-file.ts'
import { headsFile } from '../adapters/history-heads/history-heads.ts'
import { PlaceRefused } from '../adapters/places/places.ts'
import { AlreadyRunning } from '../adapters/postgres/cluster.ts'
import { NoEngine } from '../adapters/postgres/engine.ts'
import { whatsAppMedia } from '../adapters/whatsapp/media.ts'
import type { Place } from '../domain/place.ts'
import { clock } from '../kit/clock.ts'
import { BadSetting, type Config, readConfig } from '../kit/config.ts'
import type { ErasureLine } from '../records/erasure.ts'
import { firstAdministratorSecret } from '../records/first-administrator.ts'
import { reindexIfOutdated } from '../records/search-index.ts'
import { type Databases, openDatabases } from './database.ts'
import { JOBS, type RunningJobs, startJobs } from './jobs.ts'
import { keepErasures } from './keep-erasures.ts'
import { assemble, filesOf, type Product } from './product.ts'
import { openSenders } from './senders.ts'
import { type RunningSending, startSending } from './sending.ts'

const ROOT = join(import.meta.dirname, '../..')
/** A request that is not done by then is cut off: whoever stops us will not wait for ever. */
const LONGEST_DRAIN_MS = 20_000

const say = (line: string) => process.stderr.write(`${line}\n`)

let opening: Promise<Databases> | undefined
let product: Product | undefined
let jobs: RunningJobs | undefined
let sending: RunningSending | undefined
let stopping: Promise<void> | undefined

process.on('SIGTERM', () => void stop(0))
process.on('SIGINT', () => void stop(0))
process.on('unhandledRejection', (error) => void fail(error))
process.on('uncaughtException', (error) => void fail(error))

await start().catch(fail)

async function start(): Promise<void> {
  const config = readConfig(process.env, ROOT)
  opening = openDatabases(config, { onTrouble: say })
  const databases = await opening
  void databases.lost.then((reason) => fail(new Error(reason)))
  if (config.demo) await seed(config, databases)
  await eraseAgain(config, databases)
  await reindexIfOutdated(databases.jobs, clock(config.frozenNow)())
  product = await assemble(config, databases)
  const address = await product.listen()
  if (config.demo) await seedWords(config, databases, product)
  if (config.jobs) {
    jobs = await startJobs(jobParts(config, databases, product))
    sending = startSending(sendingParts(config, databases, product), config.demo ? 300 : 2000)
  }
  const offer = config.demo ? '' : await firstAdministratorOffer(config, databases, product.places[0]!, address)
  if (stopping) return
  // Last of all: from here on a database that dies is started again, and nothing of the start is under way.
  process.stdout.write(`Good Work is ready: ${address}\n${offer}`)
}

/** Whoever can read what this process prints may become the first administrator; nobody, once there is one. */
async function firstAdministratorOffer(config: Config, { jobs }: Databases, place: Place, address: string) {
  const secret = await firstAdministratorSecret(jobs, place, clock(config.frozenNow)())
  return secret ? `Nobody is an administrator yet. Once, within a day: ${address}/join/${secret}\n` : ''
}

/** A database that was put back from a copy knows people who were erased since: it serves nobody before they are again. */
async function eraseAgain(config: Config, { jobs }: Databases): Promise<void> {
  const now = clock(config.frozenNow)()
  const { replayed } = await keepErasures(jobs, erasureFile<ErasureLine>(config.erasures), filesOf(config), now)
  if (replayed > 0) say(`an older copy of the database: ${replayed} erasures were done again`)
}

/** The made-up borough is part of the demonstration, not of the product: it is loaded only where it is shown. */
async function seed(config: Config, { jobs }: Databases): Promise<void> {
  const { seedDemo } = await import('../../demo/seed.ts')
  await seedDemo(jobs, clock(config.frozenNow)())
}

/** Messages lead back here, so they wait until it is known where that is. */
async function seedWords(config: Config, { jobs }: Databases, { origin }: Product): Promise<void> {
  const { seedMessages } = await import('../../demo/messages.ts')
  await seedMessages(jobs, origin(), clock(config.frozenNow)())
}

function jobParts(config: Config, { jobs, jobsUrl }: Databases, { app, places, origin }: Product) {
  const parts = { url: jobsUrl, db: jobs, jobs: JOBS, places, origin, log: app.log }
  return {
    ...parts,
    clock: clock(config.frozenNow),
    fileStore: filesOf(config),
    keepHeads: headsFile(config.historyHeads),
    keepErasure: erasureFile<ErasureLine>(config.erasures).keep,
  }
}

function sendingParts(config: Config, { jobs }: Databases, { app, places, origin }: Product) {
  const senders = openSenders(config)
  if (!senders.email) say('no way to send e-mails is set: they wait (docs/running.md, Messages)')
  const { whatsApp } = config.messages
  const media = whatsApp && !config.demo ? whatsAppMedia(whatsApp) : null
  const parts = { db: jobs, senders, place: places[0]!, origin, clock: clock(config.frozenNow), log: app.log }
  return { ...parts, media, fileStore: filesOf(config) }
}

/** Not ready, then no new requests, then the last answers, then the work that runs by itself, then the database. */
function stop(code: number): Promise<void> {
  stopping ??= (async () => {
    const late = setTimeout(() => process.exit(1), LONGEST_DRAIN_MS + 25_000)
    late.unref()
    if (product) {
      product.readiness.draining = true
      await delay(product.drainSeconds * 1000)
      await Promise.race([product.app.close(), delay(LONGEST_DRAIN_MS, undefined, { ref: false })])
    }
    await sending?.stop().catch(() => {})
    await jobs?.stop().catch(() => {})
    // Also when told to stop while still starting: no database is left behind.
    const databases = await opening?.catch(() => undefined)
    await databases?.close().catch(() => {})
    process.exit(code)
  })()
  return stopping
}

/** One clear line for what an operator can mend; the whole error for what only we can. */
async function fail(error: unknown): Promise<void> {
  const plain = [AlreadyRunning, BadSetting, PlaceRefused, NoEngine].some((kind) => error instanceof kind)
  say(`Good Work cannot run: ${plain ? (error as Error).message : explain(error)}`)
  await stop(1)
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EADDRINUSE') return `port ${process.env.PORT || 3000} is taken: set PORT to another`
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') return 'the server of DATABASE_URL does not answer'
  if (code === 'EACCES' || code === 'EPERM') return `${error.message}: the data folder belongs to another account`
  return error.stack ?? error.message
}
