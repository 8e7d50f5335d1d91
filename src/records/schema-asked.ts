import type { Generated, GeneratedAlways } from 'kysely'
import type { AskedStatus } from '../domain/assessment-request.ts'
import type { DateText } from './column.ts'

export type AssessmentRequestTable = {
  id: string
  case_id: string | null
  participant_id: string
  organization_id: number
  instrument: string
  asked_by: number
  asked_at: Date
  answer_by: DateText
  status: AskedStatus
  ended_at: Date | null
  assessment_id: string | null
  version: Generated<number>
  health: GeneratedAlways<boolean>
  sample: Generated<boolean>
}

export type AskedTables = { assessment_request: AssessmentRequestTable }
