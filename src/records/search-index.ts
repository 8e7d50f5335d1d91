import { sql } from 'kysely'
import { FACET_LAYOUT } from '../domain/facet-bits.ts'
import { columnList, inTransaction, storableJson } from './bulk.ts'
import type { Db } from './schema.ts'
import { plain, readListings } from './search-listing.ts'
import { type SearchRow, searchRow } from './search-row.ts'
import { learnWords } from './vocabulary.ts'

/** Rows written by one round of statements. */
const BATCH = 2000
/** Characters of a description that are searched: more would not fit a tsvector. */
const LONGEST = 60_000

/**
 * Writes the search rows of these opportunities, or removes them where a listing is withdrawn, past, or repeats
 * another. In the transaction of `db`, else in one for each 2,000; ids may be of any number.
 */
export async function indexOpportunities(db: Db, ids: readonly number[], now: Date): Promise<void> {
  for (let from = 0; from < ids.length; from += BATCH) {
    await inTransaction(db, (db) => indexBatch(db, ids.slice(from, from + BATCH), now))
  }
}

/** Removes what has passed, and moves on the next start of courses and events. Returns how many rows went. */
export async function removeExpired(db: Db, now: Date): Promise<number> {
  return inTransaction(db, async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('opportunity_search')
      .where('expires_at', '<=', now)
      .executeTakeFirst()
    if (numDeletedRows > 0n) await nextVersion(db)
    return Number(numDeletedRows)
  })
}

/**
 * Indexes everything anew where rows were packed by an older layout of facets, as after an upgrade; returns whether it
 * did. Searching goes on meanwhile, with counts that may be wrong until it ends.
 */
export async function reindexIfOutdated(db: Db, now: Date): Promise<boolean> {
  const state = await db.selectFrom('search_state').select('layout').executeTakeFirstOrThrow()
  if (state.layout === FACET_LAYOUT) return false
  const rows = await db.selectFrom('opportunity').select('id').orderBy('id').execute()
  const ids = rows.map((row) => row.id)
  await indexOpportunities(db, ids, now)
  await db.updateTable('search_state').set({ layout: FACET_LAYOUT }).execute()
  return true
}

async function indexBatch(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await db.deleteFrom('opportunity_search').where(sql<boolean>`id = any(${ids}::int[])`).execute()
  const rows = (await readListings(db, ids, now)).map(searchRow)
  if (rows.length > 0) {
    await insertRows(db, rows)
    await sql`select settle_search_index()`.execute(db)
    await learnWords(
      db,
      rows.map((row) => row.id),
    )
  }
  await nextVersion(db)
}

/** Taken last, because the row stays locked until the transaction ends. */
async function nextVersion(db: Db): Promise<void> {
  await db
    .updateTable('search_state')
    .set((row) => ({
      version: row('version', '+', 1),
      layout: sql<string>`case layout when '' then ${FACET_LAYOUT} else layout end`,
    }))
    .execute()
}

const TYPES = `id int, organization_id int, expires_at timestamptz, closes_at timestamptz, lat float8, lng float8,
  posted int, hourly int, bits_0 int, bits_1 int, bits_2 int, bits_3 int, pay_class smallint, everywhere boolean,
  facets text, starts text[], places float8[], cells int[], words text`

/** `it` is a stop word of English; a listing that says IT in capitals, or is digital work, gets a word for it. */
const itWork = sql`case when o.sector = 'digital' or o.title ~ '\\mIT\\M' or o.summary ~ '\\mIT\\M'
  then ' itwork' else '' end`

async function insertRows(db: Db, rows: readonly SearchRow[]): Promise<void> {
  const columns = Object.keys(rows[0]!).filter((column) => column !== 'words')
  await sql`
    with doc as materialized (
      select n.*, setweight(to_tsvector('english', ${plain(sql.ref('o.title'))} || ${itWork}), 'A')
          || setweight(to_tsvector('english', ${plain(sql.ref('n.words'))}), 'C') as head,
        setweight(to_tsvector('english', ${plain(sql.ref('o.summary'))}), 'B')
          || setweight(to_tsvector('english', ${plain(sql`left(o.description_html, ${sql.lit(LONGEST)})`)}), 'D') as body
      from json_to_recordset(${storableJson(rows)}::json) as n (${sql.raw(TYPES)}) join opportunity o on o.id = n.id
    )
    insert into opportunity_search (${columnList(columns)}, head, tsv)
    select ${columnList(columns)}, head, head || body from doc`.execute(db)
}
