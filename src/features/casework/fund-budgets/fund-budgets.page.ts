import { FUND_STATUSES } from '../../../domain/fund-move.ts'
import { daysBetween, londonDate } from '../../../domain/london-time.ts'
import {
  type Forecast,
  FUND_PURPOSES,
  financialYear,
  forecastOf,
  leftOf,
  penceWords,
  yearBegins,
  yearEnds,
  yearWords,
} from '../../../domain/support-fund.ts'
import type { FundRequest } from '../../../records/fund-request.ts'
import type { FundBudget, SupportFund } from '../../../records/support-fund.ts'
import { dayOf } from '../../../web/moments.ts'
import { optionText } from '../../../web/option-words.ts'

export type BudgetAsked = { readonly fund: SupportFund; readonly budget: FundBudget }

export type BudgetLine = {
  readonly id: string
  readonly year: string
  readonly amount: string
  readonly committed: string
  readonly spent: string
  readonly left: string
  readonly forecast: string
  readonly closed: boolean
  /** Shares of the whole in percent, for the bar. */
  readonly spentShare: number
  readonly committedShare: number
}

export type FundShown = {
  readonly fund: SupportFund
  readonly budgets: readonly BudgetLine[]
  readonly limits: readonly string[]
  /** The year that has no budget yet; null where this year and the next have one. */
  readonly missingYear: number | null
}

const FORECASTS: Readonly<Record<Forecast, string>> = {
  'nothing-yet': 'Nothing has been used yet.',
  'not-begun': 'The year has not begun.',
  over: 'At this pace it runs out before the year ends.',
  close: 'At this pace it is used up just as the year ends.',
  well: 'At this pace it lasts the year.',
  under: 'At this pace much of it is left at the end of the year.',
}

/** Returns a budget in words, with how it will look at the end of its year. */
export function budgetLine(budget: FundBudget, now: Date): BudgetLine {
  const { id, year, amount, committed, spent, closedAt } = budget
  const today = londonDate(now)
  const whole = daysBetween(yearBegins(year), yearEnds(year)) + 1
  const passed = Math.min(whole, daysBetween(yearBegins(year), today) + 1)
  const over = closedAt !== null || passed >= whole
  const share = (pence: number) => (amount === 0 ? 0 : Math.round((pence * 100) / amount))
  return {
    ...{ id, year: yearWords(year), amount: penceWords(amount), committed: penceWords(committed) },
    ...{ spent: penceWords(spent), left: penceWords(leftOf(budget)), closed: closedAt !== null },
    forecast: closedAt
      ? `Closed on ${dayOf(closedAt)}.`
      : over
        ? 'The year is over. It can be closed.'
        : FORECASTS[forecastOf(budget, { passed, whole })],
    ...{ spentShare: share(spent), committedShare: share(committed) },
  }
}

/** Returns every fund with its budgets and who decides how much. */
export function fundsPage(
  funds: readonly SupportFund[],
  budgets: readonly FundBudget[],
  roleText: (role: string) => string,
  now: Date,
): readonly FundShown[] {
  const year = financialYear(londonDate(now))
  return funds.map((fund) => {
    const own = budgets.filter(({ fundId }) => fundId === fund.id)
    const missingYear = [year, year + 1].find((one) => !own.some((budget) => budget.year === one)) ?? null
    return {
      ...{ fund, missingYear, budgets: own.map((one) => budgetLine(one, now)) },
      limits: fund.limits.map(
        ({ role, alone, oneOfTwo }) =>
          `${roleText(role)}: up to ${penceWords(alone)} alone${oneOfTwo ? ', more with a second person' : ''}`,
      ),
    }
  })
}

/** Returns the rows of a budget for a spreadsheet: one for each request, sums in pounds as numbers. */
export function budgetRows(requests: readonly FundRequest[]): readonly (readonly string[])[] {
  const pounds = (pence: number | null) => (pence === null ? '' : (pence / 100).toFixed(2))
  return [
    [
      'Asked on',
      'Person',
      'For',
      'Status',
      'Asked',
      'Approved',
      'Paid',
      'Set aside',
      'Who is paid',
      'Asked by',
      'Decided by',
    ],
    ...requests.map((one) => [
      ...[londonDate(one.askedAt), one.who ?? '', optionText(FUND_PURPOSES, one.purpose)],
      ...[optionText(FUND_STATUSES, one.status), pounds(one.asked), pounds(one.approved), pounds(one.paid)],
      ...[pounds(one.held), one.payeeWords, one.askedByName, one.decidedByName ?? ''],
    ]),
  ]
}
