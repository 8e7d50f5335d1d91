import type { Route } from '../../../web/ask.ts'
import { giveAgreement, showGive, withdrawAgreement } from './sharing.handler.ts'

const shared = { may: 'sharing.change', people: 'support' } as const

/** What somebody agrees to, and takes back; the rest of their record is features/casework/participant. */
export const peopleRoutes: Route[] = [
  { get: '/desk/people/:id/sharing', ...shared, handler: showGive },
  { post: '/desk/people/:id/sharing', ...shared, handler: giveAgreement },
  { post: '/desk/people/:id/sharing/withdraw', ...shared, handler: withdrawAgreement },
]
