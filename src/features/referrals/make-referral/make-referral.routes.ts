import type { Route } from '../../../web/ask.ts'
import { showCheck } from './check.handler.ts'
import { openFile } from './files.handler.ts'
import { showNew, showPage, takePage } from './make-referral.handler.ts'
import { send } from './send.handler.ts'
import { showDone, showSheet } from './sent.handler.ts'

const shared = { may: 'referrals.make', people: 'referral' } as const

export const makeReferralRoutes: Route[] = [
  { get: '/desk/referrals/new', ...shared, handler: showNew },
  { get: '/desk/referrals/drafts/:id/check', ...shared, handler: showCheck },
  { post: '/desk/referrals/drafts/:id/send', ...shared, handler: send },
  { get: '/desk/referrals/drafts/:id/:page', ...shared, handler: showPage },
  { post: '/desk/referrals/drafts/:id/:page', ...shared, takesFiles: true, handler: takePage },
  { get: '/desk/referrals/files/:id', ...shared, handler: openFile },
  { get: '/desk/referrals/sent/:id/done', ...shared, handler: showDone },
  { get: '/desk/referrals/sent/:id/sheet', ...shared, handler: showSheet },
]
