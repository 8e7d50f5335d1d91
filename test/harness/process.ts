import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findHome } from '../../src/adapters/postgres/home.ts'
import { runningPostmaster, stopPostmaster } from '../../src/adapters/postgres/postmaster.ts'
import { type AssetManifest, buildAssets } from '../../src/web/assets/build-assets.ts'
import { demoPlaces } from './ask.ts'
import { ROOT, testDataDir } from './cluster.ts'

/** The product as `bin/start` runs it, in a process of its own that a test may kill. */
export type Running = {
  readonly origin: string
  readonly child: ChildProcess
  readonly database: () => number
  readonly ended: Promise<number | null>
}

export type Refused = { readonly code: number | null; readonly said: string }

type StartOptions = { readonly uid?: number; readonly gid?: number; readonly root?: string; readonly env?: Environment }
type Environment = Readonly<Record<string, string>>

/** Starts the product on this data folder and a free port; returns it once ready, or what it said when it would not. */
export async function start(dataDir: string, options: StartOptions = {}): Promise<Running | Refused> {
  const root = options.root ?? ROOT
  const { DATABASE_URL: _database, TEST_DATA_DIR: _folder, NODE_ENV: _environment, ...inherited } = process.env
  const child = spawn(process.execPath, ['src/app/main.ts'], {
    cwd: root,
    env: { ...inherited, DATA_DIR: dataDir, PORT: '0', DEMO: 'no', PLACES: join(root, 'demo/places'), ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(options.uid ? { uid: options.uid, gid: options.gid ?? options.uid } : {}),
  })
  const said: string[] = []
  child.stderr!.on('data', (text) => said.push(String(text)))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const ready = (async () => {
    for await (const line of createInterface({ input: child.stdout! })) {
      const address = /ready: (http\S+)$/.exec(line)?.[1]
      if (address) return address
    }
    return null
  })()
  const origin = await Promise.race([ready, ended.then(() => null)])
  if (!origin) return { code: await ended, said: said.join('') }
  return { origin, child, ended, database: () => runningPostmaster(findHome(dataDir).data)?.pid ?? 0 }
}

/** As `start`, where the test goes on only when it served. */
export async function started(dataDir: string, options: StartOptions = {}): Promise<Running> {
  const running = await start(dataDir, options)
  if ('said' in running) throw new Error(`did not start: ${running.said}`)
  return running
}

let assets: Promise<AssetManifest> | undefined

/** Returns a data folder that the database's account can reach. Only what browsers load is there, built before. */
export async function freshDataDir(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'good-work-fault-'))
  assets ??= demoPlaces().then((places) => buildAssets(join(testDataDir(), 'assets'), places))
  const built = await assets
  await cp(built.folder, join(folder, 'assets'), { recursive: true, filter: (path) => !path.endsWith('.part') })
  return folder
}

/** Stops whatever still runs on a data folder, and removes it and its database. */
export async function clearDataDir(dataDir: string): Promise<void> {
  const home = findHome(dataDir)
  const postmaster = runningPostmaster(home.data)
  if (postmaster) await stopPostmaster(postmaster.pid)
  await rm(home.path, { recursive: true, force: true })
  await rm(dataDir, { recursive: true, force: true })
}

/** Returns whether a process of this id is there. */
export function isRunning(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
