import type { Route } from '../../../web/ask.ts'
import {
  assignRequest,
  closeRequest,
  handOver,
  recordContact,
  showClosed,
  showQueue,
  showRequest,
  takeRequest,
} from './help-requests.handler.ts'

export const helpRequestRoutes: Route[] = [
  { get: '/desk/help-requests', may: 'help-requests.read', handler: showQueue },
  { get: '/desk/help-requests/closed', may: 'help-requests.read', handler: showClosed },
  { get: '/desk/help-requests/:reference', may: 'help-requests.read', handler: showRequest },
  { post: '/desk/help-requests/:reference/take', may: 'help-requests.answer', handler: takeRequest },
  { post: '/desk/help-requests/:reference/assign', may: 'help-requests.assign', handler: assignRequest },
  { post: '/desk/help-requests/:reference/hand-over', may: 'help-requests.assign', handler: handOver },
  { post: '/desk/help-requests/:reference/contact', may: 'help-requests.answer', handler: recordContact },
  { post: '/desk/help-requests/:reference/close', may: 'help-requests.answer', handler: closeRequest },
]
