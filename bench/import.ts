import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportRequest, runImport } from '../src/features/network/feeds/run-import.job.ts'
import type { Db } from '../src/records/schema.ts'
import { makeDatabase, startEngine } from './database.ts'
import { BENCH_NOW } from './generate-listings.ts'
import { type FeedKind, writeFeed } from './import-feeds.ts'
import { table } from './measure.ts'

/** Rows of the feeds; each is four times the one before, so that memory that grows with the file shows. */
const SIZES = (argument('sizes') ?? '1000,4000,16000').split(',').map(Number)
const KINDS: readonly { readonly kind: FeedKind; readonly format: ImportRequest['format'] }[] = [
  { kind: 'services', format: 'open-referral' },
  { kind: 'postings', format: 'job-posting' },
]

const server = await startEngine(argument('engine') === 'server' ? 'server' : 'embedded')
const folder = await mkdtemp(join(tmpdir(), 'good-work-bench-'))
try {
  console.log(
    `Importing on ${server.name}; rows a second, first reading and second (nothing changed); memory of this process.\n`,
  )
  const rows: string[][] = []
  for (const { kind, format } of KINDS) {
    for (const size of SIZES) {
      const path = join(folder, `${kind}-${size}.json`)
      await writeFeed(path, kind, size)
      const database = await makeDatabase(server, 'bench_import')
      const first = await timed(database.owner, { source: kind, format, address: path, now: BENCH_NOW }, size)
      const again = await timed(database.owner, { source: kind, format, address: path, now: BENCH_NOW }, size)
      await database.drop()
      const megabytes = ((await stat(path)).size / 1_048_576).toFixed(1)
      rows.push([kind, String(size), megabytes, first.rate, again.rate, first.memory, again.memory])
      console.error(`${kind} ${size}: ${first.rate} new, ${again.rate} unchanged a second`)
      await rm(path)
    }
  }
  const head = ['feed', 'rows', 'MB', 'rows/s, new', 'rows/s, unchanged', 'memory above start, new', 'unchanged']
  console.log(table(head, rows))
} finally {
  await rm(folder, { recursive: true })
  await server.stop()
}

/** Memory is the highest heap seen after any batch above what was in use before, garbage collected where we may. */
async function timed(db: Db, request: ImportRequest, size: number): Promise<{ rate: string; memory: string }> {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let most = 0
  let batches = 0
  const onProgress = () => {
    if (batches++ % 8 === 0) globalThis.gc?.()
    else return
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  const began = performance.now()
  const report = await runImport(db, { ...request, onProgress })
  const seconds = (performance.now() - began) / 1000
  if (report.read !== size || report.quarantined.length > 0) {
    throw new Error(`read ${report.read} of ${size}: ${report.reason ?? report.quarantined[0]?.reason}`)
  }
  return { rate: String(Math.round(size / seconds)), memory: `${(most / 1_048_576).toFixed(1)} MB` }
}

function argument(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}
