import type { Generated } from 'kysely'
import type { AccessDecision, AccessStatus, CorrectionDecision, ErasureDecision } from '../domain/data-request.ts'
import type { DateText, Json } from './column.ts'

export type LegalHoldTable = {
  id: string
  participant_id: string
  organization_id: number
  reason: string
  placed_at: Date
  placed_by: number | null
  review_on: DateText
  lifted_at: Date | null
  lifted_by: number | null
  lifted_words: string | null
}

export type ErasureOrderTable = {
  id: string
  participant_id: string
  organization_id: number
  by_address: boolean
  ordered_at: Date
  ordered_by: number
  refused: string | null
}

export type ErasureTable = {
  id: string
  participant_id: string
  records: string[]
  at: Date
  why: 'time' | 'asked'
  by_address: boolean
  account_id: number | null
  organization_id: number
  linked: Json<Readonly<Record<string, readonly string[]>>>
  files: string[]
  counts: Json<Readonly<Record<string, number>>>
  replayed_at: Date | null
  made_in: Generated<string>
}

export type ErasureDueTable = { participant_id: string; organization_ids: number[]; due_on: DateText }

export type AccessRequestTable = {
  id: string
  participant_id: string
  organization_id: number
  status: AccessStatus
  asked_at: Date
  account_id: number | null
  due_on: DateText | null
  stopped_days: Generated<number>
  clarify_at: Date | null
  clarify_words: string | null
  extended_at: Date | null
  extended_words: string | null
  released_at: Date | null
  released_by: number | null
  made_at: Date | null
  file_uuid: string | null
  counts: Json<Readonly<Record<string, number>> | null>
  gone_on: DateText | null
  ended_at: Date | null
  /** Those that somebody has shown to be theirs: what was sent from them is in the copy. */
  addresses: Generated<string[]>
  version: Generated<number>
}

export type ErasureRequestTable = {
  id: string
  participant_id: string
  organization_id: number
  asked_at: Date
  by_address: boolean
  words: string | null
  due_on: DateText
  decision: ErasureDecision | null
  decided_words: string | null
  decided_at: Date | null
  decided_by: number | null
  version: Generated<number>
}

export type AccessDecisionTable = {
  request_id: string
  note_id: string
  participant_id: string
  organization_id: number
  decision: AccessDecision
  reason: string | null
  words: string | null
  decided_at: Date
  decided_by: number | null
}

export type CorrectionRequestTable = {
  id: string
  participant_id: string
  organization_id: number
  note_id: string | null
  asked_at: Date
  account_id: number | null
  wrong_words: string
  right_words: string | null
  owner_account_id: number | null
  next_step: Generated<string>
  due_on: DateText
  decision: CorrectionDecision | null
  decided_words: string | null
  decided_at: Date | null
  decided_by: number | null
  correction_id: string | null
  version: Generated<number>
}

export type DataProtectionTables = {
  access_request: AccessRequestTable
  erasure_request: ErasureRequestTable
  access_decision: AccessDecisionTable
  correction_request: CorrectionRequestTable
  legal_hold: LegalHoldTable
  erasure_order: ErasureOrderTable
  erasure: ErasureTable
  erasure_due: ErasureDueTable
}
