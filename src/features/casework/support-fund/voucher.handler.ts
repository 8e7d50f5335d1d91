import { found } from '../../../kit/errors.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { vouchersOf } from '../../../records/fund-voucher.ts'
import { writeHistory } from '../../../records/history.ts'
import type { Ask } from '../../../web/ask.ts'
import { fundAsked } from '../../../web/fund-asked.ts'
import { voucherView } from './voucher.view.ts'

/** Shows a voucher as it is printed: what it is worth, where and until when, and its code. No name. */
export async function showVoucher(ask: Ask): Promise<Answer> {
  const { db, viewer, params, now } = ask
  const { request, person } = await fundAsked(ask)
  const voucher = found(
    (await vouchersOf(db, viewer, { requestId: request.id }, now)).find(({ id }) => id === params.voucher),
  )
  await writeHistory(db, viewer, 'fund.voucher-shown', `fund-request:${request.id}`, {}, now, {
    participantId: person.id,
    why: 'support',
  })
  return page(voucherView(voucher, person, ask))
}
