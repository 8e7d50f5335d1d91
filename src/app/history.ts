import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../kit/config.ts'
import {
  type ChainHead,
  type ChainReport,
  type ChainTrouble,
  historyHeads,
  verifyHistory,
} from '../records/history-chain.ts'
import { openDatabases } from './database.ts'

const ROOT = join(import.meta.dirname, '../..')
const USAGE = `bin/history verify [--heads FILE]
bin/history heads

verify  follows the history of who saw and changed what, computes every hash anew, and names the first bad row of each
        chain. With --heads it also compares with heads that were kept elsewhere (one JSON line each, as "heads" prints
        them and as the background work writes them every hour), which shows when the end of a chain was cut off.
heads   prints where every chain stands, to be kept on another machine.

Ends with 0 where everything holds, 1 where it does not, 2 where it was not asked well.`

const [verb, flag, file, ...more] = process.argv.slice(2)
const asked =
  (verb === 'heads' && !flag) || (verb === 'verify' && (!flag || (flag === '--heads' && file && more.length === 0)))

if (!asked || (file && !existsSync(file))) {
  process.stderr.write(`${file && !existsSync(file) ? `there is no file ${file}` : USAGE}\n`)
  process.exitCode = verb === '--help' ? 0 : 2
} else await run()

async function run(): Promise<void> {
  const databases = await openDatabases(readConfig(process.env, ROOT), { join: true })
  try {
    if (verb === 'heads') {
      for (const head of await historyHeads(databases.jobs)) process.stdout.write(`${JSON.stringify(head)}\n`)
      return
    }
    const report = await verifyHistory(databases.jobs, file ? readHeads(file) : [])
    process.stdout.write(`${lines(report).join('\n')}\n`)
    process.exitCode = report.troubles.length > 0 ? 1 : 0
  } finally {
    await databases.close()
  }
}

const readHeads = (file: string): readonly ChainHead[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as ChainHead)

function lines({ chains, rows, troubles }: ChainReport): string[] {
  if (troubles.length === 0) return [`${rows} rows in ${chains} chains: every one as it was written.`]
  return [`${rows} rows in ${chains} chains were followed. Not as it was written:`, ...troubles.map(line)]
}

const SAYS: Readonly<Record<ChainTrouble['why'], string>> = {
  changed: 'was changed, or one before it was put in',
  missing: 'is missing',
  'not-chained': 'was written around the chain',
  'cut-off': 'and what followed was cut off',
  'head-differs': 'is another one than the head that was kept elsewhere',
}

const line = ({ chain, seq, historyId, why }: ChainTrouble): string =>
  `  chain ${chain}, place ${seq}${historyId === null ? '' : ` (row ${historyId})`}: ${SAYS[why]}`
