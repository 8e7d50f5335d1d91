import type { Generated } from 'kysely'
import type { JobAnswer, JobWay } from '../domain/job-report.ts'
import type { TextQuestionKind } from '../domain/text-question.ts'
import type { DateText, Json } from './column.ts'

export type JobReportTable = {
  id: string
  case_id: string
  participant_id: string
  organization_id: number
  reported_at: Date
  by_way: JobWay
  starts_on: DateText | null
  where_words: string | null
  ended_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type JobCheckTable = {
  id: string
  report_id: string
  case_id: string
  participant_id: string
  organization_id: number
  week: number
  due_on: DateText
  asked_at: Date | null
  /** `adviser`: there was no safe way to ask by. */
  asked_by_way: 'email' | 'text' | 'adviser' | null
  answer: JobAnswer | null
  answered_at: Date | null
  answered_by_way: JobWay | 'adviser' | null
  answered_by: number | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type TextQuestionTable = {
  id: string
  participant_id: string
  case_id: string | null
  address: string
  kind: TextQuestionKind
  facts: Json<Readonly<Record<string, unknown>>>
  asked_at: Date
  until: Date
  ended_at: Date | null
}

export type MyPlanTables = {
  job_report: JobReportTable
  job_check: JobCheckTable
  text_question: TextQuestionTable
}
