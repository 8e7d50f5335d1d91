import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { runningCluster } from '../../src/adapters/postgres/cluster.ts'
import { databaseUrl, openDatabase } from '../../src/kit/db.ts'
import type { Db, Schema } from '../../src/records/schema.ts'
import { ROOT } from '../harness/cluster.ts'
import { smtpDouble } from '../harness/message-doubles.ts'
import { clearDataDir, freshDataDir, type Running, started } from '../harness/process.ts'
import { killAtOnce, type ServerPostgres, startServerPostgres } from '../harness/server-postgres.ts'

export type Engine = 'embedded' | 'server'

/** The whole product, started as it is run, in parts that can be killed: on the embedded engine one process is web and worker. */
export type Rig = {
  readonly origin: string
  readonly parts: readonly string[]
  /** Goes on without the demonstration's ways in, and with the background work: letters leave from here on. */
  readonly begin: () => Promise<void>
  /** Each letter that has left, by its Message-ID. */
  readonly letters: () => readonly string[]
  /** Ends a part without a word, and returns once the whole is ready again. */
  readonly kill: (part: string) => Promise<void>
  /** Everything there is to read, past every policy. */
  readonly everything: () => { readonly db: Db; readonly close: () => Promise<void> }
  /** What `bin/history verify` says, and whether it holds. */
  readonly verifyHistory: () => Promise<{ readonly holds: boolean; readonly said: string }>
  readonly stop: () => Promise<void>
}

const DATABASE = 'good_work'
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on', max_connections: '80' }

/** Starts the product on a fresh database of this engine, with the made-up borough in it. */
export async function startRig(engine: Engine): Promise<Rig> {
  const data = await freshDataDir()
  const server = engine === 'server' ? await startServerPostgres(DURABLE) : null
  const mail = await smtpDouble()
  const env: Record<string, string> = {
    PORT: String(await freePort()),
    TRUSTED_PROXIES: '127.0.0.1',
    SMTP_URL: mail.url,
    MAIL_FROM: 'Good Work <work@borough.example>',
    ...(server ? { DATABASE_URL: await emptyDatabase(server) } : {}),
  }
  const serve = (more: Record<string, string>) => started(data, { env: { ...env, ...more } })
  const web = () => serve({ JOBS: server ? 'no' : 'yes' })
  const worker = () => serve({ JOBS: 'yes', PORT: '0' })

  const first = await serve({ DEMO: 'yes', JOBS: 'no' }).catch(async (error) => {
    await Promise.all([mail.hangUp(), server?.stop(), clearDataDir(data)])
    throw error
  })
  const running: { web: Running; worker?: Running } = { web: first }
  const origin = `http://127.0.0.1:${env.PORT}`
  const again = async (part: 'web' | 'worker') => {
    running[part]!.child.kill('SIGKILL')
    await running[part]!.ended
    running[part] = part === 'web' ? await web() : await worker()
  }
  const killDatabase = async () => {
    if (server) return server.crash()
    killAtOnce(running.web.database())
    // It is started again while we serve, or, where it dies too often within a minute, with the whole product.
    const gaveUp = await Promise.race([running.web.ended.then(() => true), untilReady(origin).then(() => false)])
    if (gaveUp) running.web = await web()
  }
  const killAll = async () => {
    const database = running.web.database()
    running.web.child.kill('SIGKILL')
    running.worker?.child.kill('SIGKILL')
    if (server) await server.crash()
    else killAtOnce(database)
    await Promise.all([running.web.ended, running.worker?.ended])
    running.web = await web()
    if (running.worker) running.worker = await worker()
  }
  const ways: Readonly<Record<string, () => Promise<void>>> = server
    ? { web: () => again('web'), worker: () => again('worker'), database: killDatabase, 'all at once': killAll }
    : { 'web and worker': () => again('web'), database: killDatabase, 'all at once': killAll }

  return {
    origin,
    parts: Object.keys(ways),
    async begin() {
      await again('web')
      if (server) running.worker = await worker()
    },
    letters: () => mail.arrived.map(({ raw }) => /^Message-ID: (<.*>)/im.exec(raw)?.[1] ?? ''),
    async kill(part) {
      await ways[part]!()
      await untilReady(origin)
    },
    everything() {
      const url = server?.url ?? runningCluster(data)!.url
      return openDatabase<Schema>(databaseUrl(url, { database: DATABASE }), { max: 2, name: 'faults' })
    },
    verifyHistory: () => verify({ ...env, DATA_DIR: data }),
    async stop() {
      for (const process of [running.web, running.worker]) process?.child.kill('SIGTERM')
      await Promise.all([running.web.ended, running.worker?.ended])
      await mail.hangUp()
      await server?.stop()
      await clearDataDir(data)
    },
  }
}

async function emptyDatabase(server: ServerPostgres): Promise<string> {
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  await admin.query(`create database ${DATABASE}`)
  await admin.end()
  return databaseUrl(server.url, { database: DATABASE })
}

/** The same address after every start, as whoever visits knows it. */
async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1')
  await once(listening, 'listening')
  const address = listening.address()
  listening.close()
  await once(listening, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function untilReady(origin: string): Promise<void> {
  for (const end = performance.now() + 120_000; performance.now() < end; await delay(50)) {
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    await answer?.arrayBuffer().catch(() => null)
    if (answer?.status === 200) return
  }
  throw new Error('not ready again within two minutes')
}

async function verify(env: Record<string, string>): Promise<{ holds: boolean; said: string }> {
  const { DATABASE_URL: _url, TEST_DATA_DIR: _folder, NODE_ENV: _environment, ...inherited } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'src/app/history.ts'), 'verify'], {
    env: { ...inherited, PLACES: join(ROOT, 'demo/places'), DEMO: 'no', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(String(text)))
  const [code] = await once(child, 'exit')
  return { holds: code === 0, said: said.join('').trim() }
}
