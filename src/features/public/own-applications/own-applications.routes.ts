import type { Route } from '../../../web/ask.ts'
import { accept, askToWithdraw, showOwnApplication, showSentCv, withdraw } from './own-applications.handler.ts'

export const ownApplicationRoutes: Route[] = [
  { get: '/requests/applications/:reference', may: 'own-requests.read', handler: showOwnApplication },
  { get: '/requests/applications/:reference/cv', may: 'own-requests.read', handler: showSentCv },
  { get: '/requests/applications/:reference/withdraw', may: 'own-requests.read', handler: askToWithdraw },
  { post: '/requests/applications/:reference/withdraw', may: 'own-requests.change', handler: withdraw },
  { post: '/requests/applications/:reference/accept', may: 'own-requests.change', handler: accept },
]
