import { basename } from 'node:path'
import { type BoundaryRow, readBoundaryFile } from '../../../adapters/boundaries/boundary-file.ts'
import { type Opened, SourceRefused } from '../../../adapters/formats/format.ts'
import { type LookupRow, readLookupFile } from '../../../adapters/lookups/lookup-file.ts'
import { type PostcodeRow, readPostcodeFile } from '../../../adapters/postcodes/postcode-file.ts'
import type { ReferenceItem } from '../../../adapters/reference/reference-item.ts'
import type { ImportReport } from '../../../domain/import-report.ts'
import type { Place } from '../../../domain/place.ts'
import { boroughCode, middleAreas, saveAreas, saveLookups } from '../../../records/area.ts'
import { withSourceLock } from '../../../records/import-run.ts'
import { locateAgain } from '../../../records/location-store.ts'
import {
  fillCodes,
  middleOutcodes,
  opportunitiesAt,
  opportunitiesInAreasOf,
  saveOutcodes,
  savePostcodes,
} from '../../../records/postcode-store.ts'
import type { Db } from '../../../records/schema.ts'
import { indexOpportunities } from '../../../records/search-index.ts'
import { inTransaction } from '../../../records/transaction.ts'

export type ReferenceFormat = 'postcodes' | 'boundaries' | 'lookups'

export type ReferenceImport = {
  readonly format: ReferenceFormat
  readonly opened: Opened
  /** What the rows are said to come from; the name of the file where nobody says. */
  readonly source?: string
  /** Takes only what belongs to this borough; areas that name no borough are taken to lie in it. */
  readonly place?: Place | null
  /** Counts what would happen, and changes nothing. */
  readonly dryRun?: boolean
  readonly now: Date
  /** Told after every batch how many rows have been read. */
  readonly onProgress?: (read: number) => void
}

type Counts = { added: number; changed: number; unchanged: number; expired: number }
/** How one format is read and written: rows of a batch, what the borough leaves out, and how they are kept. */
type Way<Draft> = {
  readonly read: (opened: Opened) => AsyncIterable<ReferenceItem<Draft>>
  readonly ofPlace: (draft: Draft, code: string) => Draft | null
  readonly save: (db: Db, drafts: readonly Draft[], source: string, now: Date) => Promise<Counts>
  readonly batch: number
}

/**
 * Imports postcodes, boundaries or lookups: row by row, a transaction for each batch, so that a run that was cut off is
 * simply run again. Rows that are there already are left alone. Afterwards listings whose postcode was not known before
 * are put on the map and made searchable there. Refuses (SourceRefused) a file that is something else.
 */
export async function importReferenceData(db: Db, asked: ReferenceImport): Promise<ImportReport> {
  const report = await withSourceLock(db, 'reference data', async (db) => {
    const report = await run(db, asked)
    if (!asked.dryRun) await settle(db, asked)
    return report
  })
  if (!report)
    throw new SourceRefused('Another import of postcodes, boundaries or lookups is running. Try again later.')
  return report
}

async function run(db: Db, asked: ReferenceImport): Promise<ImportReport> {
  if (asked.format === 'postcodes') return read(db, asked, POSTCODES)
  return asked.format === 'boundaries' ? read(db, asked, BOUNDARIES) : read(db, asked, LOOKUPS)
}

async function read<Draft>(db: Db, asked: ReferenceImport, way: Way<Draft>): Promise<ImportReport> {
  const source = sourceOf(asked)
  const total = { read: 0, added: 0, changed: 0, unchanged: 0, expired: 0, linked: 0 }
  const quarantined: { row: number; id: string | null; reason: string }[] = []
  let drafts: Draft[] = []
  let writing = Promise.resolve()
  const save = async (batch: readonly Draft[], rows: number) => {
    const counts = await write(db, (db) => way.save(db, batch, source, asked.now), asked.dryRun ?? false)
    total.added += counts.added
    total.changed += counts.changed
    total.unchanged += counts.unchanged
    total.expired += counts.expired
    asked.onProgress?.(rows)
  }
  /** One batch is written while the next is read; a failure is met at the next turn, or at the end. */
  const flush = async () => {
    await writing
    writing = save(drafts, total.read)
    writing.catch(() => {})
    drafts = []
  }
  try {
    for await (const item of way.read(asked.opened)) {
      if ('refused' in item) {
        total.read++
        quarantined.push({ row: item.row, id: item.id, reason: item.refused })
        continue
      }
      const draft = asked.place ? way.ofPlace(item.draft, boroughCode(asked.place)) : item.draft
      if (!draft) continue
      total.read++
      drafts.push(draft)
      if (drafts.length >= way.batch) await flush()
    }
    if (drafts.length > 0) await flush()
  } finally {
    await writing
  }
  return { ...total, quarantined }
}

