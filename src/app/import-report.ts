import type { ImportReport } from '../domain/import-report.ts'

/** Reasons shown; the rest is counted. `--json` has every row. */
const SHOWN_REASONS = 12
const SHOWN_ROWS = 5

/** Returns the report as a person reads it: what became of the rows, and why some were put aside. */
export function reportLines(report: ImportReport & { readonly withdrawn?: number }, dryRun: boolean): string {
  const aside = report.quarantined.length
  const rows: readonly (readonly [string, number, string?])[] = [
    ['Rows read', report.read],
    ['Added', report.added],
    ['Changed', report.changed],
    ['Unchanged', report.unchanged],
    ['Expired', report.expired, report.withdrawn ? `${count(report.withdrawn)} of them had left the feed` : ''],
    ['Linked', report.linked, report.linked ? 'the same is there from another source' : ''],
    ['Put aside', aside],
  ]
  const width = Math.max(...rows.map(([, number]) => count(number).length))
  const table = rows.map(([name, number, note]) => {
    return `  ${name.padEnd(11)} ${count(number).padStart(width)}${note ? `   ${note}` : ''}`
  })
  const end = dryRun ? ['', 'This was a dry run: nothing was kept.'] : []
  return [
    ...table,
    ...(aside > 0 ? ['', 'Put aside, by reason:', ...reasons(report.quarantined)] : []),
    ...end,
    '',
  ].join('\n')
}

function reasons(quarantined: ImportReport['quarantined']): string[] {
  const groups = new Map<string, number[]>()
  for (const { row, reason } of quarantined) groups.set(reason, [...(groups.get(reason) ?? []), row])
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length)
  const lines = sorted
    .slice(0, SHOWN_REASONS)
    .map(([reason, rows]) => `  ${count(rows.length)} × ${reason} (${rowList(rows)})`)
  return sorted.length > SHOWN_REASONS
    ? [...lines, `  and ${count(sorted.length - SHOWN_REASONS)} more reasons`]
    : lines
}

function rowList(rows: readonly number[]): string {
  const more = rows.length > SHOWN_ROWS ? ' …' : ''
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, SHOWN_ROWS).join(', ')}${more}`
}

/** Returns the report as the contract of the command has it: one JSON object on one line. */
export function reportJson(report: ImportReport): string {
  const { read, added, changed, unchanged, expired, linked, quarantined, ...more } = report
  return `${JSON.stringify({ read, added, changed, unchanged, expired, linked, quarantined, ...more })}\n`
}

const count = (number: number): string => number.toLocaleString('en-GB')
