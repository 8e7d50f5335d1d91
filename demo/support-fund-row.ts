import type { FundPurpose, Payee } from '../src/domain/support-fund.ts'

/** How far a sample request has come. */
export type FundRoad =
  | 'draft'
  | 'asked'
  | 'agreed'
  | 'more'
  | 'approved'
  | 'ordered'
  | 'voucher'
  | 'ran-out'
  | 'part-paid'
  | 'paid'
  | 'proved'
  | 'closed'
  | 'declined'
  | 'withdrawn'
  | 'cancelled'

export type FundRow = {
  readonly who: string
  readonly fund: 'way' | 'workwell' | 'partner'
  readonly daysAgo: number
  readonly purpose: FundPurpose
  readonly pence: number
  readonly words: string
  readonly payee: Payee
  readonly payeeWords: string
  readonly neededIn: number
  readonly road: FundRoad
}

export const row = (
  who: string,
  fund: FundRow['fund'],
  daysAgo: number,
  road: FundRoad,
  purpose: FundPurpose,
  pence: number,
  [payee, payeeWords]: readonly [Payee, string],
  words: string,
  neededIn = 10,
): FundRow => ({ who, fund, daysAgo, road, purpose, pence, payee, payeeWords, words, neededIn })

export const shop = (name: string) => ['supplier', name] as const
