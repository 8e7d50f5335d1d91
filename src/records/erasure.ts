import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { bothLinked, filesOf, type Linked, linkedTo, recordsOfPerson } from './erasure-reach.ts'
import { ERASURE_TABLES, type Erasing } from './erasure-tables.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** One erasure as it is kept outside the database: numbers that lead to nobody. */
export type ErasureLine = {
  readonly id: string
  readonly participantId: string
  readonly records: readonly string[]
  readonly at: string
  readonly why: 'time' | 'asked'
  readonly byAddress: boolean
  readonly accountId: number | null
  readonly organizationId: number
  /** Numbers of rows that hang on no record, by what they are: an older copy may not show that they were theirs. */
  readonly linked: Linked
  /** Under which names their files lay. */
  readonly files: readonly string[]
  readonly counts: Readonly<Record<string, number>>
}

/** Why somebody is not erased now. */
export type NotErased = 'hold' | 'open' | 'gone'

export type ErasureAsked = {
  readonly participantId: string
  readonly why: 'time' | 'asked'
  readonly byAddress: boolean
  readonly accountId: number | null
  readonly organizationId: number
}

/** Keeps a line outside the database. It has to be there when this returns. */
export type KeepErasure = (line: ErasureLine) => Promise<void>

export type Erased = { readonly ok: true; readonly line: ErasureLine } | { readonly ok: false; readonly why: NotErased }

/**
 * Erases one person: all their records, everything that hangs on them, everywhere (ERASURE_TABLES). The line is kept
 * outside before the transaction holds: should it not hold, the next start does it again. Files are the caller's to
 * remove, by `line.files`, after that. Refuses what is open, and what a legal hold lies on.
 */
export function erasePerson(db: Db, asked: ErasureAsked, keep: KeepErasure, now: Date): Promise<Erased> {
  return inTransaction(db, async (db) => {
    const records = await recordsOfPerson(db, asked.participantId)
    const why = await whyNotErased(db, records)
    if (why) return { ok: false, why }
    const linked = await linkedTo(db, records, asked.byAddress)
    const { participantId, accountId, organizationId, byAddress, why: because } = asked
    const line = await erase(db, {
      ...{ id: randomUUID(), participantId, records, at: now.toISOString(), why: because, byAddress },
      ...{ accountId, organizationId },
      ...{ linked, files: await filesOf(db, records, linked.file ?? []), counts: {} },
    })
    const details = { erasure: line.id, why: asked.why, by: accountId }
    const about = { participantId, why: 'privacy' as const }
    await writeHistory(db, 'job', 'participant.erased', `participant:${participantId}`, details, now, about)
    await keep(line)
    return { ok: true, line }
  })
}

/** Holds the records for this transaction, so that no hold is laid and nothing is opened meanwhile. */
async function whyNotErased(db: Db, records: readonly string[]): Promise<NotErased | null> {
  const of = sql`any(${records}::uuid[])`
  const { rows } = await sql<{ gone: boolean }>`
    select erased_at is not null as gone from participant where id = ${of} for update`.execute(db)
  if (rows.length === 0 || rows.every(({ gone }) => gone)) return 'gone'
  const { rows: facts } = await sql<{ held: boolean; open: boolean }>`select
    exists (select from legal_hold where participant_id = ${of} and lifted_at is null) as held,
    exists (select from support_case where participant_id = ${of} and closed_at is null)
      or exists (select from referral where participant_id = ${of} and ended_at is null)
      or exists (select from access_request where participant_id = ${of} and ended_at is null)
      or exists (select from correction_request where participant_id = ${of} and decided_at is null) as open`.execute(
    db,
  )
  return facts[0]!.held ? 'hold' : facts[0]!.open ? 'open' : null
}

/**
 * Does again what is written outside and this database does not know: it was put back from an older copy. Returns what
 * was done. A line is done in a transaction of its own; what cannot be done throws, and nothing may be served then.
 */
export async function replayErasures(
  db: Db,
  lines: readonly ErasureLine[],
  now: Date,
): Promise<readonly ErasureLine[]> {
  const known = new Set((await db.selectFrom('erasure').select('id').execute()).map(({ id }) => id))
  const done: ErasureLine[] = []
  for (const line of lines.filter(({ id }) => !known.has(id))) {
    done.push(await inTransaction(db, (db) => replay(db, line, now)))
  }
  return done
}

async function replay(db: Db, line: ErasureLine, now: Date): Promise<ErasureLine> {
  const linked = bothLinked(line.linked, await linkedTo(db, line.records, line.byAddress))
  const files = [...new Set([...line.files, ...(await filesOf(db, line.records, linked.file ?? []))])]
  const done = await erase(db, { ...line, linked, files }, now)
  const about = { participantId: line.participantId, why: 'privacy' as const }
  const details = { erasure: line.id, replayed: true }
  await writeHistory(db, 'job', 'participant.erased', `participant:${line.participantId}`, details, now, about)
  return done
}

async function erase(db: Db, line: ErasureLine, replayedAt: Date | null = null): Promise<ErasureLine> {
  await db
    .insertInto('erasure')
    .values({
      ...{ id: line.id, participant_id: line.participantId, records: [...line.records], at: new Date(line.at) },
      ...{
        why: line.why,
        by_address: line.byAddress,
        account_id: line.accountId,
        organization_id: line.organizationId,
      },
      ...{
        linked: JSON.stringify(outside(line.linked)),
        files: [...line.files],
        counts: '{}',
        replayed_at: replayedAt,
      },
    })
    .execute()
  const counts: Record<string, number> = {}
  for (const [table, erasing] of Object.entries(ERASURE_TABLES)) {
    const gone = await eraseFrom(db, line, table, erasing)
    if (gone > 0) counts[table] = gone
  }
  const { rows } = await sql<{ counts: Record<string, number> }>`select blank_person(${line.id}) as counts`.execute(db)
  const all = { ...counts, ...Object.fromEntries(Object.entries(rows[0]!.counts).filter(([, many]) => many > 0)) }
  await db
    .updateTable('erasure')
    .set({ counts: JSON.stringify(all) })
    .where('id', '=', line.id)
    .execute()
  return { ...line, linked: outside(line.linked), counts: all }
}

async function eraseFrom(db: Db, { id, records, linked }: ErasureLine, table: string, how: Erasing): Promise<number> {
  if (how.does !== 'erase') return 0
  const ids = how.by === 'participant' ? records : (linked[how.by === 'row' ? table : how.by] ?? [])
  if (ids.length === 0) return 0
  let gone = 0
  for (const link of how.links) {
    const { rows } = await sql<{ gone: string }>`
      select erase_rows(${id}, ${table}, ${link}, ${[...ids]}::text[]) as gone`.execute(db)
    gone += Number(rows[0]!.gone)
  }
  return gone
}

/** Returns every erasure that this database knows, as it is kept outside. */
export async function knownErasures(db: Db): Promise<readonly ErasureLine[]> {
  const rows = await db.selectFrom('erasure').selectAll().orderBy('at').orderBy('id').execute()
  return rows.map((row) => ({
    ...{ id: row.id, participantId: row.participant_id, records: row.records, at: row.at.toISOString(), why: row.why },
    ...{ byAddress: row.by_address, accountId: row.account_id, organizationId: row.organization_id },
    ...{ linked: row.linked, files: row.files },
    counts: row.counts,
  }))
}

/** Who wants no letters is known by an address, and an address stays nowhere. */
const outside = ({ unsubscribed: _, ...numbers }: Linked): Linked => numbers
