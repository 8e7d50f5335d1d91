import type { Route } from '../../../web/ask.ts'
import { accept, askToLeave, leave, showOwn } from './own-enrolments.handler.ts'

export const ownEnrolmentRoutes: Route[] = [
  { get: '/requests/enrolments/:reference', may: 'own-requests.read', handler: showOwn },
  { post: '/requests/enrolments/:reference/accept', may: 'own-requests.change', handler: accept },
  { get: '/requests/enrolments/:reference/leave', may: 'own-requests.change', handler: askToLeave },
  { post: '/requests/enrolments/:reference/leave', may: 'own-requests.change', handler: leave },
]
