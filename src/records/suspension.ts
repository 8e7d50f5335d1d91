import { sql } from 'kysely'
import type { Viewer } from '../domain/permission.ts'
import { movePosting } from './posting-store.ts'
import type { Db } from './schema.ts'
import { takeAway } from './withdrawal.ts'

/**
 * Hides all that a suspended organisation has posted or brought by its own feeds, whatever waits for a decision. Its
 * postings are paused: it shows them again itself, one by one, when it is back. In a transaction.
 */
export async function hideAll(db: Db, viewer: Viewer, organizationId: number, now: Date): Promise<void> {
  const shown = await db
    .selectFrom('posting')
    .innerJoin('opportunity', 'opportunity.id', 'posting.opportunity_id')
    .where('posting.organization_id', '=', organizationId)
    .where('opportunity.withdrawn_at', 'is', null)
    .where('posting.state', 'in', ['live', 'submitted', 'changes-wanted'])
    .select('posting.id')
    .orderBy('posting.id')
    .execute()
  for (const posting of shown) await movePosting(db, viewer, posting, 'suspend', now)

  const { rows } = await sql<{ id: number }>`
    select id from opportunity where organization_id = ${organizationId} and withdrawn_at is null
      and source like ${`partner:${organizationId}:%`}`.execute(db)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0) await takeAway(db, ids, now)
}

/** Lets the feeds of an organisation that is back be read at the next turn: what they list is there again then. */
export async function readFeedsAgain(db: Db, organizationId: number, now: Date): Promise<void> {
  await db
    .updateTable('import_source')
    .set({ wanted_at: now })
    .where('organization_id', '=', organizationId)
    .where('stopped_at', 'is', null)
    .execute()
}
