import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { chmod, chown, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canReach, type SystemAccount, systemAccount } from './system-account.ts'

/** Where one embedded database keeps its programs, rows and log. */
export type Home = {
  readonly path: string
  readonly cluster: string
  readonly data: string
  readonly log: string
  readonly account: SystemAccount | null
}

/** A Unix socket's path may have 104 bytes on macOS and 108 on Linux, and PostgreSQL adds its file's name. */
const LONGEST_SOCKET_FOLDER = 80

/** Stands in the data folder when the database had to live elsewhere. */
const ELSEWHERE = 'postgres-is-in'

/**
 * Returns the home of the database of this data folder, made if need be. As root, with a data folder that the
 * database's account cannot reach, it is a folder under /var/lib/good-work, named in the data folder.
 */
export function findHome(dataDir: string): Home {
  mkdirSync(dataDir, { recursive: true })
  const own = realpathSync(dataDir)
  const elsewhere = join(own, ELSEWHERE)
  if (existsSync(elsewhere)) return homeAt(readFileSync(elsewhere, 'utf8').trim())
  const home = homeAt(join(own, 'postgres'))
  if (!home.account || canReach(home.account, own)) return home

  const path = join('/var/lib/good-work', randomBytes(6).toString('hex'))
  writeFileSync(elsewhere, `${path}\n`)
  return homeAt(path)
}

function homeAt(path: string): Home {
  mkdirSync(path, { recursive: true })
  const cluster = join(path, 'cluster')
  const data = join(cluster, 'data')
  return { path, cluster, data, log: join(path, 'postgres.log'), account: systemAccount(data) }
}

/** Gives a file or folder to the database's account, and to nobody else. */
export async function handOver(home: Home, path: string, mode: number): Promise<void> {
  await chmod(path, mode)
  if (home.account) await chown(path, home.account.uid, home.account.gid)
}

/**
 * Returns a folder for the socket that only the database's account can enter, short enough for a socket's path. A
 * server that is started again passes the `previous` one, so that its address stays.
 */
export async function socketFolder(home: Home, previous?: string): Promise<string> {
  const near = join(home.path, 'run')
  const folder = previous ?? (Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : await shortFolder(home))
  await mkdir(folder, { recursive: true })
  await handOver(home, folder, 0o700)
  return folder
}

async function shortFolder(home: Home): Promise<string> {
  const own = tmpdir()
  const usable = own.length < 50 && (!home.account || canReach(home.account, own))
  return mkdtemp(join(usable ? own : '/tmp', 'good-work-'))
}
