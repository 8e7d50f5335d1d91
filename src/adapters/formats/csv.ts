import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { peek } from '../fetch/limits.ts'
import { decodeStream } from '../text/encoding.ts'
import { type CsvColumn, readHeadings } from './csv-columns.ts'
import { readRow } from './csv-row.ts'
import { type FormatContext, type FormatItem, SourceRefused } from './format.ts'

const MOST_COLUMNS = 200
/** Characters in one row: an unclosed quotation mark would otherwise swallow the rest of the file. */
const LONGEST_ROW = 200_000
const NEEDED: readonly CsvColumn[] = ['title', 'kind']

/**
 * Reads a CSV file row by row, by the headings of its first row: comma, semicolon or tab, UTF-8 or Windows-1252, dates
 * in UK order. A row with a mistake is put aside with every mistake and its mend. Rows are counted as a spreadsheet
 * shows them, the headings being row 1.
 */
export async function* readCsv({ now, opened, columnNames }: FormatContext): AsyncGenerator<FormatItem> {
  const { head, rest } = await peek(opened.body, 64 * 1024)
  refuseOthers(head)
  const firstLine =
    head
      .toString('latin1')
      .split(/\r?\n/)
      .find((line) => line.trim() !== '') ?? ''
  const parser = parse({
    delimiter: delimiterOf(firstLine),
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    info: true,
  })
  const source = Readable.from(decodeStream(rest))
  source.on('error', (error) => parser.destroy(error))
  source.pipe(parser)

  let columns: readonly (CsvColumn | null)[] | null = null
  let row = 0
  try {
    for await (const { record } of parser as AsyncIterable<{ record: string[] }>) {
      row += 1
      if (columns === null) columns = headings(record, columnNames)
      else if (record.some((cell) => cell.trim() !== '')) yield { row, ...readRow(cells(columns, record), now) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const at = typeof error.records === 'number' ? error.records + 1 : row + 1
    throw new SourceRefused(
      error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `Row ${at} does not end: a quotation mark in it is never closed.`
        : `Row ${at} cannot be read as CSV.`,
    )
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** Files that people take for CSV because a spreadsheet program wrote them. */
function refuseOthers(head: Buffer): void {
  if (head[0] === 0x50 && head[1] === 0x4b) {
    throw new SourceRefused('It is a spreadsheet file (.xlsx or .ods); save it as CSV and bring that.')
  }
  if (head[0] === 0xd0 && head[1] === 0xcf) {
    throw new SourceRefused('It is an old Excel file (.xls); save it as CSV and bring that.')
  }
  const wide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  if (!wide && head.includes(0)) throw new SourceRefused('It is not a text file.')
}

/** The mark that stands most often in the headings. */
function delimiterOf(line: string): string {
  const plain = line.includes('\0') ? line.replaceAll('\0', '') : line
  const count = (mark: string) => plain.split(mark).length
  return [',', ';', '\t', '|'].reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

function headings(
  record: readonly string[],
  columnNames: Readonly<Record<string, string>> = {},
): readonly (CsvColumn | null)[] {
  if (record.length > MOST_COLUMNS)
    throw new SourceRefused(`It has ${record.length} columns; ${MOST_COLUMNS} is the most.`)
  const columns = readHeadings(record, columnNames)
  const missing = NEEDED.filter((column) => !columns.includes(column))
  if (missing.length > 0) {
    const names = missing.map((column) => `“${column}”`).join(' or ')
    throw new SourceRefused(`Its first row has no heading ${names}; see the template for all headings.`)
  }
  return columns
}

function cells(columns: readonly (CsvColumn | null)[], record: readonly string[]): ReadonlyMap<CsvColumn, string> {
  const cells = new Map<CsvColumn, string>()
  for (const [position, column] of columns.entries()) {
    if (column !== null) cells.set(column, record[position] ?? '')
  }
  return cells
}
