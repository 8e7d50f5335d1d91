import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { FIELD_KINDS, type FieldKind, type RecordField, usualKind } from '../src/domain/linkage/record-fields.ts'

/** Records of one pool, and apart from them who they truly are: that is for scoring alone. */
export type LinkagePool = {
  readonly fields: readonly RecordField[]
  readonly truth: readonly string[]
}

/** Which columns hold what: `given=forename,family=surname`. Null: by their names. */
export type ColumnChoice = ReadonlyMap<string, FieldKind> | null

type Row = Readonly<Record<string, string>>

const UNKNOWN = /^(na|n\/a|nan|null|none|unknown|-)$/i

/** Puts the records of comma-separated files, plain or gzipped, into one pool. */
export function readPool(files: readonly string[], clusterColumn: string, choice: ColumnChoice): LinkagePool {
  const columns: { kind: FieldKind; name: string; cells: string[] }[] = []
  const truth: string[] = []
  for (const file of files) {
    const rows = readRows(file)
    if (rows[0] && !(clusterColumn in rows[0])) throw new Error(`${file} has no column “${clusterColumn}”`)
    const taken = new Set<string>()
    for (const name of Object.keys(rows[0] ?? {})) {
      const kind = name === clusterColumn ? null : choice ? (choice.get(name) ?? null) : usualKind(name)
      if (!kind) continue
      const free = columns.filter((column) => column.kind === kind && !taken.has(column.name))
      let column = free.find((one) => one.name === name) ?? free[0]
      if (!column || (column.name !== name && name in columns)) {
        column = { kind, name, cells: [] }
        columns.push(column)
      }
      taken.add(column.name)
      const before = truth.length
      for (const [i, row] of rows.entries()) column.cells[before + i] = cell(row[name])
    }
    for (const row of rows) truth.push(personOf(row[clusterColumn] ?? ''))
  }
  const fields = columns.map((column) => ({
    ...column,
    cells: Array.from(truth, (_, record) => column.cells[record] ?? ''),
  }))
  return { fields, truth }
}

/** Reads `kind=column,kind=column`. */
export function readChoice(written: string): ColumnChoice {
  const choice = new Map<string, FieldKind>()
  for (const part of written.split(',')) {
    const [kind = '', column = ''] = part.split('=')
    const known = FIELD_KINDS.find((one) => one === kind.trim())
    if (!known || !column) throw new Error(`“${part}”: say one of ${FIELD_KINDS.join(', ')}, then = and a column`)
    choice.set(column.trim(), known)
  }
  return choice
}

function readRows(file: string): readonly Row[] {
  const bytes = readFileSync(file)
  const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  return parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true, relax_column_count: true })
}

const cell = (written = '') => (UNKNOWN.test(written) ? '' : written)

/** FEBRL says who a record is in its number: rec-12-org and rec-12-dup-0 are one person. */
function personOf(cluster: string): string {
  return /^(rec-\d+)-(org|dup-\d+)$/.exec(cluster)?.[1] ?? cluster
}
