import type { Generated, GeneratedAlways } from 'kysely'
import type { AppointmentStatus, AppointmentWay } from '../domain/appointment.ts'
import type { AssessmentTaking } from '../domain/assessment.ts'
import type { NoteSubject, NoteVisibility } from '../domain/note.ts'
import type { GoalStatus, StepOwner, StepStatus } from '../domain/plan.ts'
import type { ReviewStatus } from '../domain/review.ts'
import type { CasePath, CaseStatus } from '../domain/support-case.ts'
import type { DateText, Json } from './column.ts'

export type SupportCaseTable = {
  id: string
  place_slug: string
  participant_id: string
  organization_id: number
  hub_id: number | null
  program: string
  referral_id: string | null
  help_request_id: number | null
  path: CasePath
  status: CaseStatus
  owner_account_id: number | null
  next_step: string | null
  due_at: Date | null
  /** Hundredths of a usual case: domain/caseload.ts. */
  weight: Generated<number>
  opened_at: Date
  last_heard_at: Date | null
  last_tried_at: Date | null
  paused_until: DateText | null
  support_ends_on: DateText | null
  closed_at: Date | null
  outcome: string | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type CaseEventTable = {
  id: Generated<number>
  case_id: string
  participant_id: string
  organization_id: number
  at: Date
  move: string
  from_status: CaseStatus | null
  to_status: CaseStatus
  account_id: number | null
  from_account_id: number | null
  to_account_id: number | null
  reason: string | null
  words: string | null
  facts: Json<Readonly<Record<string, unknown>>>
  for_person: Generated<boolean>
  undoes: number | null
}

export type BarrierTable = {
  id: string
  participant_id: string
  organization_id: number
  kind: string
  words: string | null
  health: Generated<boolean>
  since: Date
  added_by: number | null
  resolved_at: Date | null
  resolved_words: string | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type StrengthTable = {
  id: string
  participant_id: string
  organization_id: number
  kind: string
  words: string
  since: Date
  added_by: number | null
  ended_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type GoalTable = {
  id: string
  case_id: string
  participant_id: string
  organization_id: number
  words: string
  why: string | null
  area: string
  status: GoalStatus
  target_on: DateText | null
  ended_at: Date | null
  ended_words: string | null
  made_at: Date
  made_by: number | null
  changed_at: Date
  changed_by: number | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type StepTable = {
  id: string
  goal_id: string
  case_id: string
  participant_id: string
  organization_id: number
  words: string
  owner_side: StepOwner
  owner_account_id: number | null
  owner_words: string | null
  asks_file: Generated<boolean>
  status: StepStatus
  due_on: DateText | null
  blocked_by: string | null
  blocked_words: string | null
  replaced_by: string | null
  ended_at: Date | null
  ended_words: string | null
  made_at: Date
  made_by: number | null
  changed_at: Date
  changed_by: number | null
  version: Generated<number>
  sample: Generated<boolean>
}

export type NoteTable = {
  id: string
  case_id: string | null
  participant_id: string
  organization_id: number
  account_id: number | null
  kind: string
  subject: NoteSubject
  visibility: NoteVisibility
  two_way: boolean
  words: string
  happened_at: Date
  written_at: Date
  corrects: string | null
  /** Where a note of a minute or two pointed somebody, as they agreed: a code of what helps. */
  signpost: string | null
  sample: Generated<boolean>
}

export type AssessmentTable = {
  id: string
  case_id: string | null
  participant_id: string
  organization_id: number
  instrument: string
  instrument_version: string
  answers: Json<Readonly<Record<string, number>>>
  scores: Json<Readonly<Record<string, number>>>
  taken_at: Date
  taken_how: AssessmentTaking
  account_id: number | null
  /** Whether the instrument tells of health: worked out by the database from which one it is. */
  health: GeneratedAlways<boolean>
  withdrawn_at: Date | null
  sample: Generated<boolean>
}

export type ReviewTable = {
  id: string
  case_id: string
  participant_id: string
  organization_id: number
  kind: string
  status: ReviewStatus
  opens_on: DateText
  due_on: DateText
  done_at: Date | null
  done_by: number | null
  words: string | null
  exempt_reason: string | null
  extended_days: number | null
  /** The due date it is measured by; null: its own. */
  counts_from: DateText | null
  replaced_by: string | null
  told_at: Date | null
  version: Generated<number>
  sample: Generated<boolean>
  cancelled_at: Generated<Date | null>
}

export type AppointmentTable = {
  id: string
  case_id: string | null
  participant_id: string
  organization_id: number
  hub_id: number | null
  owner_account_id: number
  about: string
  way: AppointmentWay
  where_words: string | null
  starts_at: Date
  minutes: number
  status: AppointmentStatus
  moved_from: Date | null
  moved_by: 'person' | 'us' | null
  reason: string | null
  recorded_at: Date | null
  recorded_by: number | null
  note_id: string | null
  feedback: number | null
  feedback_words: string | null
  feedback_at: Date | null
  video_link: Generated<string | null>
  /** The case waits for it: its date follows. */
  is_next_step: Generated<boolean>
  /** When this time was made, or moved. */
  chosen_at: Generated<Date | null>
  booked_by: Generated<number | null>
  moves: Generated<number>
  /** Taken over from a colleague, beside another at the same time. */
  clashes: Generated<boolean>
  version: Generated<number>
  sample: Generated<boolean>
}

export type CaseworkTables = {
  support_case: SupportCaseTable
  case_event: CaseEventTable
  barrier: BarrierTable
  strength: StrengthTable
  goal: GoalTable
  step: StepTable
  note: NoteTable
  assessment: AssessmentTable
  review: ReviewTable
  appointment: AppointmentTable
}
