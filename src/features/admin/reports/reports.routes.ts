import type { Route } from '../../../web/ask.ts'
import { decide, showReports } from './reports.handler.ts'

export const reportsRoutes: Route[] = [
  { get: '/desk/reports', may: 'reports.read', handler: showReports },
  { post: '/desk/reports/:id', may: 'reports.read', handler: decide },
]
