import type { Generated } from 'kysely'
import type { AlertFrequency, AlertState } from '../domain/alert.ts'
import type { ChecklistAnswer, EnrolmentStatus } from '../domain/enrolment.ts'
import type { DateText, Json } from './column.ts'

export type AlertTable = {
  id: Generated<number>
  uuid: Generated<string>
  reference: string
  place_slug: string
  address: string
  search: string
  frequency: AlertFrequency
  language: Generated<string>
  state: AlertState
  created_at: Date
  confirmed_at: Date | null
  consent_until: Date | null
  asked_again_at: Date | null
  last_run_on: DateText | null
  ended_at: Date | null
  sample: Generated<boolean>
}

export type AlertSentTable = { address: string; opportunity_id: number; alert_id: number | null; at: Date }

export type RunTable = {
  id: Generated<number>
  opportunity_id: number
  starts_at: Date
  ends_at: Date | null
  declared_capacity: number | null
  declared_left: number | null
  offered: number | null
  seats: number | null
  held: Generated<number>
}

export type EnrolmentTable = {
  id: Generated<number>
  reference: string
  opportunity_id: number
  run_id: number | null
  status: EnrolmentStatus
  offered_until: Date | null
  queued_at: Date
  name: string
  address_kind: 'email' | 'phone' | null
  address: string | null
  access_words: string | null
  checklist: Json<readonly ChecklistAnswer[]>
  check_in_code: string
  walked_in: Generated<boolean>
  made_at: Date
  moved_at: Date
  checked_in_at: Date | null
  language: Generated<string>
  sample: Generated<boolean>
}

export type EnrolmentTables = {
  alert: AlertTable
  alert_sent: AlertSentTable
  run: RunTable
  enrolment: EnrolmentTable
}
