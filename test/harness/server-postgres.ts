import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { stopPostmaster } from '../../src/adapters/postgres/postmaster.ts'
import { systemAccount } from '../../src/adapters/postgres/system-account.ts'

export type ServerPostgres = {
  readonly url: string
  readonly version: string
  /** Ends every process of the server at once, as a machine does that loses power, and starts it again. */
  readonly crash: () => Promise<void>
  readonly stop: () => Promise<void>
}

const PLACES = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt']
const OLDEST = 15

/**
 * Starts a throw-away cluster of the PostgreSQL that is installed on this machine: the oldest one we support, for what
 * runs there runs on newer ones. Throws when there is none.
 */
export async function startServerPostgres(more: Readonly<Record<string, string>> = {}): Promise<ServerPostgres> {
  const { bin, version } = findServer()
  // Short, for the socket lies in it, and open to the account that the server runs as.
  const folder = mkdtempSync('/tmp/good-work-pg-')
  const data = join(folder, 'data')
  const account = systemAccount(data)
  mkdirSync(data)
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, 'throw-away')
  if (account) for (const path of [folder, data, passwordFile]) chownSync(path, account.uid, account.gid)
  const run = { cwd: folder, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, ...account }
  const initialise = [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '-N',
  ]
  execFileSync(join(bin, 'initdb'), [...initialise, '--locale=C.UTF-8'], {
    ...run,
    stdio: ['ignore', 'ignore', 'inherit'],
  })

  const settings = Object.entries({ ...SETTINGS, ...more, unix_socket_directories: folder })
  const options = settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const start = () => {
    const child = spawn(join(bin, 'postgres'), ['-D', data, ...options], { ...run, stdio: 'ignore', detached: true })
    // Tests that share our process wait for whatever keeps it alive.
    child.unref()
    return child
  }
  let child = start()
  const url = `postgres://postgres:throw-away@localhost/postgres?host=${encodeURIComponent(folder)}`
  await untilAnswering(url)
  return {
    url,
    version,
    async crash() {
      const ended = once(child, 'exit')
      killAtOnce(child.pid!)
      await ended
      rmSync(join(data, 'postmaster.pid'), { force: true })
      child = start()
      await untilAnswering(url)
    },
    async stop() {
      await stopPostmaster(child.pid!)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Ends a server and all the processes it has started, none of which can write anything down any more. */
export function killAtOnce(postmaster: number): void {
  const started = spawnSync('pgrep', ['-P', String(postmaster)], { encoding: 'utf8' }).stdout
  for (const pid of [postmaster, ...started.split('\n').filter(Boolean).map(Number)]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended by itself meanwhile.
    }
  }
}

const SETTINGS = {
  listen_addresses: '',
  max_connections: '300',
  fsync: 'off',
  full_page_writes: 'off',
  jit: 'off',
  log_min_messages: 'fatal',
}

/** Returns where the programs of the oldest installed PostgreSQL that we support are; throws where there is none. */
export function findServer(): { bin: string; version: string } {
  const found = PLACES.filter((place) => existsSync(place)).flatMap((place) =>
    readdirSync(place).map((name) => ({ bin: join(place, name, 'bin'), version: name.replace('postgresql@', '') })),
  )
  const usable = found.filter(({ bin, version }) => Number(version) >= OLDEST && existsSync(join(bin, 'initdb')))
  const [oldest] = usable.sort((a, b) => Number(a.version) - Number(b.version))
  if (!oldest) throw new Error(`no PostgreSQL ${OLDEST} or newer is installed (looked in ${PLACES.join(', ')})`)
  return oldest
}

async function untilAnswering(url: string): Promise<void> {
  for (const end = Date.now() + 30_000; ; await delay(50)) {
    const connection = new pg.Client({ connectionString: url })
    connection.on('error', () => {})
    try {
      await connection.connect()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    } finally {
      await connection.end().catch(() => {})
    }
  }
}
