import type { Generated, GeneratedAlways } from 'kysely'
import type { FundStatus } from '../domain/fund-move.ts'
import type { Role } from '../domain/permission.ts'
import type { EvidenceKind, FundPurpose, Payee, PayMethod } from '../domain/support-fund.ts'
import type { DateText } from './column.ts'

export type SupportFundTable = {
  id: string
  place_slug: string
  organization_id: number
  name: string
  payer: string
  program: string | null
  purposes: FundPurpose[]
  made_at: Date
  made_by: number | null
  ended_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type FundBudgetTable = {
  id: string
  fund_id: string
  organization_id: number
  /** From 1 April of it. */
  year: number
  amount_pence: number
  /** Both are counted by the database; nothing else writes them. */
  committed_pence: GeneratedAlways<number>
  spent_pence: GeneratedAlways<number>
  closed_at: Generated<Date | null>
  version: Generated<number>
}

export type FundBudgetChangeTable = {
  id: string
  budget_id: string
  organization_id: number
  at: Date
  account_id: number | null
  from_pence: number | null
  to_pence: number
  words: string
}

export type FundLimitTable = {
  fund_id: string
  organization_id: number
  role: Role
  alone_pence: number
  one_of_two: boolean
}

export type FundRequestTable = {
  id: string
  place_slug: string
  participant_id: string
  organization_id: number
  hub_id: number | null
  case_id: string | null
  fund_id: string
  budget_id: Generated<string | null>
  purpose: FundPurpose
  asked_pence: number
  approved_pence: Generated<number | null>
  paid_pence: Generated<number>
  /** What vouchers held that ran out. */
  released_pence: Generated<number>
  held_pence: GeneratedAlways<number>
  words: string
  payee: Payee
  payee_words: string
  payee_account_id: number | null
  needed_on: DateText
  status: FundStatus
  asked_by: number
  asked_at: Date
  decided_by: Generated<number | null>
  decided_at: Generated<Date | null>
  owner_account_id: number | null
  next_step: string | null
  due_at: Date | null
  waived_words: Generated<string | null>
  ended_at: Generated<Date | null>
  version: Generated<number>
  sample: Generated<boolean>
}

export type FundEventTable = {
  id: Generated<number>
  request_id: string
  participant_id: string
  organization_id: number
  at: Date
  move: string
  from_status: FundStatus | null
  to_status: FundStatus
  account_id: number | null
  role: Role | null
  pence: number | null
  words: string | null
  for_person: Generated<boolean>
}

export type FundVoucherTable = {
  id: string
  request_id: string
  participant_id: string
  organization_id: number
  code: string
  pence: number
  where_words: string
  expires_on: DateText
  made_at: Date
  made_by: number
  redeemed_at: Generated<Date | null>
  redeemed_by: Generated<number | null>
  redeemed_words: Generated<string | null>
  cancelled_at: Generated<Date | null>
  /** It ran out, and what it held went back to the budget. */
  released_at: Generated<Date | null>
  sample: Generated<boolean>
}

export type FundSpendTable = {
  id: string
  request_id: string
  participant_id: string
  organization_id: number
  budget_id: string
  kind: 'spend' | 'refund'
  pence: number
  on_date: DateText
  method: PayMethod
  receipt: string | null
  refunds: string | null
  voucher_id: Generated<string | null>
  at: Date
  account_id: number | null
  sample: Generated<boolean>
}

export type FundEvidenceTable = {
  id: string
  request_id: string
  participant_id: string
  organization_id: number
  kind: EvidenceKind
  words: string | null
  file_id: number | null
  at: Date
  account_id: number
}

export type FundTables = {
  support_fund: SupportFundTable
  fund_budget: FundBudgetTable
  fund_budget_change: FundBudgetChangeTable
  fund_limit: FundLimitTable
  fund_request: FundRequestTable
  fund_event: FundEventTable
  fund_voucher: FundVoucherTable
  fund_spend: FundSpendTable
  fund_evidence: FundEvidenceTable
}
