import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { type Engine, installEngine } from './engine.ts'
import { findHome, type Home, handOver, socketFolder } from './home.ts'
import { forgetStaleLock, isOrphan, type Postmaster, runningPostmaster, stopPostmaster } from './postmaster.ts'

const SUPERUSER = 'postgres'

/** Said when a second start meets the data of a first. */
export class AlreadyRunning extends Error {
  override name = 'AlreadyRunning'
}

export type Cluster = {
  /** Address of the superuser's own database; `databaseUrl` turns it into another role's. */
  readonly url: string
  readonly pid: number
  readonly sockets: string
  readonly secrets: Secrets
  /** Resolves when the server process ends, for whatever reason. */
  readonly ended: Promise<void>
  readonly stop: () => Promise<void>
}

/** Passwords of the roles of this cluster, made with it. */
export type Secrets = Readonly<Record<string, string>>

export type ClusterOptions = {
  /** Roles besides the superuser that get a password of their own. */
  readonly roles: readonly string[]
  /** Server settings, over the ones below. `{ fsync: 'off' }` for throw-away data only. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where the socket was before, when a server is started again under the same address. */
  readonly sockets?: string
}

/** 256 MB of cache and 60 connections suit a machine of 2 cores and 2 GB; JIT only delays queries as short as ours. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '256MB',
  work_mem: '32MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
}

/** Held by the process that serves from this cluster, as long as it lives: the kernel lets go of it, however it dies. */
const OWNER_LOCK = 774_300_000

/**
 * Starts the embedded database of a data folder and returns it. A server left behind by a killed process is stopped
 * and started anew; one that another process serves from is refused with AlreadyRunning.
 */
export async function startCluster(dataDir: string, options: ClusterOptions): Promise<Cluster> {
  if (process.getuid?.() === 0) process.umask(0o022)
  const home = findHome(dataDir)
  const engine = await installEngine(home.path)
  if (!existsSync(home.cluster)) await makeCluster(home, engine, options.roles)
  const secrets = readSecrets(home)

  await clearTheWay(home, secrets)
  const sockets = await socketFolder(home, options.sockets)
  forgetStaleLock(join(sockets, '.s.PGSQL.5432.lock'), home.data)
  const child = spawnServer(home, engine, sockets, { ...SETTINGS, ...options.settings })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = clusterUrl(sockets, secrets)
  const lock = await takeLock(url, child, home)

  return {
    url,
    pid: child.pid!,
    sockets,
    secrets,
    ended: ended.then(() => forgetSockets(sockets, home)),
    async stop() {
      await stopPostmaster(child.pid!)
      await ended
      await lock.end().catch(() => {})
    },
  }
}

/** Returns the address and passwords of a cluster that some other process runs on this folder, or null. */
export function runningCluster(dataDir: string): { url: string; secrets: Secrets } | null {
  const home = findHome(dataDir)
  const postmaster = existsSync(home.cluster) ? runningPostmaster(home.data) : null
  if (!postmaster?.socketFolder) return null
  const secrets = readSecrets(home)
  return { url: clusterUrl(postmaster.socketFolder, secrets), secrets }
}

const clusterUrl = (sockets: string, secrets: Secrets) =>
  `postgres://${SUPERUSER}:${secrets[SUPERUSER]}@localhost/postgres?host=${encodeURIComponent(sockets)}`

const readSecrets = (home: Home): Secrets => JSON.parse(readFileSync(join(home.cluster, 'secrets.json'), 'utf8'))

/** Builds the cluster beside its place and renames it there whole: of two that start at once, one wins. */
async function makeCluster(home: Home, engine: Engine, roles: readonly string[]): Promise<void> {
  const building = await mkdtemp(`${home.cluster}.new-`)
  try {
    await chmod(building, 0o755)
    const secrets = Object.fromEntries([SUPERUSER, ...roles].map((role) => [role, randomBytes(24).toString('hex')]))
    await writeFile(join(building, 'secrets.json'), JSON.stringify(secrets, null, 2), { mode: 0o600 })
    await initialise(home, engine, building, secrets[SUPERUSER]!)
    await rename(building, home.cluster)
  } catch (error) {
    if (!existsSync(home.cluster)) throw error
  } finally {
    await rm(building, { recursive: true, force: true })
  }
}

/** C.UTF-8 of PostgreSQL itself: the same order of names on every machine, whatever locales it has. */
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']

