import type { Route } from '../../../web/ask.ts'
import { checkVoucher, takeVoucher } from './vouchers.handler.ts'

export const voucherRoutes: Route[] = [
  { get: '/vouchers', may: 'public.read', handler: checkVoucher },
  { post: '/vouchers', may: 'public.act', handler: takeVoucher },
]
