import { page } from '../../../kit/http.ts'
import { ownMonth } from '../../../records/listing-tally.ts'
import type { Handler } from '../../../web/ask.ts'
import { monthsUntil, statisticsPage } from './own-statistics.page.ts'
import { ownStatisticsView } from './own-statistics.view.ts'

export const showOwnStatistics: Handler = async (ask) => {
  const months = monthsUntil(ask.now)
  const month = months.find((one) => one === ask.query.get('month')) ?? months[0]!
  const rows = await ownMonth(ask.db, ask.viewer, month)
  return page(ownStatisticsView(statisticsPage(rows, month, months), ask))
}
