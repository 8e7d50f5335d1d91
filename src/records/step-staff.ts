import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Somebody who can take on a step: a colleague, or staff of an organisation that a referral joins to ours. */
export type StepStaff = { readonly accountId: number; readonly name: string; readonly organization: string }

/** Returns who can take on a step for somebody, by name: whoever sees them, and only for who works with them too. */
export async function staffWith(db: Db, participantId: string): Promise<readonly StepStaff[]> {
  const { rows } = await sql<StepStaff>`
    select account_id as "accountId", name, organization from staff_with(${participantId})
    order by organization_id <> viewer_organization(), name, account_id`.execute(db)
  return rows
}
