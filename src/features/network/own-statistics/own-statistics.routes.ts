import type { Route } from '../../../web/ask.ts'
import { showOwnStatistics } from './own-statistics.handler.ts'

export const ownStatisticsRoutes: Route[] = [
  { get: '/desk/statistics', may: 'own-statistics.read', handler: showOwnStatistics },
]
