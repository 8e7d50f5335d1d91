import type { Route } from '../../../web/ask.ts'
import { fetchCopy, judgeNote, moveCopy, showCopy, showNote, showTaking, takeRequest } from './copy.handler.ts'
import { decide, showCorrecting, showCorrection, takeCorrection } from './correction.handler.ts'
import { findPerson, showDataProtection } from './data-protection.handler.ts'
import { askToErase, order, takeBackOrder } from './erasure.handler.ts'
import { keepIt, showErasureRequest } from './erasure-request.handler.ts'
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
  { get: `${DESK}/people/:id/copy`, ...lead, handler: showTaking },
  { post: `${DESK}/people/:id/copy`, ...lead, handler: takeRequest },
  { get: `${DESK}/people/:id/correction`, ...lead, handler: showCorrecting },
  { post: `${DESK}/people/:id/correction`, ...lead, handler: takeCorrection },
  { get: `${DESK}/copies/:id`, ...lead, handler: showCopy },
  { post: `${DESK}/copies/:id`, ...lead, handler: moveCopy },
  { get: `${DESK}/copies/:id/file`, ...lead, handler: fetchCopy },
  { get: `${DESK}/copies/:id/notes/:note`, ...lead, handler: showNote },
  { post: `${DESK}/copies/:id/notes/:note`, ...lead, handler: judgeNote },
  { get: `${DESK}/corrections/:id`, ...lead, handler: showCorrection },
  { post: `${DESK}/corrections/:id`, ...lead, handler: decide },
  { get: `${DESK}/erasures/:id`, ...lead, handler: showErasureRequest },
  { post: `${DESK}/erasures/:id`, ...lead, handler: keepIt },
  { post: `${DESK}/orders/:id/end`, ...lead, handler: takeBackOrder },
  { get: `${DESK}/holds/:id`, ...lead, handler: askToLift },
  { post: `${DESK}/holds/:id/lift`, ...lead, handler: lift },
  { post: `${DESK}/holds/:id/review`, ...lead, handler: review },
]
