import type { Route } from '../../../web/ask.ts'
import { findPerson, showDataProtection } from './data-protection.handler.ts'
import { askToErase, order, takeBackOrder } from './erasure.handler.ts'
import { askToLift, lift, place, review, showPlacing } from './hold.handler.ts'

const lead = { may: 'data-protection.manage', people: 'privacy' } as const
const DESK = '/desk/data-protection'

export const dataProtectionRoutes: Route[] = [
  { get: DESK, ...lead, handler: showDataProtection },
  { post: DESK, ...lead, handler: findPerson },
  { get: `${DESK}/people/:id/hold`, ...lead, handler: showPlacing },
  { post: `${DESK}/people/:id/hold`, ...lead, handler: place },
  { get: `${DESK}/people/:id/erase`, ...lead, handler: askToErase },
  { post: `${DESK}/people/:id/erase`, ...lead, handler: order },
  { post: `${DESK}/orders/:id/end`, ...lead, handler: takeBackOrder },
  { get: `${DESK}/holds/:id`, ...lead, handler: askToLift },
  { post: `${DESK}/holds/:id/lift`, ...lead, handler: lift },
  { post: `${DESK}/holds/:id/review`, ...lead, handler: review },
]