const sourceOf = ({ source, opened }: ReferenceImport) => source ?? basename(opened.address)

class Undone extends Error {}

/** Writes a batch in one transaction; for a dry run the transaction is undone after counting. */
async function write(db: Db, save: (db: Db) => Promise<Counts>, dryRun: boolean): Promise<Counts> {
  let counts: Counts = { added: 0, changed: 0, unchanged: 0, expired: 0 }
  try {
    await inTransaction(db, async (db) => {
      counts = await save(db)
      if (dryRun) throw new Undone()
    })
  } catch (error) {
    if (!(error instanceof Undone)) throw error
  }
  return counts
}

const POSTCODES: Way<PostcodeRow> = {
  batch: 5000,
  read: (opened) => readPostcodeFile(opened.body),
  ofPlace: (row, code) => (row.of === 'postcode' && row.boroughCode === code ? row : null),
  async save(db, rows, source) {
    const postcodes = await savePostcodes(
      db,
      rows.filter((row) => row.of === 'postcode'),
      source,
    )
    const outcodes = await saveOutcodes(
      db,
      rows.filter((row) => row.of === 'outcode'),
      source,
    )
    return { ...sum(postcodes, outcodes), expired: postcodes.expired }
  },
}

const BOUNDARIES: Way<BoundaryRow> = {
  batch: 200,
  read: (opened) => readBoundaryFile(opened.body, opened.address),
  ofPlace: (row, code) => {
    if (row.code === code || row.parentCode === code) return row
    const inside = row.parentCode === null && row.kind !== 'borough' && row.kind !== 'region'
    return inside ? { ...row, parentCode: code } : null
  },
  save: async (db, rows, source, now) => ({ ...(await saveAreas(db, rows, source, now)), expired: 0 }),
}

const LOOKUPS: Way<LookupRow> = {
  batch: 2000,
  read: (opened) => readLookupFile(opened.body),
  ofPlace: (row, code) => {
    const areas = row.areas.some((area) => area.code === code || area.parentCode === code)
    return areas || row.links.some((link) => link.fromCode === code || link.toCode === code) ? row : null
  },
  async save(db, rows, source, now) {
    const links = rows.flatMap((row) => row.links)
    const areas = rows.flatMap((row) => row.areas)
    const [saved, named] = [await saveLookups(db, links, source), await saveAreas(db, areas, source, now)]
    return { ...sum(saved, named), expired: 0 }
  },
}

const sum = (a: Omit<Counts, 'expired'>, b: Omit<Counts, 'expired'>) => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
})

const FILLED = ['ward', 'lsoa', 'msoa', 'borough'] as const

/** What follows from new reference data: outcodes, codes that can now be told from outlines, and listings on the map. */
async function settle(db: Db, asked: ReferenceImport): Promise<void> {
  if (asked.format === 'postcodes') await middleOutcodes(db, sourceOf(asked))
  for (const kind of FILLED) await inTransaction(db, (db) => fillCodes(db, 'postcode', kind))
  await middleAreas(db)
  await inTransaction(db, async (db) => {
    const moved = new Set(await locateAgain(db))
    const filled = new Set<number>()
    for (const kind of FILLED) for (const id of await fillCodes(db, 'location', kind)) filled.add(id)
    for (const id of await opportunitiesAt(db, [...filled])) moved.add(id)
    for (const id of await opportunitiesInAreasOf(db, asked.now)) moved.add(id)
    await indexOpportunities(db, [...moved], asked.now)
  })
}
