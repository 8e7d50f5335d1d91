import type { Route } from '../../../web/ask.ts'
import { showOwnContactMessage } from './own-contact-messages.handler.ts'

export const ownContactMessageRoutes: Route[] = [
  { get: '/requests/messages/:reference', may: 'own-requests.read', handler: showOwnContactMessage },
]
