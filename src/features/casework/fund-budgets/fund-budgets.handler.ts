import { readPounds, yearWords } from '../../../domain/support-fund.ts'
import { csvFile } from '../../../kit/csv.ts'
import { Conflict, found, NotFound } from '../../../kit/errors.ts'
import { type Answer, data, page } from '../../../kit/http.ts'
import { isUuid } from '../../../kit/uuid.ts'
import { requestsOfBudget } from '../../../records/fund-request.ts'
import { writeHistory } from '../../../records/history.ts'
import { budgetChanges, budgetsOf, findFund, fundsOf, openBudget, reviseBudget } from '../../../records/support-fund.ts'
import type { Ask } from '../../../web/ask.ts'
import { memberIn } from '../../../web/asked.ts'
import { refuseStale, takeDeskForm } from '../../../web/desk-form.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'
import { roleText } from '../../../web/layouts/desk-layout.ts'
import { type BudgetAsked, budgetRows, fundsPage } from './fund-budgets.page.ts'
import { budgetsView, budgetView } from './fund-budgets.view.ts'

export const ROOM = 'fund-budgets'

/** Shows the funds of one's organisation with their budgets, and who decides how much. */
export const showBudgets = async (ask: Ask): Promise<Answer> => budgetsAnswer(ask, {})

async function budgetsAnswer(ask: Ask, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const funds = await fundsOf(db, viewer)
  const shown = fundsPage(funds, await budgetsOf(db, viewer), roleText, now)
  await writeHistory(db, viewer, 'fund.budgets-read', 'fund:budgets', { count: funds.length }, now)
  return page(budgetsView(shown, mistakes, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Gives a fund its budget for this year or the next. */
export async function openYear(ask: Ask): Promise<Answer> {
  const { db, form, now } = ask
  const viewer = memberIn(ask)
  const id = ask.params.fund ?? ''
  const fund = found(isUuid(id) ? await findFund(db, viewer, id) : null)
  const missing = fundsPage([fund], await budgetsOf(db, viewer, id), roleText, now)[0]!.missingYear
  if (missing === null) throw new NotFound()
  const pence = readPounds(form.get('amount') ?? '')
  if (pence === null) return budgetsAnswer(ask, { [`amount-${fund.id}`]: 'Enter the budget in pounds, like 12,000' })
  return takeDeskForm(ask, ROOM, async (db) => {
    await openBudget(
      db,
      viewer,
      { fundId: fund.id, year: missing, pence, words: `The budget for ${yearWords(missing)}` },
      now,
    )
    return '/desk/fund/budgets'
  })
}

/** Returns the budget of this address (`:budget`) with its fund; what is another organisation's does not exist. */
export async function budgetAsked({ db, viewer, params }: Ask): Promise<BudgetAsked> {
  const id = params.budget ?? ''
  const budget = found((await budgetsOf(db, viewer)).find((one) => one.id === id))
  return { budget, fund: found(await findFund(db, viewer, budget.fundId)) }
}

/** Shows one budget: what is left, how it became what it is, and what it pays for; one line of history for the list. */
export const showBudget = async (ask: Ask): Promise<Answer> => budgetAnswer(ask, await budgetAsked(ask), {})

async function budgetAnswer(ask: Ask, asked: BudgetAsked, mistakes: Mistakes): Promise<Answer> {
  const { db, viewer, now } = ask
  const { id } = asked.budget
  const requests = await requestsOfBudget(db, memberIn(ask), id, now)
  const changes = await budgetChanges(db, viewer, id)
  await writeHistory(db, viewer, 'fund.listed', `fund-budget:${id}`, { count: requests.length }, now, {
    why: 'support',
  })
  const shown = { ...asked, requests, changes, mistakes }
  return page(budgetView(shown, ask), Object.keys(mistakes).length > 0 ? 422 : 200)
}

/** Makes a budget more or less, with the reason; never less than what is set aside and spent. */
export async function revise(ask: Ask): Promise<Answer> {
  const { form, now } = ask
  const asked = await budgetAsked(ask)
  const again = (mistakes: Mistakes) => budgetAnswer(ask, asked, mistakes)
  const pence = readPounds(form.get('amount') ?? '')
  const words = (form.get('words') ?? '').normalize('NFC').trim().slice(0, 300)
  const mistakes = {
    ...(pence === null && { amount: 'Enter the whole budget in pounds, like 12,000' }),
    ...(words.length < 3 && { words: 'Say why it changes' }),
  }
  if (pence === null || Object.keys(mistakes).length > 0) return again(mistakes)
  try {
    return await takeDeskForm(ask, ROOM, async (db) => {
      refuseStale(ask, asked.budget)
      await reviseBudget(db, memberIn(ask), asked.budget, { pence, words }, now)
      return `/desk/fund/budgets/${asked.budget.id}`
    })
  } catch (error) {
    if (error instanceof Conflict && error.message === 'overdrawn') {
      return again({ amount: 'Enter more: what is set aside and spent would not fit into that' })
    }
    if (error instanceof Conflict && error.message === 'moved-by-someone-else') {
      return again({ amount: 'Somebody else has changed it just now. Look at it again' })
    }
    throw error
  }
}

/** GET …/requests.csv: what a budget pays for, one row each; written down. */
export async function downloadBudget(ask: Ask): Promise<Answer> {
  const { db, viewer, now } = ask
  const { budget, fund } = await budgetAsked(ask)
  const requests = await requestsOfBudget(db, memberIn(ask), budget.id, now)
  const facts = { count: requests.length }
  await writeHistory(db, viewer, 'fund.exported', `fund-budget:${budget.id}`, facts, now, { why: 'support' })
  const name = `${fund.name.replace(/[^\w]+/g, '-').toLowerCase()}-${budget.year}.csv`
  return data('text/csv; charset=utf-8', csvFile(budgetRows(requests)), 200, {
    ...{ 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'no-store' },
  })
}
