import type { Route } from '../../../web/ask.ts'
import { makeNewFund, saveLimits, showLimits, showNewFund } from './fund.handler.ts'
import { downloadBudget, openYear, revise, showBudget, showBudgets } from './fund-budgets.handler.ts'
import { closeBudget, showClose } from './year-end.handler.ts'

const READ = { may: 'support-fund.decide', people: 'support' } as const
const MANAGE = { may: 'support-fund.manage', people: 'support' } as const
const ONE = '/desk/fund/budgets/:budget'

export const fundBudgetRoutes: Route[] = [
  { get: '/desk/fund/budgets', ...READ, handler: showBudgets },
  { get: '/desk/fund/budgets/new', ...MANAGE, handler: showNewFund },
  { post: '/desk/fund/budgets/new', ...MANAGE, handler: makeNewFund },
  { get: '/desk/fund/budgets/limits/:fund', ...MANAGE, handler: showLimits },
  { post: '/desk/fund/budgets/limits/:fund', ...MANAGE, handler: saveLimits },
  { post: '/desk/fund/budgets/years/:fund', ...MANAGE, handler: openYear },
  { get: ONE, ...READ, handler: showBudget },
  { post: ONE, ...MANAGE, handler: revise },
  { get: `${ONE}/requests.csv`, ...MANAGE, handler: downloadBudget },
  { get: `${ONE}/close`, ...MANAGE, handler: showClose },
  { post: `${ONE}/close`, ...MANAGE, handler: closeBudget },
]
