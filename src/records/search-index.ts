import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { FACET_LAYOUT } from '../domain/facet-bits.ts'
import { TILE_LAYOUT } from '../domain/search-cells.ts'
import { ALSO, INSTEAD, SAME } from '../domain/synonyms.ts'
import { columnList, storableJson } from './bulk.ts'
import type { Db } from './schema.ts'
import { plain, readListings } from './search-listing.ts'
import { SECTOR_NAMES, type SearchRow, searchRow, wordsOf } from './search-row.ts'
import { inTransaction } from './transaction.ts'
import { learnWords } from './vocabulary.ts'

/** Changes whenever rows would be written otherwise: other facets, tiles or synonyms. */
const LAYOUT = createHash('sha1')
  .update([FACET_LAYOUT, TILE_LAYOUT, SAME, ALSO, INSTEAD, JSON.stringify(SECTOR_NAMES)].join('\n'))
  .digest('base64url')

/** Rows written by one round of statements. */
const BATCH = 2000
/** Characters of a description that are searched: more would not fit a tsvector. */
const LONGEST = 60_000

/**
 * Writes the search rows of these opportunities, or removes them where a listing is withdrawn, past, or repeats
 * another. In the transaction of `db`, else in one for each 2,000; ids may be of any number.
 */
export async function indexOpportunities(db: Db, ids: readonly number[], now: Date): Promise<void> {
  const ordered = ids.length > BATCH ? await neighboursTogether(db, ids) : ids
  for (let from = 0; from < ordered.length; from += BATCH) {
    await inTransaction(db, (db) => indexBatch(db, ordered.slice(from, from + BATCH), now))
  }
}

/** Rows written one after another lie on the same pages; neighbours are looked for together. */
async function neighboursTogether(db: Db, ids: readonly number[]): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    with place as (
      select ol.opportunity_id as id, min(floor(l.lat / 0.02) * 100000 + floor(l.lng / 0.03)) as square
      from opportunity_location ol join location l on l.id = ol.location_id group by 1)
    select wanted.id from unnest(${ids}::int[]) as wanted (id) left join place on place.id = wanted.id
    order by place.square nulls first, wanted.id`.execute(db)
  return rows.map((row) => row.id)
}

/** Removes what has passed. Returns how many rows went. */
export async function removeExpired(db: Db, now: Date): Promise<number> {
  return inTransaction(db, async (db) => {
    const expired = db.selectFrom('opportunity_search').select('id').where('expires_at', '<=', now)
    if (!(await expired.limit(1).executeTakeFirst())) return 0
    await nextVersion(db)
    const { numDeletedRows } = await db
      .deleteFrom('opportunity_search')
      .where('expires_at', '<=', now)
      .executeTakeFirst()
    return Number(numDeletedRows)
  })
}

/**
 * Indexes everything anew where rows were packed by an older layout of facets, as after an upgrade; returns whether it
 * did. Searching goes on meanwhile, with counts that may be wrong until it ends.
 */
export async function reindexIfOutdated(db: Db, now: Date): Promise<boolean> {
  const state = await db.selectFrom('search_state').select('layout').executeTakeFirstOrThrow()
  if (state.layout === LAYOUT) return false
  const rows = await db.selectFrom('opportunity').select('id').orderBy('id').execute()
  const ids = rows.map((row) => row.id)
  await indexOpportunities(db, ids, now)
  await db.updateTable('search_state').set({ layout: LAYOUT }).execute()
  return true
}

async function indexBatch(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await nextVersion(db)
  await db.deleteFrom('opportunity_search').where(sql<boolean>`id = any(${ids}::int[])`).execute()
  const listings = await readListings(db, ids, now)
  const rows = listings.map(searchRow)
  if (rows.length > 0) {
    await insertRows(db, rows)
    await sql`select settle_search_index()`.execute(db)
    await learnWords(db, listings.map(wordsOf))
  }
}

/** Done first: the row stays locked until the transaction ends, so writers take turns and never wait in a circle. */
async function nextVersion(db: Db): Promise<void> {
  await db
    .updateTable('search_state')
    .set((row) => ({
      version: row('version', '+', 1),
      layout: sql<string>`case layout when '' then ${LAYOUT} else layout end`,
    }))
    .execute()
}

const TYPES = `id int, organization_id int, expires_at timestamptz, closes_at timestamptz, lat float8, lng float8,
  posted int, hourly int, bits_0 int, bits_1 int, bits_2 int, bits_3 int, pay_class smallint, everywhere boolean,
  facets text, starts text[], places float8[], cells int[], names text, title_terms text, body_terms text`

/** What becomes words in the database, and is no column. */
const WORD_COLUMNS = ['names', 'title_terms', 'body_terms']

async function insertRows(db: Db, rows: readonly SearchRow[]): Promise<void> {
  const columns = Object.keys(rows[0]!).filter((column) => !WORD_COLUMNS.includes(column))
  await sql`
    with doc as materialized (
      select n.*, setweight(to_tsvector('english', ${plain(sql.ref('o.title'))} || ' ' || n.title_terms), 'A')
          || setweight(to_tsvector('english', ${plain(sql.ref('n.names'))}), 'C') as head,
        setweight(to_tsvector('english', ${plain(sql.ref('o.summary'))}), 'B')
          || setweight(to_tsvector('english', ${plain(sql`left(o.description_html, ${sql.lit(LONGEST)})`)} || ' ' || n.body_terms), 'D') as body
      from json_to_recordset(${storableJson(rows)}::json) as n (${sql.raw(TYPES)}) join opportunity o on o.id = n.id
    )
    insert into opportunity_search (${columnList(columns)}, head, tsv)
    select ${columnList(columns)}, head, head || body from doc`.execute(db)
}
