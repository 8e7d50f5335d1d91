import type { Generated } from 'kysely'
import type { AttendanceStatus, CohortStatus, PlaceOutcome, PlaceStatus } from '../domain/cohort.ts'
import type { PanelStatus } from '../domain/panel.ts'
import type { DateText } from './column.ts'

export type CohortTable = {
  id: string
  place_slug: string
  organization_id: number
  hub_id: number | null
  program: string
  name: string
  about: string | null
  facilitator_account_id: number
  starts_on: DateText
  weeks: number
  from_time: string
  minutes: number
  where_words: string
  ceiling: number
  /** The share of meetings that a certificate takes. */
  pass_percent: number
  open_to_others: Generated<boolean>
  status: CohortStatus
  made_at: Date
  made_by: number | null
  ended_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type CohortSessionTable = {
  id: string
  cohort_id: string
  number: number
  starts_at: Date
  minutes: number
  where_words: string
  status: 'planned' | 'held' | 'called-off'
  moved_from: Date | null
  words: string | null
  version: Generated<number>
}

export type CohortPlaceTable = {
  id: string
  cohort_id: string
  participant_id: string
  organization_id: number
  run_by: number
  case_id: string | null
  adviser_account_id: number
  decision_id: string | null
  status: PlaceStatus
  since: Date
  enrolled_at: Date | null
  ended_at: Date | null
  reason: string | null
  outcome: PlaceOutcome | null
  certificate_number: string | null
  certified_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type CohortAttendanceTable = {
  session_id: string
  place_id: string
  participant_id: string
  organization_id: number
  run_by: number
  status: AttendanceStatus
  recorded_at: Date
  recorded_by: number | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type AbsenceFlagTable = {
  id: string
  place_id: string
  cohort_id: string
  participant_id: string
  organization_id: number
  run_by: number
  owner_account_id: number
  in_a_row: number
  raised_at: Date
  due_at: Date
  closed_at: Date | null
  closed_by: number | null
  closed_words: string | null
  sample: Generated<boolean>
}

export type PanelQuestionTable = {
  id: string
  place_slug: string
  participant_id: string
  case_id: string | null
  organization_id: number
  asked_by: number
  /** Who has it until there is an answer: whoever asked, unless it changed hands. */
  owner_account_id: Generated<number | null>
  question: string
  health: Generated<boolean>
  agreed_how: 'in-person' | 'phone' | 'online' | 'letter'
  status: PanelStatus
  asked_at: Date
  look_by: Date
  meets_at: Date | null
  where_words: string | null
  decided_at: Date | null
  decided_by: number | null
  decided_words: string | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type PanelGuestTable = {
  id: string
  panel_id: string
  participant_id: string
  asked_organization_id: number
  account_id: number
  organization_id: number
  invited_by: number
  invited_at: Date
  until: Date
  ended_at: Date | null
  words: string | null
  said_at: Date | null
}

export type CohortTables = {
  cohort: CohortTable
  cohort_session: CohortSessionTable
  cohort_place: CohortPlaceTable
  cohort_attendance: CohortAttendanceTable
  absence_flag: AbsenceFlagTable
  panel_question: PanelQuestionTable
  panel_guest: PanelGuestTable
}
