import type { Generated } from 'kysely'
import type { DateText, Json } from './column.ts'

/** The record of somebody beside their plan (migrations/0045). */
export type ParticipantStoryTable = {
  id: string
  participant_id: string
  organization_id: number
  version: number
  words: string
  account_id: number | null
  written_at: Date
  sample: Generated<boolean>
}

export type InformationNeedTable = {
  participant_id: string
  organization_id: number
  needs: string[]
  formats: string[]
  supports: string[]
  words: string | null
  shared_with: string | null
  may_share: boolean
  reviewed_on: DateText
  account_id: number | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type KeyDateTable = {
  id: string
  participant_id: string
  organization_id: number
  kind: string
  health: boolean
  on_date: DateText
  words: string | null
  added_at: Date
  added_by: number | null
  ended_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type ConcernTable = {
  id: string
  note_id: string
  participant_id: string
  organization_id: number
  raised_at: Date
  raised_by: number
  seen_at: Date | null
  seen_by: number | null
  seen_words: string | null
  sample: Generated<boolean>
}

export type WorkDraftTable = {
  account_id: number
  organization_id: number
  participant_id: string
  form: string
  fields: Json<Readonly<Record<string, readonly string[]>>>
  updated_at: Date
}

export type RecordTables = {
  participant_story: ParticipantStoryTable
  information_need: InformationNeedTable
  key_date: KeyDateTable
  concern: ConcernTable
  work_draft: WorkDraftTable
}
