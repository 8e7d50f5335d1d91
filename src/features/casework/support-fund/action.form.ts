import { addDays, londonDate, readDate } from '../../../domain/london-time.ts'
import type { LocalDate } from '../../../domain/opportunity.ts'
import { PAY_METHODS, type PayMethod, penceWords, readPounds } from '../../../domain/support-fund.ts'
import type { TakenInTime } from '../../../records/fund-run-out.ts'
import type { OwnVoucher } from '../../../records/fund-voucher.ts'
import type { Mistakes } from '../../../web/form-mistakes.ts'

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly mistakes: Mistakes }

/** What is paid by hand: a voucher is paid by the shop that takes it. */
export const HAND_METHODS = PAY_METHODS.filter(({ value }) => value !== 'voucher')

export type ReadPaying = {
  readonly pence: number
  readonly onDate: LocalDate
  readonly method: Exclude<PayMethod, 'voucher'>
  readonly receipt: string | null
  readonly last: boolean
}

/** Reads what was paid: how much of what is set aside, when, how, and the number of the receipt. */
export function readPaying(form: URLSearchParams, most: number, now: Date): Read<ReadPaying> {
  const mistakes: Record<string, string> = {}
  const pence = sumIn(form, most, mistakes)
  const onDate = dayIn(form, now, mistakes)
  const method = HAND_METHODS.find(({ value }) => value === form.get('method'))?.value as ReadPaying['method']
  if (!method) mistakes.method = 'Choose how it was paid'
  if (Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { pence, onDate, method, receipt: wordsIn(form, 'receipt', 100), last: form.has('last') } }
}

export type ReadRefund = Omit<ReadPaying, 'method' | 'last'> & { readonly of: string; readonly words: string }

/** Reads what came back of one payment. */
export function readRefund(
  form: URLSearchParams,
  payments: readonly { readonly id: string }[],
  now: Date,
): Read<ReadRefund> {
  const mistakes: Record<string, string> = {}
  const pence = sumIn(form, Number.POSITIVE_INFINITY, mistakes)
  const onDate = dayIn(form, now, mistakes)
  const of = payments.length === 1 ? payments[0]!.id : payments.find(({ id }) => id === form.get('of'))?.id
  if (!of) mistakes.of = 'Choose which payment it is of'
  const words = wordsIn(form, 'words', 300)
  if (!words) mistakes.words = 'Say why it came back'
  if (!of || !words || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { pence, onDate, of, words, receipt: wordsIn(form, 'receipt', 100) } }
}

export type ReadVoucher = { readonly pence: number; readonly where: string; readonly expiresOn: LocalDate }

/** Days in which a voucher is to be used, unless said otherwise, and the most that they can be. */
export const VOUCHER_DAYS = 30
const VOUCHER_DAYS_AT_MOST = 180

/** Reads what a voucher is worth, where it can be used and until when. */
export function readVoucher(form: URLSearchParams, most: number, now: Date): Read<ReadVoucher> {
  const mistakes: Record<string, string> = {}
  const today = londonDate(now)
  const pence = sumIn(form, most, mistakes)
  const where = wordsIn(form, 'where', 100)
  if (!where) mistakes.where = 'Enter where it can be used'
  const expiresOn = readDate(form.get('until') ?? '')
  if (!expiresOn) mistakes.until = 'Enter its last day, like 24/12/2026'
  else if (expiresOn < today || expiresOn > addDays(today, VOUCHER_DAYS_AT_MOST)) {
    mistakes.until = `Enter a day within the next ${VOUCHER_DAYS_AT_MOST} days`
  }
  if (!where || !expiresOn || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { pence, where, expiresOn } }
}

/** Reads what is done about a voucher that ran out: which, and whether a shop took it, who and on which day. */
export function readRunOut(form: URLSearchParams, vouchers: readonly OwnVoucher[], now: Date): Read<ReadRunOut> {
  const mistakes: Record<string, string> = {}
  const voucher = vouchers.length === 1 ? vouchers[0] : vouchers.find(({ id }) => id === form.get('voucher'))
  if (!voucher) mistakes.voucher = 'Choose which voucher'
  const how = form.get('how')
  if (how !== 'used' && how !== 'needed') mistakes.how = 'Choose what happened'
  if (!voucher || how !== 'used') {
    return Object.keys(mistakes).length > 0
      ? { ok: false, mistakes }
      : { ok: true, value: { voucher: voucher!, taken: null } }
  }
  const taker = wordsIn(form, 'taker', 100)
  if (!taker) mistakes.taker = 'Enter who took it'
  const onDate = dayIn(form, now, mistakes)
  if (!mistakes.on && (onDate > voucher.expiresOn || onDate < londonDate(voucher.madeAt))) {
    mistakes.on = 'Enter a day on which it was good'
  }
  if (!taker || Object.keys(mistakes).length > 0) return { ok: false, mistakes }
  return { ok: true, value: { voucher, taken: { taker, onDate } } }
}

type ReadRunOut = { readonly voucher: OwnVoucher; readonly taken: TakenInTime | null }

export const wordsIn = (form: URLSearchParams, name: string, longest: number): string | null =>
  (form.get(name) ?? '').normalize('NFC').trim().slice(0, longest) || null

function sumIn(form: URLSearchParams, most: number, mistakes: Record<string, string>): number {
  const pence = readPounds(form.get('amount') ?? '')
  if (!pence) mistakes.amount = 'Enter how much in pounds, like 45 or 45.50'
  else if (pence > most) mistakes.amount = `Enter ${penceWords(most)} or less: no more is set aside`
  return pence ?? 0
}

function dayIn(form: URLSearchParams, now: Date, mistakes: Record<string, string>): LocalDate {
  const onDate = readDate(form.get('on') ?? '')
  if (!onDate) mistakes.on = 'Enter the day, like 23/11/2026'
  else if (onDate > londonDate(now)) mistakes.on = 'Enter today or a day before'
  return onDate ?? londonDate(now)
}
