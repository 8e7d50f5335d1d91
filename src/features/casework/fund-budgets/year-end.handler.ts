import { HOLDS_MONEY } from '../../../domain/fund-move.ts'
import { Conflict, NotFound } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { requestsOfBudget } from '../../../records/fund-request.ts'
import { closeYear } from '../../../records/fund-year-end.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { budgetAsked, ROOM } from './fund-budgets.handler.ts'
import type { BudgetAsked } from './fund-budgets.page.ts'
import { closeView } from './year-end.view.ts'

const REFUSALS: Readonly<Record<string, string>> = {
  'no-next-year': 'Give the fund a budget for the next year first, or let all of it go back',
  'not-enough-left': 'The next year does not hold all of it. Let some of it go back, or make the next budget more',
  'still-set-aside': 'There is more set aside, for people you may not see. Ask a manager of all hubs to close it',
  'moved-by-someone-else': 'Something was paid or approved just now. Look at it again',
}

export async function showClose(ask: Ask): Promise<Answer> {
  const asked = await budgetAsked(ask)
  if (asked.budget.closedAt) throw new NotFound()
  await writeHistory(ask.db, ask.viewer, 'fund.listed', `fund-budget:${asked.budget.id}`, {}, ask.now, {
    why: 'support',
  })
  return closeAnswer(ask, asked, {})
}

async function closeAnswer(ask: Ask, asked: BudgetAsked, mistakes: Mistakes): Promise<Answer> {
  const all = await requestsOfBudget(ask.db, memberIn(ask), asked.budget.id, ask.now)
  const held = all.filter(({ status }) => HOLDS_MONEY.includes(status))
  return page(closeView({ ...asked, held, mistakes }, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Closes a year: what is ticked goes on into the next, the rest goes back. */
export async function closeBudget(ask: Ask): Promise<Answer> {
  const asked = await budgetAsked(ask)
  if (asked.budget.closedAt) throw new NotFound()
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      await closeYear(db, memberIn(ask), asked.budget, new Set(ask.form.getAll('carry')), ask.now)
      return `/desk/fund/budgets/${asked.budget.id}`
    })
  } catch (error) {
    const words = error instanceof Conflict ? REFUSALS[error.message] : undefined
    if (!words) throw error
    return closeAnswer(ask, asked, { carry: words })
  }
}
