import type { Route } from '../../../web/ask.ts'
import { addMore, askToStop, saveContact, showContact, showOwnHelpRequest, stop } from './own-help-request.handler.ts'

export const ownHelpRequestRoutes: Route[] = [
  { get: '/requests/help/:reference', may: 'own-requests.read', handler: showOwnHelpRequest },
  { post: '/requests/help/:reference/more', may: 'own-requests.change', handler: addMore },
  { get: '/requests/help/:reference/stop', may: 'own-requests.read', handler: askToStop },
  { post: '/requests/help/:reference/stop', may: 'own-requests.change', handler: stop },
  { get: '/requests/help/:reference/contact', may: 'own-requests.read', handler: showContact },
  { post: '/requests/help/:reference/contact', may: 'own-requests.change', handler: saveContact },
]
