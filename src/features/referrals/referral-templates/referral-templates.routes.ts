import type { Route } from '../../../web/ask.ts'
import {
  removeTemplate,
  showNewTemplate,
  showTemplate,
  showTemplates,
  takeTemplate,
} from './referral-templates.handler.ts'

const shared = { may: 'referrals.make', people: 'referral' } as const

export const referralTemplateRoutes: Route[] = [
  { get: '/desk/referrals/templates', ...shared, handler: showTemplates },
  { get: '/desk/referrals/templates/new', ...shared, handler: showNewTemplate },
  { post: '/desk/referrals/templates/new', ...shared, handler: takeTemplate },
  { get: '/desk/referrals/templates/:id', ...shared, handler: showTemplate },
  { post: '/desk/referrals/templates/:id', ...shared, handler: takeTemplate },
  { post: '/desk/referrals/templates/:id/remove', ...shared, handler: removeTemplate },
]
