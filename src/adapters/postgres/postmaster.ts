import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'

/** A running database server, as the file it keeps in its data folder describes it. */
export type Postmaster = { readonly pid: number; readonly socketFolder: string; readonly status: string }

/** Returns the server that runs on this data folder, or null: a file left behind by a killed one counts as none. */
export function runningPostmaster(data: string): Postmaster | null {
  const lines = readLines(join(data, 'postmaster.pid'))
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !isServerOf(pid, data)) return null
  return { pid, socketFolder: lines[4]?.trim() ?? '', status: lines[7]?.trim() ?? 'starting' }
}

/**
 * Removes a lock file of PostgreSQL whose process id now belongs to something else, or to a process that has ended and
 * waits to be collected: PostgreSQL would take it for a living server. What else is stale it clears away by itself.
 */
export function forgetStaleLock(file: string, data: string): void {
  const pid = Number(readLines(file)[0])
  if (Number.isInteger(pid) && pid > 0 && !isServerOf(pid, data)) rmSync(file, { force: true })
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

/** A process id is used again after a restart of the machine or container, so we look at what it is. */
function isServerOf(pid: number, data: string): boolean {
  if (!isAlive(pid)) return false
  try {
    if (existsSync('/proc/self/cwd')) return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data)
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres')
  } catch {
    return true
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return !isZombie(pid)
}

function isZombie(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Returns whether the process that started this one has ended: the first process of the machine then has it. */
export function isOrphan(pid: number): boolean {
  try {
    if (!existsSync('/proc/self/stat')) {
      return execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8' }).trim() === '1'
    }
    return (
      readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1] === '1'
    )
  } catch {
    return false
  }
}

/** Stops a server: `fast` ends its connections and writes everything down; after 20 seconds it is told to drop all. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!send(pid, signal)) return
    if (await gone(pid, 20_000)) return
  }
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

/** Waits until the process has ended; false when it has not within `milliseconds`. */
export async function gone(pid: number, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await delay(25)) {
    if (!isAlive(pid)) return true
  }
  return !isAlive(pid)
}
