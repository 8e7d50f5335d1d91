import type { Generated } from 'kysely'
import type { DateText, Json } from './column.ts'

export type HelpRequestTable = {
  id: Generated<number>
  reference: string
  place_slug: string
  hub_id: number
  adviser_id: number | null
  status: string
  next_step: string | null
  due_at: Date | null
  promised_by: Date
  asked_at: Date
  first_tried_at: Date | null
  reached_at: Date | null
  late_told_at: Date | null
  outcome: string | null
  closed_at: Date | null
  postcode: string | null
  ward_code: string | null
  where_from: 'postcode' | 'outcode' | 'chosen' | 'unknown'
  outside_area: Generated<boolean>
  helps: Generated<string[]>
  own_words: string | null
  name: string
  email: string | null
  phone: string | null
  postal_address: string | null
  contact_by: string
  may_leave_message: Generated<boolean>
  may_text: Generated<boolean>
  others_may_see: Generated<boolean>
  best_times: Generated<string[]>
  safe_words: string | null
  language: Generated<string>
  interpreter: Generated<boolean>
  access: Generated<string[]>
  access_words: string | null
  sample: Generated<boolean>
}

export type HelpRequestEntryTable = {
  id: Generated<number>
  help_request_id: number
  at: Date
  kind: string
  account_id: number | null
  words: string | null
  for_person: boolean
}

export type HelpRequestDraftTable = {
  token_hash: Buffer
  place_slug: string
  answers: Json<unknown>
  sent_reference: string | null
  updated_at: Date
  expires_at: Date
}

export type EqualityAnswerTable = {
  month: DateText
  place_slug: string
  about: string
  answers: Json<Readonly<Record<string, string>>>
}

export type FeedbackTable = {
  id: Generated<number>
  on_day: DateText
  place_slug: string
  page: string
  useful: boolean
  words: string | null
}

export type ContactMessageTable = {
  id: Generated<number>
  reference: string
  place_slug: string
  name: string
  email: string | null
  phone: string | null
  words: string
  sent_at: Date
  due_at: Date
  answered_at: Date | null
  answered_by: number | null
  language: Generated<string>
  sample: Generated<boolean>
}

export type ListingReportTable = {
  id: Generated<number>
  reference: string
  place_slug: string
  opportunity_id: number
  reason: string
  words: string | null
  email: string | null
  reported_at: Date
  decided_at: Date | null
  decided_by: number | null
  decision: string | null
  language: Generated<string>
  sample: Generated<boolean>
}

export type AskingTables = {
  help_request: HelpRequestTable
  help_request_entry: HelpRequestEntryTable
  help_request_draft: HelpRequestDraftTable
  equality_answer: EqualityAnswerTable
  feedback: FeedbackTable
  contact_message: ContactMessageTable
  listing_report: ListingReportTable
}
