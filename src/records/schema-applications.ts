import type { Generated } from 'kysely'
import type { Json } from './column.ts'

export type StoredFileTable = {
  id: Generated<number>
  uuid: string
  shown_name: string
  media_type: string
  size: number
  state: 'safe' | 'quarantined' | 'refused'
  stripped: boolean
  created_at: Date
  checked_at: Date
}

export type ApplicationDraftTable = {
  id: Generated<number>
  opportunity_id: number
  browser_hash: Buffer | null
  resume_hash: Buffer | null
  helper_hash: Buffer | null
  helper_code_until: Date | null
  helper_id: number | null
  helper_name: string | null
  helper_until: Date | null
  answers: Json<unknown>
  file_id: number | null
  version: Generated<number>
  changed_by: 'applicant' | 'adviser'
  created_at: Date
  updated_at: Date
  expires_at: Date
  sent_reference: string | null
}

export type JobApplicationTable = {
  id: Generated<number>
  reference: string
  opportunity_id: number
  organization_id: number
  state: string
  next_owner: 'organization' | 'applicant' | null
  next_step: string | null
  due_at: Date | null
  sent_at: Date
  moved_at: Date
  reply_due_at: Date
  first_answer_at: Date | null
  nudges: Generated<number>
  unsuccessful_at_stage: string | null
  reason: string | null
  name: string
  address_kind: 'email' | 'phone'
  address: string
  contact_words: string | null
  others_may_see: Generated<boolean>
  language: Generated<string>
  checklist: Json<unknown[]>
  why_words: string | null
  done_words: string | null
  file_id: number | null
  adjustment_words: string | null
  adjustment_told: 'now' | 'interview' | 'never' | null
  sample: Generated<boolean>
}

export type JobApplicationMoveTable = {
  id: Generated<number>
  job_application_id: number
  at: Date
  move: string
  state: string
  by_whom: 'applicant' | 'organization' | 'nobody'
  account_id: number | null
  words: string | null
}

export type ApplicationTables = {
  stored_file: StoredFileTable
  application_draft: ApplicationDraftTable
  job_application: JobApplicationTable
  job_application_move: JobApplicationMoveTable
}
