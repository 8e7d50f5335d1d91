import { type Area, type AreaKind, kindOfCode } from '../../domain/area.ts'
import type { Point } from '../../domain/place.ts'
import { SourceRefused } from '../formats/format.ts'
import { csvRows } from '../reference/csv-rows.ts'
import type { ReferenceItem } from '../reference/reference-item.ts'

/** What one row says: areas by their names, and which code leads to which. */
export type LookupRow = {
  readonly areas: readonly (Omit<Area, 'name' | 'outline'> & { readonly name: string | null; readonly outline: null })[]
  readonly links: readonly { readonly kind: string; readonly fromCode: string; readonly toCode: string }[]
}

type CodeColumn = {
  readonly at: number
  readonly kind: AreaKind
  readonly year: number | null
  /** The code of today beside an older one. */
  readonly active: boolean
  readonly nameAt: number
}

type Header = {
  readonly codes: readonly CodeColumn[]
  readonly latAt: number
  readonly lngAt: number
  /** "2022" where a table of many vintages says of which one a row is. */
  readonly yearAt: number
}

const KINDS: Record<string, AreaKind> = {
  lsoa: 'lsoa',
  msoa: 'msoa',
  wd: 'ward',
  ward: 'ward',
  lad: 'borough',
  ltla: 'borough',
  rgn: 'region',
  region: 'region',
}

/** From the smallest; a link leads from a smaller area to a larger one, or from an older code to a newer. */
const SIZES: readonly AreaKind[] = ['lsoa', 'msoa', 'ward', 'borough', 'region']

const HEADING = /^(lsoa|msoa|wd|ward|lad|ltla|rgn|region)_?(\d\d)?_?(cd|code)(_active)?$/

/**
 * Reads a table that leads from one code to another, or gives codes their names: ONS lookups, code lists, and tables
 * made from them. What it is about is told by its headings. Puts aside rows in which no code stands.
 */
export async function* readLookupFile(body: AsyncIterable<Uint8Array>): AsyncGenerator<ReferenceItem<LookupRow>> {
  let header: Header | null = null
  let row = 0
  for await (const cells of csvRows(body)) {
    if (!header) header = readHeader(cells)
    else yield readRow(++row, cells, header)
  }
}

function readHeader(cells: readonly string[]): Header {
  const names = cells.map((cell) => cell.toLowerCase().replace(/\s+/g, '_'))
  const codes = names.flatMap((name, at): CodeColumn[] => {
    const [, prefix, year, suffix, active] = HEADING.exec(name) ?? []
    if (!prefix) return []
    const nameAt = names.indexOf(name.replace(suffix!, suffix === 'cd' ? 'nm' : 'name'))
    return [{ at, kind: KINDS[prefix]!, year: year ? 2000 + Number(year) : null, active: active !== undefined, nameAt }]
  })
  const plain = names.findIndex((name) => ['gss_code', 'areacd', 'code'].includes(name))
  if (codes.length === 0 && plain >= 0) {
    const nameAt = names.findIndex((name) => ['area_name', 'areanm', 'name'].includes(name))
    codes.push({ at: plain, kind: 'borough', year: null, active: false, nameAt })
  }
  if (codes.length === 0) {
    throw new SourceRefused(
      'This is not a lookup that we know: no column holds codes, such as LSOA21CD, WD25CD or LAD25CD.',
    )
  }
  return {
    codes,
    latAt: names.findIndex((name) => name === 'lat' || name === 'latitude'),
    lngAt: names.findIndex((name) => name === 'long' || name === 'lng' || name === 'longitude'),
    yearAt: names.findIndex((name) => name === 'sourcefile' || name === 'year'),
  }
}

type Found = CodeColumn & { readonly code: string; readonly name: string | null }

function readRow(row: number, cells: readonly string[], header: Header): ReferenceItem<LookupRow> {
  const found = header.codes.flatMap((column): Found[] => {
    const code = cells[column.at] ?? ''
    const kind = kindOfCode(code)
    return kind ? [{ ...column, kind, code, name: cells[column.nameAt]?.trim() || null }] : []
  })
  const first = found[0]
  if (!first) return { row, id: cells[0] || null, refused: 'the row has no code of an area that we keep' }

  const borough =
    found.find((one) => one.kind === 'borough' && one.active) ?? found.find((one) => one.kind === 'borough')
  const year = Number(/^20\d\d$/.exec(cells[header.yearAt] ?? '')?.[0]) || null
  const point = readPoint(cells, header)
  const areas = found
    .filter((one) => one.name !== null || (one === first && point !== null))
    .map((one) => ({
      code: one.code,
      kind: one.kind,
      name: one.name,
      parentCode: one.kind === 'borough' || one.kind === 'region' ? null : (borough?.code ?? null),
      boundaryYear: one.year ?? (one === first ? year : null),
      point: one === first ? point : null,
      outline: null,
    }))
  return { row, id: first.code, draft: { areas, links: links(found) } }
}

function links(found: readonly Found[]): LookupRow['links'] {
  return found.flatMap((from) =>
    found
      .filter((to) => to !== from && to.code !== from.code && leads(from, to))
      .map((to) => ({ kind: `${label(from)}-${label(to)}`, fromCode: from.code, toCode: to.code })),
  )
}

function leads(from: Found, to: Found): boolean {
  if (from.kind !== to.kind) return !from.active && SIZES.indexOf(from.kind) < SIZES.indexOf(to.kind)
  if (to.active) return !from.active && from.year === null
  return from.year !== null && to.year !== null && from.year < to.year
}

/** `lsoa21`, `ward24`, or the bare kind where the heading gives no year. */
const label = ({ kind, year }: Found) => kind + (year ? String(year).slice(2) : '')

function readPoint(cells: readonly string[], { latAt, lngAt }: Header): Point | null {
  const point = { lat: Number(cells[latAt]), lng: Number(cells[lngAt]) }
  const known = point.lat > 49 && point.lat < 61 && point.lng > -9 && point.lng < 2.5
  return known ? { lat: Math.round(point.lat * 1e6) / 1e6, lng: Math.round(point.lng * 1e6) / 1e6 } : null
}
