import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { runningCluster } from '../../src/adapters/postgres/cluster.ts'
import { findHome } from '../../src/adapters/postgres/home.ts'
import { runningPostmaster, stopPostmaster } from '../../src/adapters/postgres/postmaster.ts'

export const ROOT = join(import.meta.dirname, '../..')
const ROLES = ['good_work_owner', 'good_work_web', 'good_work_jobs']

/** A server tests may make databases on: its superuser's address, and passwords of our three roles. */
export type TestServer = { readonly url: string; readonly passwords: Readonly<Record<string, string>> }

let server: Promise<TestServer> | undefined

/** Returns the server of DATABASE_URL, else the embedded one that all test processes share, started if need be. */
export function testServer(): Promise<TestServer> {
  const given = process.env.DATABASE_URL
  server ??= given ? Promise.resolve({ url: given, passwords: rolePasswords() }) : sharedCluster()
  return server
}

/** Forgets a server that has gone away, so that the next question finds or starts another. */
export function forgetServer(): void {
  server = undefined
}

export function testDataDir(): string {
  const folder = process.env.TEST_DATA_DIR || join(ROOT, 'var/test')
  mkdirSync(folder, { recursive: true })
  return folder
}

async function sharedCluster(): Promise<TestServer> {
  const folder = testDataDir()
  let started = 0
  for (const end = Date.now() + 60_000; Date.now() < end; await delay(50)) {
    const running = runningCluster(folder)
    if (running && (await answers(running.url))) return { url: running.url, passwords: running.secrets }
    // A keeper that met another's half-started server gives up: ask again every few seconds.
    if (Date.now() - started > 5000) {
      started = Date.now()
      startKeeper(folder)
    }
  }
  throw new Error(`the test database did not start within a minute: see ${join(folder, 'keeper.log')}`)
}

function startKeeper(folder: string): void {
  const log = openSync(join(folder, 'keeper.log'), 'a')
  const keeper = spawn(process.execPath, [join(ROOT, 'test/harness/keeper.ts'), folder], {
    detached: true,
    stdio: ['ignore', log, log],
  })
  keeper.unref()
  closeSync(log)
}

async function answers(url: string): Promise<boolean> {
  const connection = new pg.Client({ connectionString: url })
  connection.on('error', () => {})
  try {
    await connection.connect()
    return true
  } catch {
    return false
  } finally {
    await connection.end().catch(() => {})
  }
}

/** Stops the shared server of this folder, and waits until it has gone; its keeper goes with it. */
export async function stopSharedCluster(folder: string): Promise<void> {
  const postmaster = runningPostmaster(findHome(folder).data)
  if (postmaster) await stopPostmaster(postmaster.pid)
}

/** On a server that is not ours, roles get passwords made once and kept beside the test data. */
function rolePasswords(): Record<string, string> {
  const file = join(testDataDir(), 'passwords.json')
  if (!existsSync(file)) {
    const passwords = Object.fromEntries(ROLES.map((role) => [role, randomBytes(24).toString('hex')]))
    try {
      writeFileSync(file, JSON.stringify(passwords), { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
