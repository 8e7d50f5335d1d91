import type { Route } from '../../../web/ask.ts'
import { chooseAdviser, giveAll, saveCeiling, showSharing } from './assign-referrals.handler.ts'

export const assignReferralsRoutes: Route[] = [
  { get: '/desk/referrals/assign', may: 'referrals.assign', people: 'triage', handler: showSharing },
  { post: '/desk/referrals/assign', may: 'referrals.assign', people: 'triage', handler: chooseAdviser },
  { post: '/desk/referrals/assign/save', may: 'referrals.assign', people: 'triage', handler: giveAll },
  { post: '/desk/referrals/assign/ceiling', may: 'referrals.assign', handler: saveCeiling },
]
