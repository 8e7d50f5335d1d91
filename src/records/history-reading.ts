import type { Purpose } from '../domain/purpose.ts'
import type { Db } from './schema.ts'

/** One thing somebody did with a person's data. */
export type Looked = {
  readonly at: Date
  /** Null: the person, a job or a machine. */
  readonly byName: string | null
  readonly organization: string | null
  readonly actor: string
  readonly verb: string
  readonly why: Purpose | null
}

/**
 * Returns what was done with a person's data, the latest first. Whose it is was asked before: the caller has found the
 * person for this viewer.
 */
export async function historyOfPerson(
  db: Db,
  participantIds: readonly string[],
  most = 200,
): Promise<readonly Looked[]> {
  const rows = await db
    .selectFrom('history')
    .leftJoin('account', 'account.id', 'history.account_id')
    .leftJoin('organization', 'organization.id', 'history.organization_id')
    .where('participant_id', 'in', participantIds)
    .select(['at', 'account.name as by_name', 'organization.name as organization', 'actor', 'verb', 'why'])
    .orderBy('history.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    at: row.at,
    byName: row.by_name,
    organization: row.organization,
    actor: row.actor,
    verb: row.verb,
    why: row.why as Purpose | null,
  }))
}
