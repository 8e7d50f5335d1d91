import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { ROOT, testDataDir } from './cluster.ts'
import { CPU_NOTES, LONGEST_TEST_MS } from './each-file.ts'
import { groupsOf } from './together.ts'

export type Tally = { passed: number; failed: number; skipped: number; readonly seconds: Map<string, number> }

type Batch = { readonly files: readonly string[]; readonly isolation: 'none' | 'process' }

/** Runs test files, prints each failure where it happens and what tests themselves say, and returns the counts. */
export async function runFiles(files: readonly string[]): Promise<Tally> {
  const tally = { passed: 0, failed: 0, skipped: 0, seconds: new Map<string, number>() }
  for (const batch of batches(files)) await runBatch(batch, tally)
  return tally
}

/** Pure rules share one process, rooms and journeys a few; what is long, or kills, has its own. */
function batches(files: readonly string[]): Batch[] {
  const pure = files.filter((file) => /^src\/(domain|kit)\//.test(file))
  const others = files.filter((file) => !pure.includes(file))
  const alone = others.filter((file) => ALONE.some((kind) => kind.test(file)))
  const journeys = others.filter((file) => !alone.includes(file) && file.startsWith('test/journeys/'))
  const rooms = others.filter((file) => !alone.includes(file) && !journeys.includes(file))
  const long = alone.filter((file) => LONG.test(file))
  const short = alone.filter((file) => !long.includes(file))
  const rest = [...long, ...groupsOf('journeys', journeys, 3), ...groupsOf('rooms', rooms, 8), ...short]
  const all: Batch[] = [
    { files: pure, isolation: 'none' },
    { files: rest, isolation: 'process' },
  ]
  return all.filter((batch) => batch.files.length > 0)
}

/** What takes a minute comes first and what takes seconds last, so that no core is idle at the end. */
const LONG =
  /journeys\/.*-pages?\.|walls\/(both|\w+-alone)\.|route-walk|start-and-stop|faults\/(accounts|kills)|real-imports/

/** What kills, takes walls away or looks at the whole of a process. */
const ALONE: readonly RegExp[] = [/journeys\/.*-pages?\.|-(attack|at-size)\./, /^test\/(faults|conformance)\//]

/** One more than there are cores, for a test often waits for its database or browser. */
const concurrency = Math.min(availableParallelism() + 1, 8)

async function runBatch({ files, isolation }: Batch, tally: Tally): Promise<void> {
  const events = run({
    files: [...files],
    isolation,
    ...(isolation === 'process'
      ? { concurrency, execArgv: ['--import', join(ROOT, 'test/harness/each-file.ts')] }
      : {}),
    timeout: LONGEST_TEST_MS,
  })
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message)
    if (type === 'test:summary' && data.file) tally.seconds.set(relative(ROOT, data.file), data.duration_ms / 1000)
    if (type === 'test:pass' || type === 'test:fail') count(type, data, tally)
  }
}

type Ending = {
  readonly name: string
  readonly file?: string | undefined
  readonly skip?: string | boolean | undefined
  readonly details: { readonly type?: string | undefined; readonly error?: unknown }
}

function count(type: 'test:pass' | 'test:fail', ending: Ending, tally: Tally): void {
  if (ending.skip !== undefined && ending.skip !== false) tally.skipped += 1
  else if (type === 'test:fail') fail(ending, tally)
  else if (ending.details.type !== 'suite' && ending.name !== ending.file) tally.passed += 1
}

/** A suite fails because a test in it did: that test has been printed already. */
function fail(ending: Ending, tally: Tally): void {
  const error = ending.details.error as { failureType?: string; cause?: unknown } | undefined
  if (error?.failureType === 'subtestsFailed') return
  tally.failed += 1
  const where = ending.file ? relative(ROOT, ending.file) : ''
  process.stdout.write(`\n✖ ${where} › ${ending.name}\n${inspect(error?.cause ?? error, { colors: false })}\n\n`)
}

/** Returns the ten files that took longest, a line each, with the processor time that they and their browsers took. */
export function slowest({ seconds }: Tally): readonly string[] {
  const notes = join(testDataDir(), CPU_NOTES)
  const lines = existsSync(notes) ? readFileSync(notes, 'utf8').trim().split('\n') : []
  const cpu = new Map(lines.map((line) => [relative(ROOT, line.slice(line.indexOf(' ') + 1)), line.split(' ')[0]!]))
  return [...seconds]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 10)
    .map(([file, wall]) => `${wall.toFixed(1).padStart(6)} s ${(cpu.get(file) ?? '?').padStart(6)} s of CPU  ${file}`)
}
