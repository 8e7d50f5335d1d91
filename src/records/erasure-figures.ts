import { sql } from 'kysely'
import type { LocalDate } from '../domain/opportunity.ts'
import type { Member } from '../domain/permission.ts'
import { dueByLead, keptByLead } from './reach-of-data-protection.ts'
import type { Db } from './schema.ts'

export type DueCount = { readonly people: number; readonly held: number }

/** Returns how many people of this organisation are erased by this day, and on how many of them a hold of theirs lies. */
export async function dueCount(db: Db, viewer: Member, until: LocalDate): Promise<DueCount> {
  const row = await db
    .selectFrom('erasure_due')
    .where(dueByLead(viewer))
    .where('due_on', '<=', until)
    .select([
      (count) => count.fn.countAll<number>().as('people'),
      sql<number>`count(*) filter (where exists (select from legal_hold
        where legal_hold.participant_id = erasure_due.participant_id and legal_hold.lifted_at is null
          and ${keptByLead(viewer, 'legal_hold')}))`.as('held'),
    ])
    .executeTakeFirstOrThrow()
  return { people: Number(row.people), held: Number(row.held) }
}

/** One erasure, as far as anything is known of it. */
export type PastErasure = {
  readonly id: string
  readonly at: Date
  readonly why: 'time' | 'asked'
  readonly byName: string | null
  readonly rows: number
  readonly files: number
  readonly replayedAt: Date | null
}

/** Returns what was erased for this organisation, the latest first. */
export async function pastErasures(db: Db, viewer: Member, most = 50): Promise<readonly PastErasure[]> {
  const rows = await db
    .selectFrom('erasure')
    .leftJoin('account', 'account.id', 'erasure.account_id')
    .where(keptByLead(viewer, 'erasure'))
    .select(['erasure.id', 'at', 'why', 'name', 'counts', 'files', 'replayed_at'])
    .orderBy('at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, at: row.at, why: row.why, byName: row.name, replayedAt: row.replayed_at },
    rows: Object.values(row.counts).reduce((sum, many) => sum + many, 0),
    files: row.files.length,
  }))
}
