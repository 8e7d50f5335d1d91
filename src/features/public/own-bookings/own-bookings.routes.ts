import type { Route } from '../../../web/ask.ts'
import { acceptOffer, askToCancel, askToMove, cancel, move, showOtherTimes, showOwn } from './own-bookings.handler.ts'

export const ownBookingRoutes: Route[] = [
  { get: '/requests/bookings/:reference', may: 'own-requests.read', handler: showOwn },
  { get: '/requests/bookings/:reference/cancel', may: 'own-requests.read', handler: askToCancel },
  { post: '/requests/bookings/:reference/cancel', may: 'own-requests.change', handler: cancel },
  { post: '/requests/bookings/:reference/accept', may: 'own-requests.change', handler: acceptOffer },
  { get: '/requests/bookings/:reference/move', may: 'own-requests.read', handler: showOtherTimes },
  { get: '/requests/bookings/:reference/move/:slot', may: 'own-requests.read', handler: askToMove },
  { post: '/requests/bookings/:reference/move/:slot', may: 'own-requests.change', handler: move },
]
