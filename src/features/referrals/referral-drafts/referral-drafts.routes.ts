import type { Route } from '../../../web/ask.ts'
import { removeDraft, showDrafts } from './referral-drafts.handler.ts'

const shared = { may: 'referrals.make', people: 'referral' } as const

export const referralDraftRoutes: Route[] = [
  { get: '/desk/referrals/drafts', ...shared, handler: showDrafts },
  { post: '/desk/referrals/drafts/:id/remove', ...shared, handler: removeDraft },
]
