import type { Option } from './facets.ts'
import type { LocalDate } from './opportunity.ts'
import { addWorkingDays } from './working-days.ts'

/** Where a request stands, in the words of staff and of the person. */
export const FUND_STATUSES = [
  { value: 'draft', text: 'Not asked yet', forPerson: '', open: true },
  { value: 'asked', text: 'Asked', forPerson: 'We are deciding', open: true },
  { value: 'more-wanted', text: 'More is wanted', forPerson: 'We need to know more', open: true },
  { value: 'approved', text: 'Approved', forPerson: 'Yes: the money is set aside', open: true },
  { value: 'declined', text: 'Declined', forPerson: 'Not this time', open: false },
  { value: 'withdrawn', text: 'Withdrawn', forPerson: 'Not asked for any more', open: false },
  { value: 'committed', text: 'Ordered', forPerson: 'It is ordered', open: true },
  { value: 'part-paid', text: 'Paid in part', forPerson: 'Paid in part', open: true },
  { value: 'paid', text: 'Paid', forPerson: 'Paid', open: true },
  { value: 'reconciled', text: 'Proof is in', forPerson: 'Paid', open: true },
  { value: 'closed', text: 'Closed', forPerson: 'Paid', open: false },
  { value: 'cancelled', text: 'Cancelled', forPerson: 'Not needed any more', open: false },
] as const satisfies readonly (Option & { forPerson: string; open: boolean })[]

export type FundStatus = (typeof FUND_STATUSES)[number]['value']

export const isOpenRequest = (status: FundStatus): boolean => FUND_STATUSES.find(({ value }) => value === status)!.open

/** Statuses in which money is set aside. migrations/0049 has the same in `held_pence`. */
export const HOLDS_MONEY: readonly FundStatus[] = ['approved', 'committed', 'part-paid']

/**
 * All that can happen to a request. What is not here cannot happen; the database refuses it too (`keep_fund_rules` in
 * migrations/0049). `agree` is the first of two; `redeem` is a shop that takes a voucher; `carry` moves what is set aside
 * into the next year.
 */
export const FUND_MOVES = {
  draft: { ask: 'asked', withdraw: 'withdrawn' },
  asked: { agree: 'asked', approve: 'approved', more: 'more-wanted', decline: 'declined', withdraw: 'withdrawn' },
  'more-wanted': { ask: 'asked', decline: 'declined', withdraw: 'withdrawn' },
  approved: { order: 'committed', 'pay-part': 'part-paid', pay: 'paid', cancel: 'cancelled', carry: 'approved' },
  declined: {},
  withdrawn: {},
  committed: { 'pay-part': 'part-paid', pay: 'paid', cancel: 'cancelled', carry: 'committed' },
  'part-paid': { 'pay-part': 'part-paid', pay: 'paid', 'give-back': 'paid', refund: 'part-paid', carry: 'part-paid' },
  paid: { reconcile: 'reconciled', refund: 'paid', cancel: 'cancelled' },
  reconciled: { close: 'closed', refund: 'reconciled' },
  closed: {},
  cancelled: {},
} as const satisfies Readonly<Record<FundStatus, Readonly<Record<string, FundStatus>>>>

export type FundMove = { [S in FundStatus]: keyof (typeof FUND_MOVES)[S] }[FundStatus] & string

/** Returns where a move leads; null where it cannot be made. */
export const fundAfter = (status: FundStatus, move: FundMove): FundStatus | null =>
  (FUND_MOVES[status] as Readonly<Partial<Record<FundMove, FundStatus>>>)[move] ?? null

/** What a move is called once it was made. */
export const FUND_PAST: Readonly<
  Record<FundMove | 'redeem' | 'voucher' | 'run-out' | 'redeem-late' | 'set-aside-again', string>
> = {
  ask: 'Asked',
  agree: 'Agreed by the first of two',
  approve: 'Approved',
  more: 'Asked for more',
  decline: 'Declined',
  withdraw: 'Withdrawn',
  order: 'Ordered',
  'pay-part': 'Paid in part',
  pay: 'Paid',
  'give-back': 'The rest went back to the fund',
  refund: 'Money came back',
  reconcile: 'Proof checked',
  close: 'Closed',
  cancel: 'Cancelled',
  carry: 'Carried to the next year',
  redeem: 'Voucher taken',
  voucher: 'Voucher made',
  'run-out': 'The voucher ran out, and the money went back to the fund',
  'redeem-late': 'The voucher was used in time, as the shop said later',
  'set-aside-again': 'Set aside again',
}

/** What comes next where a request stands, and in how many working days. */
export const FUND_NEXT: Readonly<Partial<Record<FundStatus, { readonly step: string; readonly days: number }>>> = {
  draft: { step: 'Finish it, and ask', days: 5 },
  asked: { step: 'Decide', days: 2 },
  'more-wanted': { step: 'Say more, and ask again', days: 5 },
  approved: { step: 'Order it, or pay', days: 2 },
  committed: { step: 'Pay', days: 10 },
  'part-paid': { step: 'Pay the rest, or give it back', days: 10 },
  paid: { step: 'Bring the proof together', days: 10 },
  reconciled: { step: 'Look at the proof, and close', days: 10 },
}

/** What comes next once a voucher ran out and its money went back. */
export const RUN_OUT_STEP = 'The voucher ran out: set the money aside again, or end it'

/**
 * Returns the day by which the next step of a request is due: in its working days, and what is needed before the money
 * arrives no later than the last working day before it is needed.
 */
export function fundDue(status: FundStatus, neededOn: LocalDate, today: LocalDate): LocalDate {
  const usual = addWorkingDays(today, FUND_NEXT[status]?.days ?? 5)
  if (!BEFORE_IT_IS_NEEDED.includes(status) || neededOn >= usual) return usual
  return neededOn > today ? neededOn : today
}

const BEFORE_IT_IS_NEEDED: readonly FundStatus[] = ['draft', 'asked', 'more-wanted', 'approved', 'committed']
