import type { Route } from '../../../web/ask.ts'
import { doAction, showAction } from './action.handler.ts'
import { askFund, changeAsked, showAskFund, showChangeAsked } from './ask.handler.ts'
import { showPersonFund } from './person-fund.handler.ts'
import { addProof, openProof } from './proof.handler.ts'
import { showQueue } from './queue.handler.ts'
import { showRequest } from './request.handler.ts'
import { showVoucher } from './voucher.handler.ts'

const ASK = { may: 'support-fund.ask', people: 'support' } as const
const DECIDE = { may: 'support-fund.decide', people: 'support' } as const

export const supportFundRoutes: Route[] = [
  { get: '/desk/people/:id/fund', ...ASK, handler: showPersonFund },
  { get: '/desk/people/:id/fund/new', ...ASK, handler: showAskFund },
  { post: '/desk/people/:id/fund/new', ...ASK, handler: askFund },
  { get: '/desk/fund', ...DECIDE, handler: showQueue },
  { get: '/desk/fund/:request', ...ASK, handler: showRequest },
  { get: '/desk/fund/:request/change', ...ASK, handler: showChangeAsked },
  { post: '/desk/fund/:request/change', ...ASK, handler: changeAsked },
  { post: '/desk/fund/:request/proof', ...ASK, takesFiles: true, handler: addProof },
  { get: '/desk/fund/:request/proof/:proof', ...ASK, handler: openProof },
  { get: '/desk/fund/:request/vouchers/:voucher', ...ASK, handler: showVoucher },
  { get: '/desk/fund/:request/:action', ...DECIDE, handler: showAction },
  { post: '/desk/fund/:request/:action', ...DECIDE, handler: doAction },
]
