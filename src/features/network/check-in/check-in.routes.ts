import type { Route } from '../../../web/ask.ts'
import { addWalkIn, checkIn, openDoor, showDoor, showDoors, showFollowUp } from './check-in.handler.ts'

export const checkInRoutes: Route[] = [
  { get: '/check-in', may: 'check-in.use', handler: showDoors },
  { post: '/check-in', may: 'check-in.use', handler: openDoor },
  { get: '/check-in/:run', may: 'check-in.use', handler: showDoor },
  { post: '/check-in/:run', may: 'check-in.use', handler: checkIn },
  { post: '/check-in/:run/walk-in', may: 'check-in.use', handler: addWalkIn },
  { get: '/check-in/:run/follow-up', may: 'check-in.use', handler: showFollowUp },
]
