import type { Generated } from 'kysely'
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

export type DataProtectionTables = {
  legal_hold: LegalHoldTable
  erasure_order: ErasureOrderTable
  erasure: ErasureTable
  erasure_due: ErasureDueTable
}
