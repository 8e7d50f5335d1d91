import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { SourceRefused } from '../formats/format.ts'
import { refuseArchive } from './whole-text.ts'

/** Yields the rows of a CSV file as they come, the header as the first of them, empty lines left out. */
export async function* csvRows(body: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const bytes = Readable.from(notArchived(body))
  const rows = parse({
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
    max_record_size: 100_000,
  })
  bytes.on('error', (error) => rows.destroy(error))
  bytes.pipe(rows)
  let any = false
  try {
    for await (const row of rows) {
      any = true
      yield row as string[]
    }
  } catch (error) {
    if (error instanceof SourceRefused) throw error
    throw new SourceRefused(`This cannot be read as CSV: ${(error as Error).message}.`)
  } finally {
    bytes.destroy()
    rows.destroy()
  }
  if (!any) throw new SourceRefused('The file is empty.')
}

async function* notArchived(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let started = false
  for await (const chunk of body) {
    if (!started) refuseArchive(chunk)
    started = true
    yield chunk
  }
}
