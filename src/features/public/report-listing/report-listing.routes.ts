import type { Route } from '../../../web/ask.ts'
import { showReportForm, takeReport, thankReport } from './report-listing.handler.ts'

export const reportListingRoutes: Route[] = [
  { get: '/opportunities/:id/report', may: 'public.read', handler: showReportForm },
  { post: '/opportunities/:id/report', may: 'public.act', handler: takeReport },
  { get: '/opportunities/:id/report/thank-you', may: 'public.read', handler: thankReport },
]
