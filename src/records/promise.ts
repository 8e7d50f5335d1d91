import { sql } from 'kysely'
import type { Db } from './schema.ts'

/** Of one kind of work: how much is open, what is missing of it, and how much is late. Numbers alone. */
export type PromiseFigure = {
  readonly kind: 'referral' | 'help-request' | 'case' | 'message' | 'fund-request' | 'panel'
  readonly open: number
  readonly withoutOwner: number
  /** Owned by somebody who is not there any more. */
  readonly ownerGone: number
  readonly withoutStep: number
  readonly withoutDate: number
  readonly late: number
}

/**
 * Returns whether the promise is kept at this moment: of a whole borough for its council, of themselves for a partner;
 * nothing for who may not ask. Gaps and what is late are looked for among the rows, how much is open is kept count of as
 * it opens and closes (migrations/0059). The database says no more than these numbers.
 */
export async function promiseFigures(db: Db): Promise<readonly PromiseFigure[]> {
  const { rows } = await sql<PromiseFigure>`
    select kind, open, without_owner as "withoutOwner", owner_gone as "ownerGone", without_step as "withoutStep",
      without_date as "withoutDate", late from promise_figures()`.execute(db)
  return rows
}

/** Makes one row of all that were added to the count of what is open, of each kind and owner: for the night. */
export async function foldOpenCounts(db: Db): Promise<void> {
  await sql`select fold_open_counts()`.execute(db)
}

/** Returns how many gaps there are in work of one kind. */
export const gapsIn = ({ withoutOwner, ownerGone, withoutStep, withoutDate }: PromiseFigure): number =>
  withoutOwner + ownerGone + withoutStep + withoutDate
