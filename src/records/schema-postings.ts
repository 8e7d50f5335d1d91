import type { ColumnType, Generated } from 'kysely'
import type { Finding, PostingState } from '../domain/posting.ts'
import type { PostingAnswers } from '../domain/posting-fields.ts'
import type { DateText, Json } from './column.ts'

export type PostingTable = {
  id: Generated<number>
  organization_id: number
  kind: string
  state: Generated<PostingState>
  working: Json<PostingAnswers>
  published: Json<PostingAnswers | null> | null
  opportunity_id: number | null
  template_name: string | null
  copied_from: number | null
  findings: ColumnType<readonly Finding[], string | undefined, string>
  publish_on: DateText | null
  listed_on: DateText | null
  checked_on: DateText | null
  submitted_at: Date | null
  decided_at: Date | null
  decided_by: number | null
  decision_words: string | null
  created_at: Date
  created_by: number | null
  updated_at: Date
  updated_by: number | null
  sample: Generated<boolean>
}

export type PostingEntryTable = {
  id: Generated<number>
  posting_id: number
  at: Date
  account_id: number | null
  move: string
  words: string | null
}

export type StillOpenAskTable = {
  id: Generated<number>
  posting_id: number
  secret_hash: Buffer
  asked_at: Date
  expires_at: Date
  answered_at: Date | null
  answer: 'open' | 'extended' | 'filled' | 'overtaken' | null
}

export type RegistrationTable = {
  organization_id: number
  what_it_does: string
  register_number: string | null
  contact_name: string
  contact_email: string
  contact_phone: string | null
  works_with_under_18: boolean
  safeguarding_lead: string | null
  safeguarding_policy: string | null
  staff_checked: string | null
  place_slug: string
  checklist: ColumnType<readonly string[], string | undefined, string>
  registered_at: Date
  decided_at: Date | null
  decided_by: number | null
  decision_words: string | null
}

export type PartnerUploadTable = {
  id: Generated<number>
  organization_id: number
  name: string
  bytes: Buffer
  created_at: Date
  created_by: number | null
}

/** What a partner's own feed adds to an import source. */
export type PartnerSource = {
  organization_id: number | null
  /** The column of ours by the heading of theirs. */
  column_names: Json<Readonly<Record<string, string>> | null> | null
  kinds: string[] | null
  wanted_at: Date | null
  stopped_at: Date | null
  loss_accepted: number | null
}

export type PostingTables = {
  posting: PostingTable
  posting_entry: PostingEntryTable
  still_open_ask: StillOpenAskTable
  registration: RegistrationTable
  partner_upload: PartnerUploadTable
}