async function initialise(home: Home, engine: Engine, building: string, password: string): Promise<void> {
  const data = join(building, 'data')
  const passwordFile = join(building, 'password')
  await mkdir(data)
  await handOver(home, data, 0o700)
  await writeFile(passwordFile, password, { mode: 0o600 })
  await handOver(home, passwordFile, 0o600)
  const settings = ['-D', data, '-U', SUPERUSER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...LOCALE]
  await promisify(execFile)(engine.initdb, settings, { cwd: building, env: environment(), ...home.account })
  await rm(passwordFile)
}

/** Refuses when somebody serves from this data; stops a server whose process has gone; removes a dead one's files. */
async function clearTheWay(home: Home, secrets: Secrets): Promise<void> {
  const end = Date.now() + 4000
  let postmaster = runningPostmaster(home.data)
  if (!postmaster) return forgetStaleLock(join(home.data, 'postmaster.pid'), home.data)
  // Whoever started this server takes the lock within a moment of its first answer: give it that moment.
  await delay(400)
  for (; postmaster && Date.now() < end; postmaster = runningPostmaster(home.data)) {
    const standing = await askLock(postmaster, secrets)
    if (standing === 'held') throw new AlreadyRunning(`another Good Work is running on ${home.path}`)
    if (standing) {
      // Ours until the server has ended: a start that is under way cannot take it in between and serve.
      await stopPostmaster(postmaster.pid)
      return void (await standing.end().catch(() => {}))
    }
    await delay(100)
  }
  // Its socket was taken away, so it cannot be asked; but whoever started it is gone too.
  if (postmaster && isOrphan(postmaster.pid)) return stopPostmaster(postmaster.pid)
  if (postmaster) throw new AlreadyRunning(`another Good Work is starting or stopping on ${home.path}: try again soon`)
}

/** Returns a connection that holds the lock, `held` when somebody else does, null when nobody answers. */
async function askLock({ socketFolder }: Postmaster, secrets: Secrets): Promise<pg.Client | 'held' | null> {
  const connection = lockingConnection(clusterUrl(socketFolder, secrets))
  try {
    if (await hasTaken(connection)) return connection
    await connection.end()
    return 'held'
  } catch {
    await connection.end().catch(() => {})
    return null
  }
}

function spawnServer(home: Home, engine: Engine, sockets: string, settings: Record<string, string>): ChildProcess {
  const log = openSync(home.log, existsSync(home.log) && statSync(home.log).size > 10_000_000 ? 'w' : 'a', 0o600)
  const given = Object.entries({ ...settings, unix_socket_directories: sockets })
  const child = spawn(
    engine.postgres,
    ['-D', home.data, ...given.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: home.path,
      env: environment(),
      // Its own group: Ctrl-C reaches us alone, and we stop the database after the last request.
      detached: true,
      stdio: ['ignore', log, log],
      ...home.account,
    },
  )
  child.on('error', () => {})
  closeSync(log)
  return child
}

/**
 * Waits for the first answer, however long recovery takes, and holds the lock from then on. Of two that start at once
 * both use one socket: nothing is asked of a server that is not our own, and no lock is waited for.
 */
async function takeLock(url: string, child: ChildProcess, home: Home): Promise<pg.Client> {
  for (; ; await delay(20)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      if (runningPostmaster(home.data)) throw new AlreadyRunning(`another Good Work has just started on ${home.path}`)
      throw new Error(`the database did not start; the end of ${home.log} says:\n${lastLines(home.log)}`)
    }
    if (runningPostmaster(home.data)?.pid !== child.pid) continue
    const connection = lockingConnection(url)
    try {
      if (await hasTaken(connection)) return connection
    } catch {
      // It does not answer yet.
    }
    await connection.end().catch(() => {})
  }
}

function lockingConnection(url: string): pg.Client {
  const connection = new pg.Client({ connectionString: url, application_name: 'good-work keeper', keepAlive: true })
  connection.on('error', () => {})
  return connection
}

async function hasTaken(connection: pg.Client): Promise<boolean> {
  await connection.connect()
  const { rows } = await connection.query('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK])
  return rows[0].taken
}

const lastLines = (log: string) =>
  existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-5).join('\n') : ''

async function forgetSockets(sockets: string, home: Home): Promise<void> {
  if (!sockets.startsWith(home.path)) await rm(sockets, { recursive: true, force: true })
}

/** Nothing of ours leaks into the database process: not DATABASE_URL, not a secret, not a locale. */
const environment = () => ({ PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' })
