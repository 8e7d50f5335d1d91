import { availableParallelism } from 'node:os'
import { relative } from 'node:path'
import { run } from 'node:test'
import { inspect } from 'node:util'
import { ROOT } from './cluster.ts'

export type Tally = { passed: number; failed: number; skipped: number }

type Batch = { readonly files: readonly string[]; readonly isolation: 'none' | 'process' }

/** Runs test files, prints each failure where it happens and what tests themselves say, and returns the counts. */
export async function runFiles(files: readonly string[]): Promise<Tally> {
  const tally = { passed: 0, failed: 0, skipped: 0 }
  for (const batch of batches(files)) await runBatch(batch, tally)
  return tally
}

/** Pure rules share one process, which spares a start per file; whatever holds a database or browser has its own. */
function batches(files: readonly string[]): Batch[] {
  const pure = files.filter((file) => /^src\/(domain|kit)\//.test(file))
  const others = files.filter((file) => !pure.includes(file))
  const all: Batch[] = [
    { files: pure, isolation: 'none' },
    { files: others, isolation: 'process' },
  ]
  return all.filter((batch) => batch.files.length > 0)
}

async function runBatch({ files, isolation }: Batch, tally: Tally): Promise<void> {
  const concurrency = Math.max(2, availableParallelism() - 1)
  const events = run({
    files: [...files],
    isolation,
    ...(isolation === 'process' ? { concurrency } : {}),
    timeout: 900_000,
  })
  for await (const { type, data } of events) {
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message)
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
