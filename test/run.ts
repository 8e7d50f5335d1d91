/** What bin/test runs once dependencies and Node are in place. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, stopSharedCluster } from './harness/cluster.ts'
import { findBrowser } from './harness/find-browser.ts'
import { runFiles, slowest, type Tally } from './harness/run-files.ts'
import { type ServerPostgres, startServerPostgres } from './harness/server-postgres.ts'

const began = performance.now()
const say = (line: string) => process.stdout.write(`${line}\n`)
process.chdir(ROOT)

const options = process.argv.slice(2).filter((option) => option.startsWith('--'))
const paths = process.argv.slice(2).filter((option) => !option.startsWith('--'))
const unknown = options.filter((option) => option !== '--server-postgres')
if (unknown.length > 0) finish(2, `unknown option ${unknown.join(' ')}; there is --server-postgres`)

const files = testFiles(paths)
if (files.length === 0) finish(2, `no tests in ${paths.join(' ')}`)

if (paths.length === 0 && !findBrowser()) {
  finish(1, 'there is no Chromium, and none could be installed: tests in a browser cannot run')
}

const data = ownTestData()
let server: ServerPostgres | undefined
if (options.includes('--server-postgres')) {
  server = await startServerPostgres()
  process.env.DATABASE_URL = server.url
}
const engine = server
  ? `PostgreSQL ${server.version} of this machine`
  : process.env.DATABASE_URL
    ? 'DATABASE_URL'
    : 'the embedded database'
say(`${files.length} test files on ${engine}`)
process.env.NODE_ENV = 'test'
process.env.TEST_BEGAN = String(Date.now())
process.env.NODE_COMPILE_CACHE ??= join(ROOT, 'var/compiled')
// Beside the tests, which leave a core idle now and then: one checker of types does a third less work than four.
const checking =
  paths.length > 0
    ? []
    : [
        check('types', 'node_modules/typescript/bin/tsc', ['--checkers', '1']),
        check('format and lint', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings']),
      ]
const tally = await runFiles(files)
const trouble = (await Promise.all(checking)).filter((line) => line !== null)
if (tally.seconds.size > 10) say(['The slowest files:', ...slowest(tally)].join('\n'))
await server?.stop()
await clearTestData()

const failed = trouble.length + tally.failed
finish(failed ? 1 : 0, [`${files.length} test files`, ...trouble, `on ${engine}`].join('; '), tally)

function testFiles(paths: readonly string[]): string[] {
  const asked = paths.length > 0 ? paths : ['src', 'test', 'demo', 'bench']
  const folder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory()
  return asked
    .flatMap((path) => (folder(path) ? globSync(`${path.replace(/\/$/, '')}/**/*.test.ts`) : globSync(path)))
    .sort()
}

/** Says how it ended, and returns what went wrong, or null. */
async function check(name: string, program: string, settings: readonly string[]): Promise<string | null> {
  const [status] = await once(spawn(process.execPath, [program, ...settings], { stdio: 'inherit' }), 'exit')
  say(status === 0 ? `${name}: fine` : `${name}: failed`)
  return status === 0 ? null : `${name}: failed`
}

/** A whole run has a cluster of its own, and leaves nothing behind. */
function ownTestData(): string | null {
  if (process.env.TEST_DATA_DIR) return null
  const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'good-work-test-'))
  chmodSync(folder, 0o755)
  process.env.TEST_DATA_DIR = folder
  return folder
}

/**
 * Returns a folder that is in memory, where there is room and programs may run from it, or null. A database has a
 * thousand files, and hundreds of databases are made: on a disk that takes five times as long (measured).
 */
function inMemory(): string | null {
  const folder = '/dev/shm'
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : ''
  const options = /^\S+ \/dev\/shm \S+ (\S+)/m.exec(mounts)?.[1]?.split(',')
  if (!options || options.includes('noexec')) return null
  const { bavail, bsize } = statfsSync(folder)
  // A whole run has never needed a third of it.
  return bavail * bsize > 4_000_000_000 ? folder : null
}

async function clearTestData(): Promise<void> {
  if (!data) return
  await stopSharedCluster(data)
  rmSync(data, { recursive: true, force: true })
}

function finish(code: number, words: string, tally?: Tally): never {
  say(`${code === 0 ? 'All is well' : 'Not well'}: ${words}; ${Math.round((performance.now() - began) / 1000)} s`)
  if (tally) say(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
  process.exit(code)
}
