import { readVoucherCode } from '../../../domain/voucher-code.ts'
import { type Answer, page } from '../../../kit/http.ts'
import { redeemVoucher, voucherByCode } from '../../../records/fund-voucher.ts'
import type { Ask } from '../../../web/ask.ts'
import { tooManyTries } from '../../../web/attempt-limit.ts'
import { takeOnce } from '../../../web/form-guard.ts'
import { ROOM, vouchersView } from './vouchers.view.ts'

/** Codes that one network may try in an hour. There are fifteen hundred million million. */
const TRIES_AN_HOUR = 60

/** Says what a voucher is worth, where and until when: never whose it is. */
export async function checkVoucher(ask: Ask): Promise<Answer> {
  const typed = ask.query.get('code')
  if (typed === null) return page(vouchersView({ typed: '', checked: null, mistakes: {} }, ask))
  const code = readVoucherCode(typed)
  if (code && (await tooManyTries(ask, 'voucher', TRIES_AN_HOUR, 3600))) return tooMany(typed, ask)
  const voucher = code ? await voucherByCode(ask.db, code, ask.now) : null
  const just = ask.query.has('taken') && voucher?.state === 'used'
  return page(vouchersView({ typed, checked: { code, voucher, just }, mistakes: {} }, ask))
}

/** Takes a voucher, once: whoever comes second reads that it is used. */
export async function takeVoucher(ask: Ask): Promise<Answer> {
  const typed = ask.form.get('code') ?? ''
  const code = readVoucherCode(typed)
  const taker = (ask.form.get('taker') ?? '').normalize('NFC').trim().slice(0, 100)
  if (code && (await tooManyTries(ask, 'voucher', TRIES_AN_HOUR, 3600))) return tooMany(typed, ask)
  const voucher = code ? await voucherByCode(ask.db, code, ask.now) : null
  if (!code || !voucher)
    return page(vouchersView({ typed, checked: { code, voucher, just: false }, mistakes: {} }, ask), 422)
  if (!taker) {
    const mistakes = { taker: 'Enter which shop you are' }
    return page(vouchersView({ typed, checked: { code, voucher, just: false }, mistakes }, ask), 422)
  }
  return takeOnce(ask, ROOM, async (db) => {
    const was = await redeemVoucher(db, code, taker, ask.now)
    return `/vouchers?code=${code}${was === 'good' ? '&taken' : ''}`
  })
}

function tooMany(typed: string, ask: Ask): Answer {
  const mistakes = { code: 'Many codes were tried here. Wait an hour, or call us' }
  return page(vouchersView({ typed, checked: null, mistakes }, ask), 429)
}
