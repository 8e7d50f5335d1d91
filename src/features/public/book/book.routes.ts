import type { Route } from '../../../web/ask.ts'
import { bookTime, showBooked, showCalendar, showDetails, showHubs, showTimes } from './book.handler.ts'

export const bookRoutes: Route[] = [
  { get: '/book', may: 'public.read', handler: showHubs },
  { get: '/hubs/:slug/book', may: 'public.read', handler: showTimes },
  { get: '/hubs/:slug/book/:slot', may: 'public.read', handler: showDetails },
  { post: '/hubs/:slug/book/:slot', may: 'public.act', handler: bookTime },
  { get: '/bookings/:reference', may: 'public.act', handler: showBooked },
  { get: '/bookings/:reference/calendar', may: 'public.act', handler: showCalendar },
]
