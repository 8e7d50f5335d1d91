import { join } from 'node:path'
import { erasureFile } from '../adapters/erasures/erasure-file.ts'
import { clock } from '../kit/clock.ts'
import { readConfig } from '../kit/config.ts'
import { type ErasureLine, knownErasures } from '../records/erasure.ts'
import { openDatabases } from './database.ts'
import { keepErasures } from './keep-erasures.ts'
import { filesOf } from './product.ts'

const ROOT = join(import.meta.dirname, '../..')
const USAGE = `bin/erasures check
bin/erasures replay

check   compares what the file outside (ERASURES) and the database know of who was erased.
replay  does again in the database what only the file knows, as after putting back an older copy, removes their files,
        and writes into the file what only the database knows. Every start does the same before it serves anybody.

Ends with 0 where both know the same, 1 where they do not, 2 where it was not asked well.`

const [verb, ...more] = process.argv.slice(2)
if (more.length > 0 || (verb !== 'check' && verb !== 'replay')) {
  process.stderr.write(`${USAGE}\n`)
  process.exitCode = verb === '--help' ? 0 : 2
} else await run(verb)

async function run(verb: 'check' | 'replay'): Promise<void> {
  const config = readConfig(process.env, ROOT)
  const outside = erasureFile<ErasureLine>(config.erasures)
  const databases = await openDatabases(config, { join: true })
  const say = (line: string) => process.stdout.write(`${line}\n`)
  try {
    if (verb === 'replay') {
      const done = await keepErasures(databases.jobs, outside, filesOf(config), clock(config.frozenNow)())
      say(`${done.replayed} erasures done again, ${done.files} files removed, ${done.written} written outside.`)
      return
    }
    const [kept, known] = [await outside.read(), await knownErasures(databases.jobs)]
    const without = (some: readonly ErasureLine[], others: readonly ErasureLine[]) =>
      some.filter(({ id }) => !others.some((other) => other.id === id)).length
    const [lost, unwritten] = [without(kept, known), without(known, kept)]
    say(`${known.length} in the database, ${kept.length} outside: ${lost} to do again, ${unwritten} to write outside.`)
    process.exitCode = lost + unwritten > 0 ? 1 : 0
  } finally {
    await databases.close()
  }
}
