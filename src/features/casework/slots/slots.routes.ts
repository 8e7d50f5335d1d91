import type { Route } from '../../../web/ask.ts'
import {
  addHours,
  addTimesAway,
  comeBack,
  endHours,
  showAvailability,
  showNewClosure,
  showNewHours,
} from './availability.handler.ts'
import { askToCallOff, askWhetherMissed, callOff, recordAttendance, recordWalkIn, showDay } from './slots.handler.ts'
import { sendVideoLink, showVideoLink } from './video-link.handler.ts'

export const slotsRoutes: Route[] = [
  { get: '/desk/slots', may: 'bookings.record', handler: showDay },
  { post: '/desk/slots/walk-ins', may: 'bookings.record', handler: recordWalkIn },
  { post: '/desk/slots/bookings/:id/attendance', may: 'bookings.record', handler: recordAttendance },
  { get: '/desk/slots/bookings/:id/missed', may: 'bookings.record', handler: askWhetherMissed },
  { get: '/desk/slots/bookings/:id/cancel', may: 'bookings.record', handler: askToCallOff },
  { post: '/desk/slots/bookings/:id/cancel', may: 'bookings.record', handler: callOff },
  { get: '/desk/slots/bookings/:id/video', may: 'bookings.record', handler: showVideoLink },
  { post: '/desk/slots/bookings/:id/video', may: 'bookings.record', handler: sendVideoLink },
  { get: '/desk/slots/availability', may: 'slots.publish', handler: showAvailability },
  { get: '/desk/slots/availability/new', may: 'slots.publish', handler: showNewHours },
  { post: '/desk/slots/availability/new', may: 'slots.publish', handler: addHours },
  { post: '/desk/slots/availability/:id/end', may: 'slots.publish', handler: endHours },
  { get: '/desk/slots/closures/new', may: 'slots.publish', handler: showNewClosure },
  { post: '/desk/slots/closures/new', may: 'slots.publish', handler: addTimesAway },
  { post: '/desk/slots/closures/:id/end', may: 'slots.publish', handler: comeBack },
]
