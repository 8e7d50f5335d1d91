import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** How many rows met which fate. `expired` counts rows whose dates are past and rows that have left the feed. */
export type ImportCounts = {
  readonly read: number
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  readonly expired: number
  readonly linked: number
  readonly quarantined: number
}

export const NO_COUNTS: ImportCounts = {
  read: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  expired: 0,
  linked: 0,
  quarantined: 0,
}

/** A row put aside, with the reason in words. */
export type QuarantinedRow = { readonly row: number; readonly id: string | null; readonly reason: string }

export type ImportOutcome = 'done' | 'refused' | 'held-back'

/**
 * Runs while nobody else reads the same source, all on one connection. Returns null at once where somebody does: two
 * runs never mix. The lock goes with the connection, so a run that dies leaves none.
 */
export function withSourceLock<T>(db: Db, source: string, work: (db: Db) => Promise<T>): Promise<T | null> {
  return db.connection().execute(async (db) => {
    const key = sql`hashtextextended(${`import ${source}`}, 0)`
    const { rows } = await sql<{ locked: boolean }>`select pg_try_advisory_lock(${key}) as locked`.execute(db)
    if (!rows[0]!.locked) return null
    try {
      return await work(db)
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(db).catch(() => {})
    }
  })
}

/** Begins a run and closes those of the source that never ended: what they took stays taken. */
export async function beginRun(db: Db, source: string, now: Date): Promise<number> {
  const unfinished = { finished_at: now, outcome: 'refused' as const, reason: 'It was interrupted.' }
  await db.updateTable('import_run').set(unfinished).where('source', '=', source).where('outcome', 'is', null).execute()
  await sql`delete from import_seen s using import_run r where r.id = s.run_id and r.source = ${source}`.execute(db)
  const run = await db.insertInto('import_run').values({ source, started_at: now }).returning('id').executeTakeFirst()
  return run!.id
}

/** Notes that the run has met these ids, and returns those it meets for the first time. */
export async function markSeen(db: Db, runId: number, sourceIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (sourceIds.length === 0) return new Set()
  const { rows } = await sql<{ source_id: string }>`
    insert into import_seen (run_id, source_id) select distinct ${runId}::int, id from unnest(${sourceIds}::text[]) id
    on conflict do nothing returning source_id`.execute(db)
  return new Set(rows.map((row) => row.source_id))
}

export async function quarantine(db: Db, runId: number, rows: readonly QuarantinedRow[]): Promise<void> {
  if (rows.length === 0) return
  await db
    .insertInto('import_quarantine')
    .values(rows.map(({ row, id, reason }) => ({ run_id: runId, row_number: row, source_id: id, reason })))
    .execute()
}

export async function writeCounts(db: Db, runId: number, counts: ImportCounts): Promise<void> {
  await db.updateTable('import_run').set(counts).where('id', '=', runId).execute()
}

export async function endRun(
  db: Db,
  runId: number,
  end: { readonly outcome: ImportOutcome; readonly reason: string | null; readonly at: Date },
): Promise<void> {
  const { outcome, reason, at } = end
  await db.updateTable('import_run').set({ outcome, reason, finished_at: at }).where('id', '=', runId).execute()
  // What a run met that is held back is kept until the next one: the rest of the source is what would go.
  if (outcome !== 'held-back') await db.deleteFrom('import_seen').where('run_id', '=', runId).execute()
}

/** A hashed list, whatever the planner thinks: it knows nothing yet of rows just written, and would loop over them. */
const missed = (runId: number) => sql`source_id not in (select source_id from import_seen where run_id = ${runId})`

/** How many live listings a source has, and how many of them this run did not meet. */
export async function countMissing(db: Db, source: string, runId: number, now: Date) {
  const { rows } = await sql<{ live: number; missing: number }>`
    select count(*)::int as live, (count(*) filter (where ${missed(runId)}))::int as missing
    from opportunity
    where source = ${source} and withdrawn_at is null and (expires_at is null or expires_at > ${now})`.execute(db)
  return rows[0]!
}

/** Returns the ids of all listings of a source that this run did not meet and that are not withdrawn already. */
export async function missingIds(db: Db, source: string, runId: number): Promise<readonly number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from opportunity where source = ${source} and withdrawn_at is null and ${missed(runId)} order by id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

export async function withdraw(db: Db, ids: readonly number[], now: Date): Promise<void> {
  await db
    .updateTable('opportunity')
    .set({ withdrawn_at: now, updated_at: now })
    .where(sql<boolean>`id = any(${ids}::int[])`)
    .execute()
}

/** Runs whose details are kept for each source; older ones are forgotten with their quarantine. */
const KEPT_RUNS = 20

export async function forgetOldRuns(db: Db, source: string): Promise<void> {
  await sql`delete from import_run where source = ${source} and id not in (
    select id from import_run where source = ${source} order by id desc limit ${KEPT_RUNS})`.execute(db)
}

/** Returns what the last run of a source put aside, by row. */
export async function lastQuarantine(db: Db, source: string): Promise<readonly QuarantinedRow[]> {
  const rows = await db
    .selectFrom('import_quarantine')
    .select(['row_number', 'source_id', 'reason'])
    .where('run_id', '=', sql<number>`(select max(id) from import_run where source = ${source})`)
    .orderBy('row_number')
    .execute()
  return rows.map((row) => ({ row: row.row_number, id: row.source_id, reason: row.reason }))
}
