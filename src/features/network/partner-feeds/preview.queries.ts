import { openSource } from '../../../adapters/fetch/open-source.ts'
import { CSV_COLUMNS, readHeadings } from '../../../adapters/formats/csv-columns.ts'
import { type FormatItem, type Opened, SourceRefused } from '../../../adapters/formats/format.ts'
import { decodeBytes } from '../../../adapters/text/encoding.ts'
import type { Kind } from '../../../domain/facets.ts'
import { type FeedFormat, READERS } from '../../../web/feed-formats.ts'

/** The first rows of a source, looked at before anything is taken. */
export type FeedPreview = {
  /** Rows that can be taken, as far as they were read. */
  readonly rows: readonly {
    readonly row: number
    readonly kind: Kind
    readonly title: string
    readonly where: string
  }[]
  readonly mistakes: readonly { readonly row: number; readonly reason: string }[]
  readonly kinds: readonly Kind[]
  /** The headings of a table with the column that each means; null where it means none. */
  readonly headings: readonly { readonly heading: string; readonly column: string | null }[]
  /** Why nothing of it can be read; null where it can. */
  readonly refused: string | null
}

/** Rows looked at: enough to see what is wrong, quick enough to wait for. */
const LOOKED_AT = 60

export type Looked = {
  readonly format: FeedFormat
  readonly open: () => Promise<Opened>
  readonly columnNames?: Readonly<Record<string, string>> | undefined
  readonly organizationName: string
  readonly now: Date
}

/** Returns what the first rows of a source say, and what is wrong with them. Nothing is stored. */
export async function previewFeed({ format, open, columnNames, organizationName, now }: Looked): Promise<FeedPreview> {
  const items: FormatItem[] = []
  let refused: string | null = null
  try {
    const opened = await open()
    const context = { now, opened, sourceName: organizationName, columnNames }
    const further = (address: string) => openSource(address, { allowFiles: false })
    for await (const item of READERS[format].read({ ...context, open: further })) {
      items.push(item)
      if (items.length === LOOKED_AT) break
    }
  } catch (error) {
    if (!(error instanceof SourceRefused)) throw error
    refused = error.message
  }
  const drafts = items.flatMap((item) => ('draft' in item ? [{ row: item.row, draft: item.draft }] : []))
  return {
    rows: drafts.map(({ row, draft }) => ({
      row,
      kind: draft.kind,
      title: draft.title,
      where: draft.locations[0]?.postcode ?? draft.locations[0]?.town ?? '',
    })),
    mistakes: items.flatMap((item) => ('refused' in item ? [{ row: item.row, reason: item.refused }] : [])),
    kinds: [...new Set(drafts.map(({ draft }) => draft.kind))],
    headings: [],
    refused,
  }
}

/** Returns the headings of an uploaded table, each with the column that it means to us or that somebody said. */
export function headingsOf(bytes: Uint8Array, said: Readonly<Record<string, string>>): FeedPreview['headings'] {
  const [first = ''] = decodeBytes(bytes.subarray(0, 64 * 1024)).split(/\r?\n/)
  const mark = [',', ';', '\t', '|'].reduce((best, each) =>
    first.split(each).length > first.split(best).length ? each : best,
  )
  const headings = first.split(mark).map((heading) => heading.replace(/^\uFEFF?"?|"?$/g, '').trim())
  const columns = readHeadings(headings, said)
  return headings.slice(0, 100).map((heading, at) => ({ heading, column: columns[at] ?? null }))
}

/** The columns that a heading can mean. */
export const COLUMN_NAMES: readonly string[] = CSV_COLUMNS

/** Returns bytes as a source that has been opened. */
export async function openBytes(name: string, bytes: Uint8Array): Promise<Opened> {
  async function* body() {
    yield bytes
  }
  return { address: name, type: null, body: body() }
}

/** Returns a partner's address opened: https alone, nothing of this machine or its network, within size and time. */
export const openAddress = (address: string, format: FeedFormat): Promise<Opened> =>
  openSource(address, { allowFiles: false, allowWebPage: READERS[format].webPages })
