import type { Route } from '../../../web/ask.ts'
import { downloadReferralFlow, showReferralFlow } from './referral-flow.handler.ts'

export const referralFlowRoutes: Route[] = [
  { get: '/desk/referral-flow', may: 'referral-figures.read', people: 'figures', handler: showReferralFlow },
  {
    get: '/desk/referral-flow/figures.csv',
    may: 'referral-figures.read',
    people: 'figures',
    handler: downloadReferralFlow,
  },
]
