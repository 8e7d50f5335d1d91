import { gridToPoint, isGridReference } from '../../domain/national-grid.ts'
import type { Point } from '../../domain/place.ts'
import { normalisePostcode, readOutcode } from '../../domain/postcode.ts'
import { SourceRefused } from '../formats/format.ts'
import { csvRows } from '../reference/csv-rows.ts'
import type { ReferenceItem } from '../reference/reference-item.ts'

/** What one row says: a postcode, or an outcode with the middle of its postcodes. A code left out is null. */
export type PostcodeRow =
  | {
      readonly of: 'postcode'
      readonly compact: string
      readonly point: Point
      readonly wardCode: string | null
      readonly lsoaCode: string | null
      readonly msoaCode: string | null
      readonly boroughCode: string | null
      readonly terminatedOn: string | null
    }
  | { readonly of: 'outcode'; readonly outcode: string; readonly point: Point; readonly postcodes: number }

type Column =
  | 'postcode'
  | 'outcode'
  | 'lat'
  | 'lng'
  | 'easting'
  | 'northing'
  | 'quality'
  | 'ward'
  | 'borough'
  | 'lsoa'
  | 'msoa'
  | 'ended'
  | 'count'

/**
 * What columns are called: ONS Postcode Directory of several years, and tables made from Code-Point Open. Only areas of
 * the 2021 census are taken: the 2011 ones carry codes that look the same and mean other streets.
 */
const HEADINGS: readonly [Column, RegExp][] = [
  ['postcode', /^(pcds|pcd8|pcd7|pcd2|pcd|postcode)$/],
  ['outcode', /^(outcode|outward|outward_code|district)$/],
  ['lat', /^(lat|latitude)$/],
  ['lng', /^(long|lng|lon|longitude)$/],
  ['easting', /^(oseast1m|east1m|eastings?|x)$/],
  ['northing', /^(osnrth1m|north1m|northings?|y)$/],
  ['quality', /^(osgrdind|gridind|positional_quality|positional_quality_indicator|quality)$/],
  ['ward', /^(osward|ward|ward_cd|ward_code|wd(\d\d)?cd|admin_ward_code)$/],
  ['borough', /^(oslaua|laua|lad_cd|lad_code|lad(\d\d)?cd|admin_district_code)$/],
  ['lsoa', /^(lsoa21|lsoa21cd|lsoa21_cd|lsoa21_code)$/],
  ['msoa', /^(msoa21|msoa21cd|msoa21_cd|msoa21_code)$/],
  ['ended', /^(doterm|terminated_on)$/],
  ['count', /^(postcodes|count)$/],
]

/** Code-Point Open has no header; its columns stand in this order (OS Code-Point Open user guide). */
const CODE_POINT_OPEN: Partial<Record<Column, number>> = {
  postcode: 0,
  quality: 1,
  easting: 2,
  northing: 3,
  borough: 8,
  ward: 9,
}

/**
 * Reads a file of postcodes row by row: Code-Point Open as it comes, the ONS Postcode Directory, tables made from them,
 * or a table of outcodes. Puts aside rows without a postcode or without coordinates, with the reason.
 */
export async function* readPostcodeFile(body: AsyncIterable<Uint8Array>): AsyncGenerator<ReferenceItem<PostcodeRow>> {
  let columns: Partial<Record<Column, number>> | null = null
  let row = 0
  for await (const cells of csvRows(body)) {
    if (!columns) {
      const headerless = isCodePointOpen(cells)
      columns = headerless ? CODE_POINT_OPEN : readHeader(cells)
      if (!headerless) continue
    }
    row++
    const at = columns
    yield readRow(row, (column) => cells[at[column] ?? -1] ?? '', 'postcode' in at)
  }
}

const isCodePointOpen = (cells: readonly string[]) =>
  cells.length >= 10 && normalisePostcode(cells[0]!) !== null && /^\d+$/.test(cells[2]!) && /^\d+$/.test(cells[3]!)

function readHeader(cells: readonly string[]): Partial<Record<Column, number>> {
  const names = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, '_'))
  const columns: Partial<Record<Column, number>> = {}
  for (const [column, heading] of HEADINGS) {
    const at = names.findIndex((name) => heading.test(name))
    if (at >= 0) columns[column] = at
  }
  const spaced = names.indexOf('pcds')
  if (spaced >= 0) columns.postcode = spaced

  const placed = ('lat' in columns && 'lng' in columns) || ('easting' in columns && 'northing' in columns)
  if (('postcode' in columns || 'outcode' in columns) && placed) return columns
  throw new SourceRefused(
    'This is not a file of postcodes that we know: it needs a column for the postcode (pcds or postcode) and for the ' +
      'point (lat and long, or eastings and northings), or to be Code-Point Open as Ordnance Survey publishes it.',
  )
}

type Cell = (column: Column) => string

function readRow(row: number, cell: Cell, ofPostcodes: boolean): ReferenceItem<PostcodeRow> {
  const typed = cell(ofPostcodes ? 'postcode' : 'outcode')
  const refuse = (refused: string) => ({ row, id: typed || null, refused })
  const postcode = ofPostcodes ? normalisePostcode(typed) : null
  const outcode = ofPostcodes ? null : readOutcode(typed)
  if (!postcode && !outcode) return refuse(typed ? `"${typed}" is not a postcode` : 'the row has no postcode')
  if (cell('quality') === '90') return refuse('no coordinates are known for this postcode (quality 90)')

  const point = readPoint(cell)
  if (!point) return refuse('no coordinates are known for this postcode')
  if (outcode) {
    return { row, id: outcode, draft: { of: 'outcode', outcode, point, postcodes: Number(cell('count')) || 1 } }
  }
  return {
    row,
    id: postcode!.postcode,
    draft: {
      of: 'postcode',
      compact: postcode!.compact,
      point,
      wardCode: code(cell('ward')),
      lsoaCode: code(cell('lsoa')),
      msoaCode: code(cell('msoa')),
      boroughCode: code(cell('borough')),
      terminatedOn: monthOf(cell('ended')),
    },
  }
}

/** Degrees where the file has them, to the decimetre; else the National Grid. ONS writes 99.999999 for "nowhere". */
function readPoint(cell: Cell): Point | null {
  const [lat, lng] = [cell('lat'), cell('lng')]
  if (lat !== '' && lng !== '') {
    const point = { lat: Number(lat), lng: Number(lng) }
    return point.lat > 49 && point.lat < 61 && point.lng > -9 && point.lng < 2.5 ? point : null
  }
  const [easting, northing] = [Number(cell('easting')), Number(cell('northing'))]
  if (!isGridReference(easting, northing)) return null
  const point = gridToPoint(easting, northing)
  return { lat: sixDecimals(point.lat), lng: sixDecimals(point.lng) }
}

const sixDecimals = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Pseudo codes end in 99999999: "not applicable here". */
const code = (text: string) => (/^[A-Z]\d{8}$/.test(text) && !text.endsWith('99999999') ? text : null)

/** `201904` is April 2019: the directory knows no day, so the first stands for the month. */
function monthOf(text: string): string | null {
  const month = /^(\d{4})-?(\d{2})(?:-(\d{2}))?$/.exec(text)
  return month ? `${month[1]}-${month[2]}-${month[3] ?? '01'}` : null
}
