import type { Route } from '../../../web/ask.ts'
import { showFound, showPerson, showSearch } from './people.handler.ts'
import { giveAgreement, showGive, withdrawAgreement } from './sharing.handler.ts'

export const peopleRoutes: Route[] = [
  { get: '/desk/people', may: 'participants.read', people: 'support', handler: showSearch },
  // By POST, so that no name stands in an address, a log or a history.
  { post: '/desk/people', may: 'participants.read', people: 'support', handler: showFound },
  { get: '/desk/people/:id', may: 'participants.read', people: 'support', handler: showPerson },
  { get: '/desk/people/:id/sharing', may: 'sharing.change', people: 'support', handler: showGive },
  { post: '/desk/people/:id/sharing', may: 'sharing.change', people: 'support', handler: giveAgreement },
  { post: '/desk/people/:id/sharing/withdraw', may: 'sharing.change', people: 'support', handler: withdrawAgreement },
]
