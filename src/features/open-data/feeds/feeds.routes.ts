import type { Route } from '../../../web/ask.ts'
import { showCalendar, showRss } from './feeds.handler.ts'

export const feedsRoutes: Route[] = [
  { get: '/opportunities.rss', may: 'open-data.read', handler: showRss },
  { get: '/opportunities.ics', may: 'open-data.read', handler: showCalendar },
]
