/**
 * Measures how well records of the same person are found: `bin/bench linkage`, or with files of one's own
 * `bin/bench linkage FILE [FILE] --cluster COLUMN [--fields given=COLUMN,dob=COLUMN] [--json]`.
 * `bin/bench linkage --intake [--people 1000000] [--engines server,embedded]` measures the question at intake instead.
 * The engine never sees the cluster column: it is for scoring alone. Two files are one pool.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linkRecords } from '../src/domain/linkage/link-records.ts'
import { linkageScore } from '../src/domain/linkage/linkage-score.ts'
import type { RecordField } from '../src/domain/linkage/record-fields.ts'
import type { BenchEngine } from './database.ts'
import { readChoice, readPool } from './linkage-files.ts'
import { measureIntake } from './linkage-intake.ts'
import { table } from './measure.ts'

const SETS = fileURLToPath(new URL('../../shared/data/linkage/', import.meta.url))

/** Pairwise figures that others gave for the same sets: facts of their publishers, not measured here. */
const PUBLISHED: readonly (readonly string[])[] = [
  ['historical_50k (all of it)', 'Splink, hand-tuned', '0.966', '0.623', '0.757', '0.789', '3.2'],
  ['historical_50k (all of it)', 'GoldenMatch, probabilistic', '0.812', '0.747', '0.778', '0.844', '61'],
  ['historical_50k (all of it)', 'GoldenMatch, later documents', '', '', '0.827', '0.862', ''],
  ['febrl3', 'Splink', '0.998', '0.935', '0.965', '0.980', '1.9'],
  ['febrl, 6,538 pairs', 'Splink', '1.000', '0.995', '0.998', '', '2.0'],
  ['febrl, 6,538 pairs', 'dedupe', '1.000', '0.865', '0.928', '', '7.2'],
  ['febrl, 6,538 pairs', 'recordlinkage', '0.999', '0.733', '0.845', '', '2.2'],
]
const OURS: readonly (readonly [name: string, file: string, cluster: string])[] = [
  ['historical_50k, 60% of the people', 'historical_50k_dev60.csv.gz', 'cluster'],
  ['febrl1', 'febrl1.csv', 'rec_id'],
  ['febrl2', 'febrl2.csv', 'rec_id'],
  ['febrl3', 'febrl3.csv', 'rec_id'],
  ['fake_1000', 'fake_1000.csv', 'cluster'],
]

type Result = {
  readonly records: number
  readonly people: number
  readonly precision: number
  readonly recall: number
  readonly f1: number
  /** F of B-cubed. */
  readonly bcubed: number
  readonly bcubed_precision: number
  readonly bcubed_recall: number
  /** From the file on the disk to who is who. */
  readonly seconds: number
  /** Of all processors together, which other work on the machine does not lengthen. */
  readonly cpu_seconds: number
  readonly peak_mb: number
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    cluster: { type: 'string' },
    fields: { type: 'string' },
    json: { type: 'boolean' },
    intake: { type: 'boolean' },
    people: { type: 'string', default: '1000000' },
    engines: { type: 'string', default: 'server,embedded' },
  },
})
if (values.intake) await measureIntake(values.engines.split(',') as BenchEngine[], Number(values.people))
else if (positionals.length === 0) printKnownSets()
else if (!values.cluster) stop('Say which column holds who the records are: --cluster COLUMN')
else printFiles(positionals, values.cluster)

function printKnownSets(): void {
  if (!existsSync(SETS)) stop(`The sets of records are not here: ${SETS}`)
  const rows = OURS.map(([name, file, cluster]) => {
    const result = inItsOwnProcess(SETS + file, cluster)
    return [name, 'Good Work', ...figures(result), `${result.peak_mb} MB`]
  })
  const head = ['set', 'engine', 'precision', 'recall', 'F1', 'B-cubed F', 'seconds', 'of processor', 'memory']
  console.log(`${table(head, [...rows, ...PUBLISHED.map((row) => [...row, '', ''])])}\n`)
  console.log(
    'Figures of other engines: as published by GoldenMatch, on its own machine of 16 cores, not measured here.',
  )
}

/** So that the memory is that of one set. */
function inItsOwnProcess(file: string, cluster: string): Result {
  const args = ['--expose-gc', fileURLToPath(import.meta.url), file, '--cluster', cluster, '--json']
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as Result
}

function printFiles(files: readonly string[], cluster: string): void {
  const began = performance.now()
  const pool = readPool(files, cluster, values.fields ? readChoice(values.fields) : null)
  const { personOf } = linkRecords(pool.fields, pool.truth.length)
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage()
  const { precision, recall, f1, bcubed } = linkageScore(personOf, pool.truth)
  const result: Result = {
    records: personOf.length,
    people: new Set(personOf).size,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
    bcubed: round(bcubed.f1),
    bcubed_precision: round(bcubed.precision),
    bcubed_recall: round(bcubed.recall),
    seconds: Math.round(seconds * 100) / 100,
    cpu_seconds: Math.round(((user + system) / 1e6) * 100) / 100,
    peak_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  }
  console.log(values.json ? JSON.stringify(result) : inWords(result, pool.fields))
}

function inWords(result: Result, fields: readonly RecordField[]): string {
  const head = [
    'records',
    'people found',
    'precision',
    'recall',
    'F1',
    'B-cubed F',
    'seconds',
    'of processor',
    'memory',
  ]
  const row = [`${result.records}`, `${result.people}`, ...figures(result), `${result.peak_mb} MB`]
  const compared = fields.map(({ name, kind }) => `${name} (${kind})`).join(', ')
  return `Compared by: ${compared}\n\n${table(head, [row])}`
}

function figures({ precision, recall, f1, bcubed, seconds, cpu_seconds }: Result): string[] {
  const shares = [precision, recall, f1, bcubed].map((figure) => figure.toFixed(3))
  return [...shares, seconds.toFixed(1), cpu_seconds.toFixed(1)]
}

function round(figure: number): number {
  return Math.round(figure * 10_000) / 10_000
}

function stop(why: string): never {
  console.error(why)
  process.exit(2)
}
