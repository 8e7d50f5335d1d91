import { HOLDS_MONEY } from '../domain/fund-move.ts'
import type { Member } from '../domain/permission.ts'
import { Conflict } from '../kit/errors.ts'
import { moveFund } from './fund-move.ts'
import { requestsOfBudget } from './fund-request.ts'
import { writeHistory } from './history.ts'
import type { Db } from './schema.ts'
import { budgetsOf, type FundBudget, mustManage, said } from './support-fund.ts'

/** What became of what was still set aside when a year was closed. */
export type YearClosed = { readonly carried: number; readonly cancelled: number }

/**
 * Closes the year of a budget, in the caller's transaction: what is still set aside goes to the next year's budget, or
 * back, each as was said of it. What was paid stays in the year in which it was. Throws Conflict: `not-enough-left` where
 * the next year does not hold it, `no-next-year`, `still-set-aside` where there is more than whoever closes it may see.
 */
export async function closeYear(
  db: Db,
  viewer: Member,
  budget: FundBudget,
  carry: ReadonlySet<string>,
  now: Date,
): Promise<YearClosed> {
  mustManage(viewer)
  const held = (await requestsOfBudget(db, viewer, budget.id, now)).filter(({ status }) => HOLDS_MONEY.includes(status))
  const next = (await budgetsOf(db, viewer, budget.fundId)).find(({ year }) => year === budget.year + 1)
  let carried = 0
  for (const request of held) {
    if (carry.has(request.id)) {
      if (!next) throw new Conflict('no-next-year')
      await moveFund(db, viewer, request, { move: 'carry', budgetId: next.id, pence: request.held }, now)
      carried += 1
    } else {
      const move = request.status === 'part-paid' ? 'give-back' : 'cancel'
      await moveFund(db, viewer, request, { move, pence: request.held, words: 'The year is closed' }, now)
    }
  }
  const { numUpdatedRows } = await db
    .updateTable('fund_budget')
    .set({ closed_at: now, version: budget.version + 1 })
    .where('id', '=', budget.id)
    .where('version', '=', budget.version)
    .where('closed_at', 'is', null)
    .where('organization_id', '=', viewer.membership.organizationId)
    .executeTakeFirst()
    .catch(said({ closed_holds_nothing: 'still-set-aside' }))
  if (numUpdatedRows !== 1n) throw new Conflict('moved-by-someone-else')
  const closed = { carried, cancelled: held.length - carried }
  await writeHistory(db, viewer, 'fund.year-closed', `fund-budget:${budget.id}`, closed, now)
  return closed
}
