import { figurePeriods, figuresAsOf, periodKey } from '../../../domain/figure-period.ts'
import { FIGURE_SIDES } from '../../../domain/referral-figures.ts'
import { csvFile } from '../../../kit/csv.ts'
import { data, page } from '../../../kit/http.ts'
import { referralFigures } from '../../../records/referral-figures.ts'
import type { Ask, Handler } from '../../../web/ask.ts'
import { flowPage, flowRows } from './referral-flow.page.ts'
import { referralFlowView } from './referral-flow.view.ts'

export const showReferralFlow: Handler = async (ask) =>
  page(referralFlowView(await flowOf(ask), figurePeriods(ask.now), ask))

/** GET /desk/referral-flow/figures.csv: the same figures, hidden in the same way. */
export const downloadReferralFlow: Handler = async (ask) => {
  const flow = await flowOf(ask)
  const name = `referrals-${flow.side}-${periodKey(flow.period)}.csv`
  return data('text/csv; charset=utf-8', csvFile(flowRows(flow)), 200, {
    'content-disposition': `attachment; filename="${name}"`,
  })
}

async function flowOf({ db, viewer, query, now }: Ask) {
  const periods = figurePeriods(now)
  const period = periods.find((one) => periodKey(one) === query.get('period')) ?? periods[0]!
  const side = FIGURE_SIDES.find(({ value }) => value === query.get('side'))?.value ?? 'received'
  return flowPage(await referralFigures(db, viewer, { side, period }), side, period, figuresAsOf(now))
}
