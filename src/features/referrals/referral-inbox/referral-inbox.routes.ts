import type { Route } from '../../../web/ask.ts'
import { showFound, showInbox, showLate, showUnassigned } from './referral-inbox.handler.ts'

export const referralInboxRoutes: Route[] = [
  { get: '/desk/referrals', may: 'referrals.read', people: 'triage', handler: showInbox },
  { get: '/desk/referrals/unassigned', may: 'referrals.assign', people: 'triage', handler: showUnassigned },
  { get: '/desk/referrals/late', may: 'referrals.read', people: 'triage', handler: showLate },
  // By POST, so that no name stands in an address, a log or a history.
  { post: '/desk/referrals/search', may: 'referrals.read', people: 'triage', handler: showFound },
]
